import Wording

internal import Basics
internal import GRDB

/// The history in one SQLite file: contexts, conversations, turns, streams,
/// drafts.
///
/// Each extension contains one concept. Every call runs on the database's own queues and never
/// blocks the caller's thread. Writes are carried out even if the caller's task is cancelled
/// meanwhile; each is one transaction, so that a process killed at any moment leaves all of it or
/// nothing.
///
/// A file that cannot be written is read anyway: then everything that writes throws ``trouble``, until
/// ``tryAgain()`` finds that it can be written again.
///
/// ```swift
/// let store = try await HistoryStore.open(at: folder + "/history.sqlite")
/// let conversations = try await store.conversations(of: context.key)
/// ```
package final class HistoryStore: Sendable {
  /// The path of the file; `nil` for a store that is kept nowhere.
  package let path: String?
  /// The owner of the writes of this store.
  let owner: StoreOwner
  /// Replies that are still streaming.
  let streams: StreamTexts
  /// The tables, and whether they can be written.
  let access: Locked<StoreAccess>
  let isClosed = Locked(false)
  /// True while a check for a writable history runs.
  let isTrying = Locked(false)
  /// The seeds that are known to be in the file, so that a save need not write them again.
  let knownSeeds = Locked<[String: KnownSeed]>([:])

  init(_ access: StoreAccess, path: String?) {
    self.path = path
    self.access = Locked(access)
    let owner = StoreOwner.ofThisProcess()
    self.owner = owner
    streams = StreamTexts(database: path, owner: owner.id)
  }

  deinit {
    if !isClosed.value { OpenFiles.remove(access.value.file) }
  }

  /// The crashes that a write must survive.
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
    notePlace()
    let access = access.value
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      if access.isDisplaced {
        // A connection that is opened now would open the file that is at the path by now.
        access.database.asyncWriteWithoutTransaction { db in
          continuation.resume(
            returning: self.outcome(db) {
              try Self.inTransaction(db, .deferred, then: .rollback) { try body(db) }
            })
        }
      } else {
        access.database.asyncRead { connection in
          continuation.resume(
            returning: self.outcome(try? connection.get()) { try body(connection.get()) })
        }
      }
    }
    if case .failure = result, !access.isDisplaced {
      // It may have gone while a connection was being opened.
      notePlace()
      if self.access.value.isDisplaced { return try await read(body) }
    }
    return try result.get()
  }

  /// Reads at one moment in time; stops when the caller's task is cancelled.
  func readCancellably<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try checkOpen()
    notePlace()
    let access = access.value
    if access.isDisplaced { return try await read(body) }
    do {
      return try await access.database.read { db in try self.outcome(db) { try body(db) }.get() }
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
    try await waitUntilWritable()
    let database = access.value.database
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      database.asyncWriteWithoutTransaction { db in
        continuation.resume(
          returning: self.outcome(db) {
            let mode = durability == .machine ? "FULL" : "NORMAL"
            try db.execute(sql: "PRAGMA synchronous = \(mode)")
            // Takes the write lock at the start: waiting for another process is possible only there.
            return try Self.inTransaction(db, .immediate, then: .commit) { try body(db) }
          })
      }
    }
    return try result.get()
  }

  private static func inTransaction<Value>(
    _ db: Database, _ kind: Database.TransactionKind, then end: Database.TransactionCompletion,
    _ body: () throws -> Value
  ) throws -> Value {
    var value: Value?
    try db.inTransaction(kind) {
      value = try body()
      return end
    }
    guard let value else { throw StoreError(.other, localized("The history gave no result.")) }
    return value
  }

  private func outcome<Value>(
    _ db: Database?, _ body: () throws -> Value
  ) -> Result<Value, StoreError> {
    do {
      return .success(try body())
    } catch {
      return .failure(StoreError(error, path: path, in: db))
    }
  }

  func checkOpen() throws(StoreError) {
    if isClosed.value { throw .closed }
  }
}
