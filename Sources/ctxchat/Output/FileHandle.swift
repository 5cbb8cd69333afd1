import Glibc

/// Files by descriptor.
enum FileHandle {
  /// The bytes of standard input, or its first `limit` and a few more.
  static func standardInputBytes(upTo limit: Int = .max) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = read(STDIN_FILENO, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += part[..<count]
    }
    return bytes
  }
}
