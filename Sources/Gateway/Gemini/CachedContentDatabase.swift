import FoundationEssentials

/// The table of cached contents.
struct CachedContentDatabase: Sendable {
  let storage: any GatewayStorage

  static func schema(_ dialect: SQLDialect) -> String {
    """
    CREATE TABLE IF NOT EXISTS cached_content (
      number \(dialect.counter), id TEXT NOT NULL UNIQUE, model TEXT NOT NULL,
      display_name \(dialect.blob), messages \(dialect.blob) NOT NULL, tokens INTEGER NOT NULL,
      create_time DOUBLE PRECISION NOT NULL, update_time DOUBLE PRECISION NOT NULL,
      expire_time DOUBLE PRECISION NOT NULL);
    """
  }

  func content(_ id: String) throws -> CachedContent? {
    try storage.read { connection in
      try connection.row("SELECT * FROM cached_content WHERE id = ?", [.text(id)])
        .map { try Self.content($0) }
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
    try storage.read { connection in
      try connection.rows(
        """
        SELECT * FROM cached_content WHERE number > ? AND expire_time > ?
        ORDER BY number LIMIT ?
        """, [.integer(place), .time(date), .integer(limit)]
      ).map { (number: try $0.integer("number"), content: try Self.content($0)) }
    }
  }

  func insert(_ content: CachedContent) throws {
    let messages = try JSONBlob.encode(content.messages)
    try storage.write { connection in
      _ = try connection.execute(
        """
        INSERT INTO cached_content
          (id, model, display_name, messages, tokens, create_time, update_time, expire_time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(content.id), .text(content.model),
          content.displayName.map { .exact($0) } ?? .null, .blob(messages),
          .integer(content.tokens), .time(content.createTime), .time(content.updateTime),
          .time(content.expireTime),
        ])
    }
  }

  /// Gives a content another end.
  func update(_ id: String, expireTime: Date, at date: Date) throws {
    try storage.write { connection in
      _ = try connection.execute(
        "UPDATE cached_content SET expire_time = ?, update_time = ? WHERE id = ?",
        [.time(expireTime), .time(date), .text(id)])
    }
  }

  func delete(_ id: String) throws {
    try storage.write { connection in
      _ = try connection.execute("DELETE FROM cached_content WHERE id = ?", [.text(id)])
    }
  }

  /// Drops what has expired: nothing can reach it any more.
  func deleteExpired(at date: Date) throws {
    try storage.write { connection in
      _ = try connection.execute("DELETE FROM cached_content WHERE expire_time <= ?", [.time(date)])
    }
  }

  private static func content(_ row: SQLRow) throws -> CachedContent {
    CachedContent(
      id: try row.text("id"), model: try row.text("model"),
      displayName: row.optionalText("display_name"),
      messages: try JSONBlob.decode(row.data("messages")), tokens: try row.integer("tokens"),
      createTime: try row.date("create_time"), updateTime: try row.date("update_time"),
      expireTime: try row.date("expire_time"))
  }
}
