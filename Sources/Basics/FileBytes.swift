import Glibc

/// Reads files and descriptors up to a limit, so that a large or endless one takes no more memory than that.
///
/// ```swift
/// if case .bytes(let bytes) = FileBytes.read("notes.txt", limit: 1_000_000) { … }
/// ```
package enum FileBytes {
  /// The result of reading.
  package enum Reading: Equatable {
    /// All bytes, up to the end of the file.
    case bytes([UInt8])
    /// More bytes than the limit: this many when the file was opened, 0 if that is not known.
    case tooLarge(Int)
    /// No such file.
    case missing
    /// A device, a pipe, a socket or a folder.
    case notAFile
    /// A symbolic link, when links are not followed.
    case link
    /// The system's error number.
    case failed(Int32)
  }

  /// Reads a regular file. The limit also holds for one that grows while it is read, or says it is empty (`/proc`).
  ///
  /// - Parameter onlyText: Stops at the first zero byte, which no text has.
  package static func read(
    _ path: String, limit: Int, followsLinks: Bool = true, onlyText: Bool = false
  ) -> Reading {
    // Opening a pipe must not wait for who writes into it.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
    let file = open(path, flags)
    guard file >= 0 else {
      return switch errno {
      case ELOOP where !followsLinks: .link
      case ENXIO: .notAFile
      default: failure(errno)
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
    guard status.st_size <= limit else { return .tooLarge(Int(status.st_size)) }
    return read(descriptor: file, limit: limit, onlyText: onlyText)
  }

  /// Reads a file of any kind, such as a pipe that the shell made.
  package static func readAny(_ path: String, limit: Int) -> Reading {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return failure(errno) }
    defer { close(file) }
    return read(descriptor: file, limit: limit)
  }

  /// Reads a descriptor to its end.
  package static func read(descriptor: Int32, limit: Int, onlyText: Bool = false) -> Reading {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return .failed(errno) }
      if count == 0 { return .bytes(bytes) }
      bytes += part[..<count]
      if bytes.count > limit { return .tooLarge(0) }
      if onlyText, part[..<count].contains(0) { return .bytes(bytes) }
    }
  }

  private static func failure(_ code: Int32) -> Reading {
    code == ENOENT || code == ENOTDIR ? .missing : .failed(code)
  }
}
