import Glibc

/// Files by descriptor.
enum FileHandle {
  /// Why a file gave no bytes.
  enum Problem: Error, Equatable {
    /// The kernel's number.
    case failed(Int32)
    /// It has more bytes than were wanted, or no end.
    case tooLong
  }

  /// All bytes of standard input.
  ///
  /// - Throws: ``Problem``; reading ends with the first byte over `limit`.
  static func standardInput(upTo limit: Int) throws(Problem) -> [UInt8] {
    try bytes(of: STDIN_FILENO, upTo: limit)
  }

  /// All bytes of a file, or of anything else that can be read to its end.
  ///
  /// - Throws: ``Problem``; reading ends with the first byte over `limit`.
  static func bytes(at path: String, upTo limit: Int) throws(Problem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .failed(errno) }
    defer { close(file) }
    return try bytes(of: file, upTo: limit)
  }

  private static func bytes(of file: Int32, upTo limit: Int) throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .failed(errno) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { throw .tooLong }
      bytes += part[..<count]
    }
  }
}
