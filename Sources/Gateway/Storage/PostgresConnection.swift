import CPostgres
import FoundationEssentials

/// One connection to a PostgreSQL server, through libpq.
///
/// Unchecked: `PostgresStorage` lends it out under its lock, one user at a time; ``isGood`` is read and written
/// there only.
final class PostgresConnection: SQLConnection, @unchecked Sendable {
  /// False for good once the server was lost: what was locked on the connection is free then.
  private(set) var isGood = true
  private let connection: OpaquePointer

  /// The server is gone, or was never there.
  struct Lost: Error {
    /// The database's words.
    let reason: String
  }

  /// Connects to an address that libpq knows, such as `postgres://user@host/name`; waits for it.
  init(_ address: String) throws {
    guard cpq_load() == 1 else { throw Lost(reason: String(cString: cpq_load_error())) }
    // Those before the address are defaults that it may change. The server notices a gateway whose machine is
    // gone within half a minute, and gives what it held to others.
    let parameters = [
      ("connect_timeout", "10"), ("application_name", "ctxchat gateway"),
      ("tcp_user_timeout", "20000"), ("dbname", address), ("client_encoding", "UTF8"),
    ]
    let names = CStrings(parameters.map(\.0))
    let values = CStrings(parameters.map(\.1))
    guard let opened = PQconnectdbParams(names.pointers, values.pointers, 1) else {
      throw Lost(reason: "out of memory")
    }
    connection = opened
    guard PQstatus(opened) == 0 else {
      isGood = false
      throw Lost(reason: Self.words(PQerrorMessage(opened)))
    }
    let settings = [
      "client_min_messages": "warning", "statement_timeout": "10000", "lock_timeout": "5000",
      "idle_in_transaction_session_timeout": "20000", "tcp_keepalives_idle": "10",
      "tcp_keepalives_interval": "5", "tcp_keepalives_count": "4",
    ]
    let calls = settings.map { "set_config('\($0.key)', '\($0.value)', false)" }
    _ = try run("SELECT " + calls.joined(separator: ", "), [])
  }

  deinit { PQfinish(connection) }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
    let result = try run(sql, arguments)
    let columns = (0..<PQnfields(result.pointer)).map { column in
      (
        name: String(cString: PQfname(result.pointer, column)),
        type: PQftype(result.pointer, column)
      )
    }
    return (0..<PQntuples(result.pointer)).map { row in
      var values: [String: SQLValue] = [:]
      for (column, (name, type)) in columns.enumerated() {
        values[name] = result.value(row, Int32(column), type)
      }
      return SQLRow(values: values)
    }
  }

  @discardableResult func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try run(sql, arguments).changed
  }

  private func run(_ sql: String, _ arguments: [SQLValue]) throws -> PostgresResult {
    guard isGood else { throw Lost(reason: "the connection was lost") }
    let sent = PostgresArguments(arguments)
    let result = PQexecParams(
      connection, PostgresArguments.numbered(sql), Int32(arguments.count), nil, sent.values,
      sent.lengths, sent.formats, 1)
    if let result, [1, 2].contains(PQresultStatus(result)) {
      return PostgresResult(pointer: result)
    }
    let reason = Self.words(result.map { PQresultErrorMessage($0) } ?? PQerrorMessage(connection))
    if let result { PQclear(result) }
    guard PQstatus(connection) == 0 else {
      isGood = false
      throw Lost(reason: reason)
    }
    throw GatewayError.noStorage(reason)
  }

  /// A message of libpq in one line; those hold no password.
  private static func words(_ text: UnsafePointer<CChar>?) -> String {
    let message = text.map { String(cString: $0) } ?? ""
    return message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0.isWhitespace } }
      .joined(separator: " ")
  }
}
