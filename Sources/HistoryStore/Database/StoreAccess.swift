internal import GRDB
internal import Glibc

/// Where the tables of a store are, and whether they can be written.
struct StoreAccess: Sendable {
  var database: any DatabaseWriter
  /// Which file holds them; `nil` when none does.
  var file: FileIdentity?
  /// Why nothing can be written; `nil` when it can.
  var trouble: StoreError?
  /// Whether the file is still open here, but its path leads nowhere or to another.
  var isDisplaced = false
}

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

/// The histories that this process has open. Looking into one of them past SQLite's own locks, and closing it again,
/// would take those locks away.
enum OpenFiles {
  private static let counts = Locked<[FileIdentity: Int]>([:])
  private static let openings = (0..<64).map { _ in Locked(()) }

  /// Opens a file, with a look into it before: one opening of a path at a time, so that no look meets a file that is
  /// half open.
  static func open(_ path: String, _ body: () throws -> StoreAccess) throws -> StoreAccess {
    try openings[path.hashValue & 63].withLock { _ in
      let access = try body()
      add(access.file)
      return access
    }
  }

  static func contains(_ file: FileIdentity) -> Bool { counts.withLock { $0[file] != nil } }

  private static func add(_ file: FileIdentity?) {
    guard let file else { return }
    counts.withLock { $0[file, default: 0] += 1 }
  }

  static func remove(_ file: FileIdentity?) {
    guard let file else { return }
    counts.withLock { counts in
      let left = (counts[file] ?? 1) - 1
      counts[file] = left > 0 ? left : nil
    }
  }
}
