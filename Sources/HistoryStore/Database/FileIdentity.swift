internal import Glibc

/// The identity of a file, whatever its name.
struct FileIdentity: Hashable, Sendable {
  var device: UInt
  var inode: UInt

  /// The file at a path; `nil` if there is none.
  static func of(_ path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }
}
