import Glibc

/// The facts about a file without opening it.
struct FileFacts: Equatable {
  enum Kind: Equatable {
    case file
    case folder
    case link
    /// A device, a pipe or a socket.
    case other
  }

  let kind: Kind
  let device: UInt
  let size: Int

  /// `nil` if nothing is there; `errno` has the reason.
  init?(_ path: String, followsLinks: Bool = true) {
    var status = Glibc.stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    device = UInt(status.st_dev)
    size = Int(status.st_size)
  }
}
