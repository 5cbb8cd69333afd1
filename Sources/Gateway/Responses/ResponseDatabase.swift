import FoundationEssentials
import GRDB

/// The table of stored responses.
struct ResponseDatabase: Sendable {
  let queue: DatabaseQueue

  static let schema = """
    CREATE TABLE IF NOT EXISTS stored_response (
      id TEXT PRIMARY KEY, parent TEXT, dialect TEXT NOT NULL, messages BLOB NOT NULL,
      tokens INTEGER NOT NULL, is_cached INTEGER NOT NULL, is_stale INTEGER NOT NULL,
      thinking BLOB, items BLOB NOT NULL, reply BLOB NOT NULL, expires_at REAL NOT NULL);
    CREATE INDEX IF NOT EXISTS stored_response_by_parent ON stored_response(parent);
    """

  /// A response and all before it, the root first, as far as a chain needs them; `nil` in place of
  /// one that is not there.
  func chain(to id: String) throws -> [StoredResponse?] {
    try queue.read { connection in
      try Row.fetchAll(
        connection,
        sql: """
          WITH RECURSIVE path(id, depth) AS (
            SELECT ?, 0 UNION ALL
            SELECT parent, depth + 1 FROM path JOIN stored_response USING (id)
            WHERE parent IS NOT NULL)
          SELECT stored_response.id, parent, dialect, messages, tokens, is_cached, is_stale,
            thinking, expires_at
          FROM path LEFT JOIN stored_response ON stored_response.id = path.id ORDER BY depth DESC
          """, arguments: [id]
      ).map { try ($0["id"] as String?) == nil ? nil : Self.response($0, isWhole: false) }
    }
  }

  /// One response, expired or not.
  func response(_ id: String) throws -> StoredResponse? {
    try queue.read { connection in
      try Row.fetchOne(
        connection, sql: "SELECT * FROM stored_response WHERE id = ?", arguments: [id]
      ).map { try Self.response($0, isWhole: true) }
    }
  }

  func save(_ response: StoredResponse) throws {
    let messages = try JSONBlob.encode(response.messages)
    let thinking = try response.thinking.map { try JSONBlob.encode($0) }
    let items = try JSONBlob.encode(response.items)
    let reply = try JSONBlob.encode(response.reply)
    try queue.write { connection in
      try connection.execute(
        sql: "INSERT OR REPLACE INTO stored_response VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          response.id, response.parent, response.dialect.rawValue, messages, response.tokens,
          response.isCached, response.isStale, thinking, items, reply,
          response.expiresAt.timeIntervalSinceReferenceDate,
        ])
    }
  }

  /// Deletes one. At Ark the later turns join the earlier ones, and are read into the cache again; at
  /// OpenAI they lose everything older.
  func delete(_ response: StoredResponse) throws {
    let parent = response.dialect == .ark ? response.parent : nil
    try queue.write { connection in
      if response.dialect == .ark {
        try connection.execute(
          sql: """
            WITH RECURSIVE later(id) AS (
              SELECT id FROM stored_response WHERE parent = ?1 UNION ALL
              SELECT stored_response.id FROM stored_response
              JOIN later ON stored_response.parent = later.id)
            UPDATE stored_response SET is_stale = 1 WHERE id IN (SELECT id FROM later)
            """, arguments: [response.id])
      }
      try connection.execute(
        sql: "UPDATE stored_response SET parent = ? WHERE parent = ?",
        arguments: [parent, response.id])
      try connection.execute(
        sql: "DELETE FROM stored_response WHERE id = ?", arguments: [response.id])
    }
  }

  /// The caches of these are made again.
  func refresh(_ ids: [String]) throws {
    try queue.write { connection in
      for id in ids {
        try connection.execute(
          sql: "UPDATE stored_response SET is_stale = 0 WHERE id = ?", arguments: [id])
      }
    }
  }

  /// Lets its time run out.
  func expire(_ id: String, at date: Date) throws {
    try queue.write { connection in
      try connection.execute(
        sql: "UPDATE stored_response SET expires_at = ? WHERE id = ?",
        arguments: [date.timeIntervalSinceReferenceDate, id])
    }
  }

  /// Drops one as if it had never been there: what is built on it is lost with it.
  func forget(_ id: String) throws {
    try queue.write { connection in
      try connection.execute(sql: "DELETE FROM stored_response WHERE id = ?", arguments: [id])
    }
  }

  /// Drops what has expired: nothing can reach it any more.
  func deleteExpired(at date: Date) throws {
    try queue.write { connection in
      try connection.execute(
        sql: "DELETE FROM stored_response WHERE expires_at <= ?",
        arguments: [date.timeIntervalSinceReferenceDate])
    }
  }

  private static func response(_ row: Row, isWhole: Bool) throws -> StoredResponse {
    StoredResponse(
      id: row["id"], parent: row["parent"],
      dialect: ResponseDialect(rawValue: row["dialect"]) ?? .openAI,
      messages: try JSONBlob.decode(row["messages"]), tokens: row["tokens"],
      isCached: row["is_cached"], isStale: row["is_stale"],
      thinking: try (row["thinking"] as Data?).map { try JSONBlob.decode($0) },
      items: isWhole ? try JSONBlob.decode(row["items"]) : [],
      reply: isWhole ? try JSONBlob.decode(row["reply"]) : .null,
      expiresAt: Date(timeIntervalSinceReferenceDate: row["expires_at"]))
  }
}
