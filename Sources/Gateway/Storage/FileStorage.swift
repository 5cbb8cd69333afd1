import Basics
import FoundationEssentials
import GRDB
import Glibc
import Wording

/// A file that belongs to one user, or memory: SQLite.
struct FileStorage: GatewayStorage {
  let isShared = false
  private let queue: DatabaseQueue
  private let locks: UseLocks

  /// Opens a file that only its owner can read, or memory when `path` is `nil`.
  ///
  /// - Throws: ``GatewayError`` with the path and the reason.
  init(path: String?) throws {
    var configuration = Configuration()
    // Another gateway may have the same file open.
    configuration.busyMode = .timeout(5)
    locks = UseLocks(beside: path)
    if let path {
      try Self.prepareFile(path)
      do {
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try makeTables()
      } catch {
        throw GatewayError(
          500, "InternalServiceError",
          localized("The gateway's database \(path) cannot be opened: \(String(describing: error))")
        )
      }
    } else {
      queue = try DatabaseQueue(configuration: configuration)
      try makeTables()
    }
  }

  func read<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
    try queue.read { try body(FileConnection(connection: $0)) }
  }

  func write<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
    try queue.write { try body(FileConnection(connection: $0)) }
  }

  func claim(_ id: String) -> (any UseClaim)? { locks.acquire(id) }

  private func makeTables() throws {
    try queue.write { connection in
      for statement in SQLDialect.sqlite.schema { try connection.execute(sql: statement) }
    }
  }

  /// It holds whole documents: no other user may read them.
  private static func prepareFile(_ path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0, fchmod(file, 0o600) == 0 else {
      let reason = SystemError.words(errno)
      if file >= 0 { close(file) }
      throw GatewayError(
        500, "InternalServiceError",
        localized("The gateway's database \(path) cannot be opened: \(reason)."))
    }
    close(file)
  }
}

/// SQLite's connection while it is lent out.
private struct FileConnection: SQLConnection {
  let connection: Database

  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
    let rows = try Row.fetchAll(
      connection, sql: sql, arguments: StatementArguments(arguments.map(Self.argument)))
    return rows.map { row in
      var values: [String: SQLValue] = [:]
      for (name, value) in row { values[name] = Self.value(value) }
      return SQLRow(values: values)
    }
  }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try connection.execute(
      sql: sql, arguments: StatementArguments(arguments.map(Self.argument)))
    return connection.changesCount
  }

  private static func argument(_ value: SQLValue) -> DatabaseValue {
    switch value {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .exact(let text):
      text.utf8.contains(0) ? Data(text.utf8).databaseValue : text.databaseValue
    case .blob(let data): data.databaseValue
    }
  }

  private static func value(_ value: DatabaseValue) -> SQLValue {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(Int(number))
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    case .blob(let data): .blob(data)
    }
  }
}
