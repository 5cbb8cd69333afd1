internal import Basics
internal import GRDB

/// A history that cannot be written.
extension HistoryStore {
  /// Why nothing can be written; `nil` when it can, as far as is known.
  package var trouble: StoreError? { access.value.trouble }

  /// The recovery of a store that was in trouble.
  package enum Recovery: Hashable, Sendable {
    /// Nothing can be written yet.
    case none
    /// It can be written, and its contents are unchanged.
    case same
    /// It can be written, and may hold something else: a file was made, brought up to date, or put in its place.
    case reopened
  }

  /// Checks if the history can be written again. A file that was removed is not created again: whoever removed it
  /// wanted it gone.
  package func tryAgain() async -> Recovery {
    notePlace()
    guard trouble != nil, let path, !isClosed.value else { return .same }
    let isFirst = isTrying.withLock { isTrying in
      defer { isTrying = true }
      return !isTrying
    }
    guard isFirst else { return .none }
    defer { isTrying.withLock { $0 = false } }
    return await recover(path)
  }

  private func recover(_ path: String) async -> Recovery {
    let before = access.value
    let now = FileIdentity.of(path)
    if before.isDisplaced, now == before.file {
      access.withLock { access in
        access.trouble = nil
        access.isDisplaced = false
      }
      return .same
    }
    if now == nil, before.file != nil { return .none }
    do throws(StoreError) {
      let opened = try await Self.offThePool(path: path) {
        let file = DatabaseFile(path: path)
        return try OpenFiles.open(path) {
          try QuietReading.refuseNewer(file, .all)
          return try Self.openForWriting(file, migrations: .all, patience: 1)
        }
      }
      access.withLock { $0 = opened }
      knownSeeds.withLock { $0 = [:] }
      await Self.leave(before)
      return .reopened
    } catch {
      return .none
    }
  }

  /// Looks once more for another program that held the file when it was opened.
  ///
  /// - Throws: Why nothing can be written.
  func waitUntilWritable() async throws(StoreError) {
    notePlace()
    if trouble?.kind == .locked { _ = await tryAgain() }
    if let trouble { throw trouble }
  }

  /// Takes note when the file that is open here is no longer the one under its path: what is written to it would be
  /// lost.
  func notePlace() {
    guard let path else { return }
    access.withLock { access in
      guard !access.isDisplaced, let file = access.file, access.trouble == nil else { return }
      let now = FileIdentity.of(path)
      guard now != file else { return }
      access.isDisplaced = true
      let kind: StoreError.Kind = now == nil ? .removed : .replaced
      access.trouble = StoreError(kind, StoreError.sentence(kind, file: path))
    }
  }

  /// Closes what a store no longer uses.
  static func leave(_ access: StoreAccess) async {
    guard !access.isDisplaced else {
      // SQLite would take the files that are at the path by now for those of this database, and remove
      // them. So it is left open until the process ends.
      _ = Unmanaged.passRetained(access.database as AnyObject)
      return
    }
    _ = try? await offThePool(path: nil) {
      // The writer must be the last connection: only then does SQLite empty and remove the `-wal`.
      if let pool = access.database as? DatabasePool {
        if !pool.configuration.readonly { try pool.barrierWriteWithoutTransaction { _ in } }
        pool.invalidateReadOnlyConnections()
      }
      try access.database.close()
    }
    OpenFiles.remove(access.file)
  }
}
