internal import Glibc

/// A file, told apart from every other, whatever its name.
struct FileIdentity: Hashable, Sendable {
  var device: UInt
  var inode: UInt

  /// The file that stands under a path; `nil` when there is none.
  static func of(_ path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }
}
