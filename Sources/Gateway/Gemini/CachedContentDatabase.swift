import FoundationEssentials
import GRDB

/// The table of cached contents.
struct CachedContentDatabase: Sendable {
  let queue: DatabaseQueue

  static let schema = """
    CREATE TABLE IF NOT EXISTS cached_content (
      number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, model TEXT NOT NULL,
      display_name BLOB, messages BLOB NOT NULL, tokens INTEGER NOT NULL,
      create_time REAL NOT NULL, update_time REAL NOT NULL, expire_time REAL NOT NULL);
    """

  func content(_ id: String) throws -> CachedContent? {
    try queue.read { connection in
      try Row.fetchOne(
        connection, sql: "SELECT * FROM cached_content WHERE id = ?", arguments: [id]
      ).map { try Self.content($0) }
    }
  }

  /// The contents that live, in the order in which they came.
  ///
  /// - Parameters:
  ///   - place: The number of the last one that was given; 0 for none.
  /// - Returns: At most `limit`, each with its number.
  func page(
    after place: Int, limit: Int, at date: Date
  ) throws -> [(number: Int, content: CachedContent)] {
    try queue.read { connection in
      try Row.fetchAll(
        connection,
        sql: """
          SELECT * FROM cached_content WHERE number > ? AND expire_time > ?
          ORDER BY number LIMIT ?
          """, arguments: [place, date.timeIntervalSinceReferenceDate, limit]
      ).map { (number: $0["number"], content: try Self.content($0)) }
    }
  }

  func insert(_ content: CachedContent) throws {
    let messages = try JSONBlob.encode(content.messages)
    try queue.write { connection in
      try connection.execute(
        sql: """
          INSERT INTO cached_content
            (id, model, display_name, messages, tokens, create_time, update_time, expire_time)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          content.id, content.model, content.displayName.map { ExactText($0) }, messages,
          content.tokens, content.createTime.timeIntervalSinceReferenceDate,
          content.updateTime.timeIntervalSinceReferenceDate,
          content.expireTime.timeIntervalSinceReferenceDate,
        ])
    }
  }

  /// Gives a content another end.
  func update(_ id: String, expireTime: Date, at date: Date) throws {
    try queue.write { connection in
      try connection.execute(
        sql: "UPDATE cached_content SET expire_time = ?, update_time = ? WHERE id = ?",
        arguments: [
          expireTime.timeIntervalSinceReferenceDate, date.timeIntervalSinceReferenceDate, id,
        ])
    }
  }

  func delete(_ id: String) throws {
    try queue.write { connection in
      try connection.execute(sql: "DELETE FROM cached_content WHERE id = ?", arguments: [id])
    }
  }

  /// Drops what has expired: nothing can reach it any more.
  func deleteExpired(at date: Date) throws {
    try queue.write { connection in
      try connection.execute(
        sql: "DELETE FROM cached_content WHERE expire_time <= ?",
        arguments: [date.timeIntervalSinceReferenceDate])
    }
  }

  private static func content(_ row: Row) throws -> CachedContent {
    func date(_ name: String) -> Date { Date(timeIntervalSinceReferenceDate: row[name]) }
    return CachedContent(
      id: row["id"], model: row["model"],
      displayName: (row["display_name"] as ExactText?)?.string,
      messages: try JSONBlob.decode(row["messages"]), tokens: row["tokens"],
      createTime: date("create_time"), updateTime: date("update_time"),
      expireTime: date("expire_time"))
  }
}
