/// A connection to a database while it is lent out: SQL with `?` for each argument, in the words that SQLite and
/// PostgreSQL share.
protocol SQLConnection {
  /// The rows of a query.
  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow]

  /// Runs a statement; returns how many rows it changed.
  @discardableResult func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int
}

extension SQLConnection {
  func rows(_ sql: String) throws -> [SQLRow] { try rows(sql, []) }

  func row(_ sql: String, _ arguments: [SQLValue]) throws -> SQLRow? {
    try rows(sql, arguments).first
  }
}
