import Basics

/// The histories that this process has open. Looking into one of them past SQLite's own locks, and closing it again,
/// would take those locks away.
enum OpenFiles {
  private static let counts = Locked<[FileIdentity: Int]>([:])
  /// Locks without a value of their own: see ``Locked``.
  private static let openings = (0..<64).map { _ in Locked(0) }

  /// Opens a file after a look into it: one opening of a path at a time, so that no look sees a file that is
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
