import Glibc

/// The bytes of files.
enum FileBytes {
  /// All bytes of a regular file.
  static func read(_ path: String) throws(SeedError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw SeedError("\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SeedError("\(path) is not a regular file.")
    }
    return read(descriptor: file)
  }

  /// All bytes that a descriptor gives.
  static func read(descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += part[..<count]
    }
  }
}
