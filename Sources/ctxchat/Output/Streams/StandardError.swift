import Glibc

/// Standard error: everything except the requested output. A failure to write it cannot be reported.
struct StandardError: StreamDescriptor {
  let number: Int32 = STDERR_FILENO

  /// Writes a text.
  func write(_ text: String) {
    _ = writeAll(shown(text))
  }
}
