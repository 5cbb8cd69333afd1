import Glibc

/// Files by descriptor.
enum FileHandle {
  /// All bytes of standard input.
  static func standardInputBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += part[..<count]
    }
  }
}
