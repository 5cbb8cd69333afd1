internal import Basics
internal import Dispatch
internal import GRDB

extension HistoryStore {
  /// Opens the history, makes it if there is none, and brings an older one up to date after
  /// copying it to `history-before-vN.sqlite` beside it.
  ///
  /// A history that cannot be written now is opened for reading, and one that cannot be made is empty;
  /// ``trouble`` says why.
  ///
  /// - Throws: ``StoreError``: `newer` for a file of a newer version of the program, which is not touched.
  package static func open(at path: String) async throws(StoreError) -> HistoryStore {
    try await open(at: path, migrations: .all)
  }

  /// A history that is kept nowhere: for `--no-save`, and to continue when the file cannot be opened.
  package static func temporary() async throws(StoreError) -> HistoryStore {
    try await offThePool(path: nil) {
      HistoryStore(StoreAccess(database: try emptyDatabase(.all)), path: nil)
    }
  }

  /// Opens the history for reading without changing a byte of it, or making anything; `nil` if there is none.
  package static func openForReading(
    at path: String
  ) async throws(StoreError) -> HistoryStore? {
    guard let file = FileIdentity.of(path) else { return nil }
    return try await offThePool(path: path) {
      let access = try OpenFiles.open(path) {
        let migrations = Migrations.all
        try QuietReading.refuseNewer(DatabaseFile(path: path), migrations)
        // The quiet way, when it is closed again, would take away the locks of a store that has the file open here.
        let ways: [Way] = OpenFiles.contains(file) ? [.shared, .quiet] : [.quiet, .shared]
        let database = try readable(DatabaseFile(path: path), migrations, ways: ways)
        let trouble = StoreError(.readOnly, StoreError.sentence(.readOnly, file: path))
        return StoreAccess(database: database, file: file, trouble: trouble)
      }
      return HistoryStore(access, path: path)
    }
  }

  /// Gives back what this store claims and closes the file; later calls throw
  /// ``StoreError/Kind/closed``.
  package func close() async {
    notePlace()
    if trouble == nil { try? await releaseAll() }
    let wasClosed = isClosed.withLock { closed in
      defer { closed = true }
      return closed
    }
    if wasClosed { return }
    streams.own.close()
    await Self.leave(access.value)
  }

  /// Maximum wait of a write for that of another program, in seconds.
  private static let writingPatience = 10

  /// - Parameter patience: Maximum wait of the opening for another program that has the file locked, in
  ///   seconds. Short: the file can be read meanwhile.
  static func open(
    at path: String, migrations: Migrations, patience: Double = 3
  ) async throws(StoreError) -> HistoryStore {
    try await offThePool(path: path) {
      let file = DatabaseFile(path: path)
      let access = try OpenFiles.open(path) {
        try QuietReading.refuseNewer(file, migrations)
        do {
          return try openForWriting(file, migrations: migrations, patience: patience)
        } catch {
          let trouble = file.cause(of: error)
          guard trouble.kind.leavesReading else { throw trouble }
          return try openInTrouble(file, migrations: migrations, trouble)
        }
      }
      return HistoryStore(access, path: path)
    }
  }

