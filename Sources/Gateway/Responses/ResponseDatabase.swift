import FoundationEssentials

/// The table of stored responses.
struct ResponseDatabase: Sendable {
  let storage: any GatewayStorage

  static func schema(_ dialect: SQLDialect) -> String {
    """
    CREATE TABLE IF NOT EXISTS stored_response (
      id TEXT PRIMARY KEY, parent TEXT, dialect TEXT NOT NULL, messages \(dialect.blob) NOT NULL,
      tokens INTEGER NOT NULL, is_cached INTEGER NOT NULL, is_stale INTEGER NOT NULL,
      thinking \(dialect.blob), items \(dialect.blob) NOT NULL, reply \(dialect.blob) NOT NULL,
      expires_at DOUBLE PRECISION NOT NULL);
    CREATE INDEX IF NOT EXISTS stored_response_by_parent ON stored_response(parent);
    """
  }

  /// A response and all before it, the root first, as far as a chain needs them; `nil` in place of
  /// one that is not there.
  func chain(to id: String) throws -> [StoredResponse?] {
    try storage.read { connection in
      try connection.rows(
        """
        WITH RECURSIVE path(id, depth) AS (
          SELECT CAST(? AS TEXT), 0 UNION ALL
          SELECT parent, depth + 1 FROM path JOIN stored_response USING (id)
          WHERE parent IS NOT NULL)
        SELECT stored_response.id, parent, dialect, messages, tokens, is_cached, is_stale,
          thinking, expires_at
        FROM path LEFT JOIN stored_response ON stored_response.id = path.id ORDER BY depth DESC
        """, [.text(id)]
      ).map { try $0.optionalText("id") == nil ? nil : Self.response($0, isWhole: false) }
    }
  }

  /// One response, expired or not.
  func response(_ id: String) throws -> StoredResponse? {
    try storage.read { connection in
      try connection.row("SELECT * FROM stored_response WHERE id = ?", [.text(id)])
        .map { try Self.response($0, isWhole: true) }
    }
  }

  func save(_ response: StoredResponse) throws {
    let messages = try JSONBlob.encode(response.messages)
    let thinking = try response.thinking.map { try JSONBlob.encode($0) }
    let items = try JSONBlob.encode(response.items)
    let reply = try JSONBlob.encode(response.reply)
    try storage.write { connection in
      try connection.execute("DELETE FROM stored_response WHERE id = ?", [.text(response.id)])
      try connection.execute(
        "INSERT INTO stored_response VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          .text(response.id), .optional(response.parent), .text(response.dialect.rawValue),
          .blob(messages), .integer(response.tokens), .integer(response.isCached ? 1 : 0),
          .integer(response.isStale ? 1 : 0), .optional(thinking), .blob(items), .blob(reply),
          .time(response.expiresAt),
        ])
    }
  }

  /// Deletes one. At Ark the later turns join the earlier ones, and are read into the cache again; at
  /// OpenAI they lose everything older.
  func delete(_ response: StoredResponse) throws {
    let parent = response.dialect == .ark ? response.parent : nil
    try storage.write { connection in
      if response.dialect == .ark {
        try connection.execute(
          """
          WITH RECURSIVE later(id) AS (
            SELECT id FROM stored_response WHERE parent = ? UNION ALL
            SELECT stored_response.id FROM stored_response
            JOIN later ON stored_response.parent = later.id)
          UPDATE stored_response SET is_stale = 1 WHERE id IN (SELECT id FROM later)
          """, [.text(response.id)])
      }
      try connection.execute(
        "UPDATE stored_response SET parent = ? WHERE parent = ?",
        [.optional(parent), .text(response.id)])
      try connection.execute("DELETE FROM stored_response WHERE id = ?", [.text(response.id)])
    }
  }

  /// The caches of these are made again.
  func refresh(_ ids: [String]) throws {
    try storage.write { connection in
      for id in ids {
        try connection.execute("UPDATE stored_response SET is_stale = 0 WHERE id = ?", [.text(id)])
      }
    }
  }

  /// Lets its time run out.
  func expire(_ id: String, at date: Date) throws {
    try storage.write { connection in
      _ = try connection.execute(
        "UPDATE stored_response SET expires_at = ? WHERE id = ?", [.time(date), .text(id)])
    }
  }

  /// Drops one as if it had never been there: what is built on it is lost with it.
  func forget(_ id: String) throws {
    try storage.write { connection in
      _ = try connection.execute("DELETE FROM stored_response WHERE id = ?", [.text(id)])
    }
  }

  /// Drops what has expired: nothing can reach it any more.
  func deleteExpired(at date: Date) throws {
    try storage.write { connection in
      _ = try connection.execute(
        "DELETE FROM stored_response WHERE expires_at <= ?", [.time(date)])
    }
  }

  private static func response(_ row: SQLRow, isWhole: Bool) throws -> StoredResponse {
    StoredResponse(
      id: try row.text("id"), parent: row.optionalText("parent"),
      dialect: ResponseDialect(rawValue: try row.text("dialect")) ?? .openAI,
      messages: try JSONBlob.decode(row.data("messages")), tokens: try row.integer("tokens"),
      isCached: try row.integer("is_cached") != 0, isStale: try row.integer("is_stale") != 0,
      thinking: try row.optionalData("thinking").map { try JSONBlob.decode($0) },
      items: isWhole ? try JSONBlob.decode(row.data("items")) : [],
      reply: isWhole ? try JSONBlob.decode(row.data("reply")) : .null,
      expiresAt: try row.date("expires_at"))
  }
}
