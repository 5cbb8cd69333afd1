internal import GRDB

/// Everything that happened, kept in one SQLite file: contexts, conversations, turns, streams,
/// drafts.
///
/// The extensions hold one concept each. Every call runs on the database's own queues and never
/// blocks the caller's thread. Writings are carried out even when the caller's task is cancelled
/// meanwhile; each is one transaction, so that a process killed at any moment leaves all of it or
/// nothing.
package final class HistoryStore: Sendable {
  /// Where the file is; `nil` for a store that is kept nowhere.
  package let path: String?
  /// Whether the file takes no writes: then everything that writes throws
  /// ``StoreError/Kind/readOnly``.
  package let isReadOnly: Bool
  /// Who writes through this store.
  let owner: StoreOwner
  /// Replies that are still coming in.
  let streams: StreamTexts
  let database: any DatabaseWriter
  let isClosed = Locked(false)
  /// The seeds that the file is known to hold, so that a save need not write them again.
  let knownSeeds = Locked<[String: KnownSeed]>([:])

  init(database: any DatabaseWriter, path: String?, isReadOnly: Bool) {
    self.database = database
    self.path = path
    self.isReadOnly = isReadOnly
    let owner = StoreOwner.ofThisProcess()
    self.owner = owner
    streams = StreamTexts(database: path, owner: owner.id)
  }

  /// How much a writing must survive.
  enum Durability {
    /// A crash of the program, at once; of the machine, after the next checkpoint.
    case program
    /// A crash of the machine, too: the disk has it before the call returns.
    case machine
  }

  /// Reads at one moment in time.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try checkOpen()
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      database.asyncRead { access in
        continuation.resume(returning: self.outcome { try body(access.get()) })
      }
    }
    return try result.get()
  }

  /// Reads at one moment in time; stops when the caller's task is cancelled.
  func readCancellably<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try checkOpen()
    do {
      return try await database.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Writes in one transaction.
  func write<Value: Sendable>(
    _ durability: Durability = .machine,
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try checkOpen()
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      database.asyncWriteWithoutTransaction { db in
        continuation.resume(
          returning: self.outcome { try Self.inTransaction(db, durability, body) })
      }
    }
    return try result.get()
  }

  /// Takes the write lock at the start: waiting for another process is possible only there.
  private static func inTransaction<Value>(
    _ db: Database, _ durability: Durability, _ body: (Database) throws -> Value
  ) throws -> Value {
    try db.execute(sql: "PRAGMA synchronous = \(durability == .machine ? "FULL" : "NORMAL")")
    var value: Value?
    try db.inTransaction(.immediate) {
      value = try body(db)
      return .commit
    }
    guard let value else { throw StoreError(.other, "Nothing was written.") }
    return value
  }

  private func outcome<Value>(_ body: () throws -> Value) -> Result<Value, StoreError> {
    do {
      return .success(try body())
    } catch {
      return .failure(StoreError(error, path: path))
    }
  }

  func checkOpen() throws(StoreError) {
    if isClosed.value { throw .closed }
  }
}
