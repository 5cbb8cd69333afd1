import Glibc

/// A file that should hold text.
enum TextFile {
  enum Reading {
    case text(String)
    case tooLarge(bytes: Int)
    case binary
    case missing
  }

  /// Reads a regular file of UTF-8 text; `~/` is understood.
  static func read(_ path: String, limit: Int) -> Reading {
    let file = open(PathCompletion.expanded(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return .missing }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .missing }
    guard status.st_size <= limit else { return .tooLarge(bytes: Int(status.st_size)) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &part, part.count)
      if count <= 0 { break }
      bytes += part[..<count]
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      return .binary
    }
    return .text(text)
  }
}
