import Glibc

/// Standard error: everything beside what was asked for. Nobody could be told that it takes nothing.
struct StandardError: StreamDescriptor {
  let number: Int32 = STDERR_FILENO

  /// Writes a text.
  func write(_ text: String) {
    _ = writeAll(shown(text))
  }
}
