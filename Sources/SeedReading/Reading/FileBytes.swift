import Glibc

/// The bytes of files, never more than are wanted.
package enum FileBytes {
  package enum Reading: Equatable {
    case bytes([UInt8])
    /// It has more bytes than are wanted: this many when it was opened, or 0 where that is not known.
    case tooLarge(Int)
    case missing
    /// A device, a pipe, a socket or a folder.
    case notAFile
    /// A link, which was not to be followed.
    case link
    case unreadable(String)
  }

  /// Reads a regular file. Its size is looked at while it is read, as it may grow, or not be told (`/proc`).
  ///
  /// - Parameter onlyText: Whether the rest does not matter once there is a zero, which no text has.
  package static func read(
    _ path: String, limit: Int, followsLinks: Bool = true, onlyText: Bool = false
  ) -> Reading {
    // Opening a pipe must not wait for who writes into it.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
    let file = open(path, flags)
    guard file >= 0 else {
      return switch errno {
      case ENOENT, ENOTDIR: .missing
      case ELOOP where !followsLinks: .link
      case ENXIO: .notAFile
      default: .unreadable(String(cString: strerror(errno)))
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
    guard status.st_size <= limit else { return .tooLarge(Int(status.st_size)) }
    return read(descriptor: file, limit: limit, onlyText: onlyText)
  }

  /// Reads what a descriptor gives to its end.
  static func read(descriptor: Int32, limit: Int, onlyText: Bool = false) -> Reading {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return .unreadable(String(cString: strerror(errno))) }
      if count == 0 { return .bytes(bytes) }
      bytes += part[..<count]
      if bytes.count > limit { return .tooLarge(0) }
      if onlyText, part[..<count].contains(0) { return .bytes(bytes) }
    }
  }
}
