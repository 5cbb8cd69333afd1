import Glibc

/// The head of a SQLite file (its file format, section 1.3).
enum DatabaseHeader {
  /// The program's own version number of the file: the 4 bytes at offset 60, most significant
  /// first.
  static func version(of path: String) -> Int? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 64)
    guard pread(file, &head, head.count, 0) == head.count else { return nil }
    return version(in: head)
  }

  static func version(in head: some Collection<UInt8>) -> Int? {
    guard head.starts(with: "SQLite format 3\u{0}".utf8) else { return nil }
    return head.dropFirst(60).prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }
}