  static func openForWriting(
    _ file: DatabaseFile, migrations: Migrations, patience: Double
  ) throws -> StoreAccess {
    try file.prepare()
    let identity = FileIdentity.of(file.path)
    let database = try DatabasePool(
      path: file.path,
      configuration: configuration(path: file.path, isReadOnly: false, patience: patience))
    try bringUpToDate(database, file: file, migrations: migrations)
    try database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA busy_timeout = \(writingPatience * 1000)")
    }
    return StoreAccess(database: database, file: identity)
  }

  /// A read-only view of a history that cannot be written.
  private static func openInTrouble(
    _ file: DatabaseFile, migrations: Migrations, _ trouble: StoreError
  ) throws -> StoreAccess {
    guard let identity = FileIdentity.of(file.path) else {
      // A path that can never be one is a mistake, not a trouble.
      guard trouble.kind != .cannotOpen else { throw trouble }
      return StoreAccess(database: try emptyDatabase(migrations), trouble: trouble)
    }
    do {
      let database = try readable(file, migrations, ways: [.shared, .quiet])
      return StoreAccess(database: database, file: identity, trouble: trouble)
    } catch let error where StoreError(error, path: file.path).kind.leavesReading {
      throw trouble
    }
  }

  /// The ways to open a file for reading.
  enum Way {
    /// As one reader among others: sees what they write.
    case shared
    /// Without the files beside it that readers share: works whatever may be written.
    case quiet
  }

  /// Opens a file that is only read, in the first way that can be.
  static func reader(of file: DatabaseFile, _ ways: [Way]) throws -> any DatabaseWriter {
    var failure: (any Error)?
    for way in ways {
      do {
        switch way {
        case .shared:
          return try DatabasePool(
            path: file.path, configuration: configuration(path: file.path, isReadOnly: true))
        case .quiet: return try QuietReading.open(file)
        }
      } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? StoreError(.cannotOpen, StoreError.sentence(.cannotOpen, file: file.path))
  }

  /// The tables of a file that is only read, as this version of the program knows them: a file of an older one is
  /// brought up to date in memory.
  private static func readable(
    _ file: DatabaseFile, _ migrations: Migrations, ways: [Way]
  ) throws -> any DatabaseWriter {
    let database = try reader(of: file, ways)
    let version = try check(database, file: file, migrations: migrations)
    if version == migrations.version { return database }
    let copy = try DatabaseQueue(configuration: configuration(path: nil, isReadOnly: false))
    try database.backup(to: copy)
    try database.close()
    try migrations.run(on: copy)
    return copy
  }

  private static func emptyDatabase(_ migrations: Migrations) throws -> DatabaseQueue {
    let database = try DatabaseQueue(configuration: configuration(path: nil, isReadOnly: false))
    try migrations.run(on: database)
    return database
  }

  private static func bringUpToDate(
    _ database: DatabasePool, file: DatabaseFile, migrations: Migrations
  ) throws {
    let version = try check(database, file: file, migrations: migrations)
    if version == migrations.version { return }
    if version > 0 { try file.backUp(database, before: migrations.version) }
    try migrations.run(on: database)
  }

  /// The version of the file, if it is ours and not newer.
  private static func check(
    _ database: any DatabaseReader, file: DatabaseFile, migrations: Migrations
  ) throws -> Int {
    try database.read { db in
      let version = try Migrations.version(db)
      if version == 0, try isEmpty(db) { return 0 }
      guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID else {
        throw StoreError(.corrupt, StoreError.sentence(.corrupt, file: file.path))
      }
      if let newer = try migrations.newer(db) {
        throw StoreError(.newer, StoreError.sentence(.newer, file: file.path), detail: newer)
      }
      return version
    }
  }

  /// True if it has no tables. GRDB's own may be there: another process is making the file just
  /// now.
  private static func isEmpty(_ db: Database) throws -> Bool {
    let sql = "SELECT count(*) FROM sqlite_master WHERE tbl_name NOT GLOB 'grdb_*'"
    return try Int.fetchOne(db, sql: sql) == 0
  }

  /// - Parameters:
  ///   - path: For the words of an error.
  ///   - first: The first statements on a new connection.
  static func configuration(
    path: String?, isReadOnly: Bool, patience: Double = 1,
    first: (@Sendable (Database) throws -> Void)? = nil
  ) -> Configuration {
    var configuration = Configuration()
    configuration.label = "ctxchat.history"
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patience)
    configuration.maximumReaderCount = 3
    configuration.prepareDatabase { db in
      try first?(db)
      // An error here is asked for its cause while the file is still open.
      do { _ = try Row.fetchOne(db, sql: "SELECT 1 FROM sqlite_master") } catch {
        throw StoreError(error, path: path, in: db)
      }
    }
    return configuration
  }

  /// Runs blocking work on a thread that may block.
  static func offThePool<Value: Sendable>(
    path: String?, _ body: @escaping @Sendable () throws -> Value
  ) async throws(StoreError) -> Value {
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      DispatchQueue(label: "ctxchat.history.opening").async {
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
