import Basics
import Dispatch
import Glibc

/// A file that lines are added to, opened with the first one, for its owner alone. Writing happens
/// on its own queue: a slow disk delays nothing else. Lines that cannot be written are dropped: a log
/// must never be in the way.
package final class LogFile: Sendable {
  /// The path of the file.
  package let path: String
  private let limit: Int
  private let queue = DispatchQueue(label: "ctxchat.log", qos: .utility)
  private let descriptor = Locked<Int32>(-1)

  /// Creates a log file; nothing is opened yet.
  ///
  /// - Parameters:
  ///   - path: The file. Its folder is made when it is missing.
  ///   - limit: In bytes; a file that would grow beyond it becomes `path.1`, instead of the `path.1` before it.
  package init(path: String, limit: Int = 1_000_000) {
    self.path = path
    self.limit = limit
  }

  deinit {
    descriptor.withLock { if $0 >= 0 { close($0) } }
  }

  /// Adds a line soon. A line is written whole or not at all, also when several programs write.
  package func append(_ line: String) {
    queue.async { self.write(Array((line + "\n").utf8)) }
  }

  /// Waits until everything is written.
  package func flush() {
    queue.sync {}
  }

  private func write(_ bytes: [UInt8]) {
    descriptor.withLock { file in
      if file >= 0, !isInPlace(file, adding: bytes.count) {
        close(file)
        file = -1
      }
      if file < 0 { file = opened(adding: bytes.count) }
      guard file >= 0 else { return }
      _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    }
  }

  /// True if the open file is still the one of that name and has room. Another program may have
  /// rotated it.
  private func isInPlace(_ file: Int32, adding count: Int) -> Bool {
    var named = stat()
    var open = stat()
    guard stat(path, &named) == 0, fstat(file, &open) == 0 else { return false }
    return named.st_ino == open.st_ino && Int(open.st_size) + count <= limit
  }

  private func opened(adding count: Int) -> Int32 {
    var status = stat()
    if stat(path, &status) == 0, Int(status.st_size) + count > limit {
      rename(path, path + ".1")
    }
    if let slash = path.lastIndex(of: "/") { Self.makeFolder(String(path[..<slash])) }
    // A pipe in its place must not make the end of the program wait for a reader.
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let file = open(path, flags, 0o600)
    // One that was made by hand may be open to others.
    if file >= 0 { fchmod(file, 0o600) }
    return file
  }

  private static func makeFolder(_ path: String) {
    guard !path.isEmpty, access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/") { makeFolder(String(path[..<slash])) }
    mkdir(path, 0o700)
  }
}
