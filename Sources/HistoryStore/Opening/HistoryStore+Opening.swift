internal import Dispatch
internal import GRDB

extension HistoryStore {
  /// Opens the history, makes it where there is none, and brings an older one up to date after
  /// copying it to `history-before-vN.sqlite` beside it.
  ///
  /// A file that cannot be written is opened for reading.
  ///
  /// - Throws: ``StoreError``: `newer` for a file of a newer version of the program, which is left
  ///   as it is.
  package static func open(at path: String) async throws(StoreError) -> HistoryStore {
    try await open(at: path, migrations: .all)
  }

  /// A history that is kept nowhere: for `--no-save`, and to go on when the file cannot be opened.
  package static func temporary() async throws(StoreError) -> HistoryStore {
    try await offThePool(path: nil) {
      let database = try DatabaseQueue(configuration: configuration(isReadOnly: false))
      try Migrations.all.run(on: database)
      return HistoryStore(database: database, path: nil, isReadOnly: false)
    }
  }

  /// Gives back what this store claims and closes the file; later calls throw
  /// ``StoreError/Kind/closed``.
  package func close() async {
    if !isReadOnly { try? await releaseAll() }
    let wasClosed = isClosed.withLock { closed in
      defer { closed = true }
      return closed
    }
    if wasClosed { return }
    streams.own.close()
    _ = try? await Self.offThePool(path: path) { [database] in
      // The writer must be the last connection: only then does SQLite empty and remove the `-wal`.
      if let pool = database as? DatabasePool {
        try pool.barrierWriteWithoutTransaction { _ in }
        pool.invalidateReadOnlyConnections()
      }
      try database.close()
    }
  }

  static func open(
    at path: String, migrations: Migrations
  ) async throws(StoreError) -> HistoryStore {
    try await offThePool(path: path) {
      let file = DatabaseFile(path: path)
      try file.prepare()
      do {
        let database = try DatabasePool(path: path, configuration: configuration(isReadOnly: false))
        try bringUpToDate(database, file: file, migrations: migrations)
        return HistoryStore(database: database, path: path, isReadOnly: false)
      } catch let error where StoreError(error, path: path).kind == .readOnly {
        return try openForReading(file, migrations: migrations)
      }
    }
  }

  static func openForReading(
    _ file: DatabaseFile, migrations: Migrations
  ) throws -> HistoryStore {
    let database = try DatabasePool(path: file.path, configuration: configuration(isReadOnly: true))
    guard try check(database, file: file, migrations: migrations) == migrations.version else {
      throw StoreError(.readOnly, StoreError.sentence(.readOnly, file: file.path))
    }
    return HistoryStore(database: database, path: file.path, isReadOnly: true)
  }

  private static func bringUpToDate(
    _ database: DatabasePool, file: DatabaseFile, migrations: Migrations
  ) throws {
    let version = try check(database, file: file, migrations: migrations)
    if version == migrations.version { return }
    if version > 0 { try file.backUp(database, before: migrations.version) }
    try migrations.run(on: database)
  }

  /// The version of the file, when it is one of ours and none of the future's.
  private static func check(
    _ database: DatabasePool, file: DatabaseFile, migrations: Migrations
  ) throws -> Int {
    try database.writeWithoutTransaction { db in
      let version = try Migrations.version(db)
      if version == 0, try isEmpty(db) { return 0 }
      guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID else {
        throw StoreError(.corrupt, StoreError.sentence(.corrupt, file: file.path))
      }
      guard version <= migrations.version else {
        throw StoreError(
          .newer, StoreError.sentence(.newer, file: file.path),
          detail: "version \(version), known \(migrations.version)")
      }
      return version
    }
  }

  /// Whether nobody's tables are in it. GRDB's own may be: another process is making the file just
  /// now.
  private static func isEmpty(_ db: Database) throws -> Bool {
    let sql = "SELECT count(*) FROM sqlite_master WHERE tbl_name NOT GLOB 'grdb_*'"
    return try Int.fetchOne(db, sql: sql) == 0
  }

  private static func configuration(isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = "ctxchat.history"
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 3
    return configuration
  }

  /// Runs blocking work on a thread that may block.
  private static func offThePool<Value: Sendable>(
    path: String?, _ body: @escaping @Sendable () throws -> Value
  ) async throws(StoreError) -> Value {
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        do {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(StoreError(error, path: path)))
        }
      }
    }
    return try result.get()
  }
}
