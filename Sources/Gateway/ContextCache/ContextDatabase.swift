import FoundationEssentials

/// The table of contexts and the table of remembered turns.
struct ContextDatabase: Sendable {
  let storage: any GatewayStorage

  static func schema(_ dialect: SQLDialect) -> String {
    """
    CREATE TABLE IF NOT EXISTS held_context (
      id TEXT PRIMARY KEY, model \(dialect.exactText) NOT NULL, mode TEXT NOT NULL,
      ttl INTEGER NOT NULL, truncation \(dialect.blob), seed \(dialect.blob) NOT NULL,
      seed_tokens INTEGER NOT NULL, last_used_at DOUBLE PRECISION NOT NULL);
    CREATE TABLE IF NOT EXISTS remembered_message (
      number \(dialect.counter),
      context TEXT NOT NULL REFERENCES held_context(id) ON DELETE CASCADE,
      role TEXT NOT NULL, content \(dialect.exactText) NOT NULL);
    CREATE INDEX IF NOT EXISTS remembered_by_context ON remembered_message(context);
    """
  }

  /// A context. `seed` is used when it is known already, and read otherwise.
  func context(_ id: String, seed known: [WireMessage]?) throws -> StoredContext? {
    try storage.read { connection in
      let columns =
        known == nil ? "*" : "id, model, mode, ttl, truncation, seed_tokens, last_used_at"
      guard
        let row = try connection.row(
          "SELECT \(columns) FROM held_context WHERE id = ?", [.text(id)])
      else { return nil }
      let history = try connection.rows(
        "SELECT role, content FROM remembered_message WHERE context = ? ORDER BY number",
        [.text(id)])
      return StoredContext(
        id: id, model: try row.text("model"),
        mode: StoredContext.Mode(rawValue: try row.text("mode")) ?? .session,
        ttl: try row.integer("ttl"),
        truncation: try row.optionalData("truncation").map { try JSONBlob.decode($0) },
        seed: try known ?? JSONBlob.decode(row.data("seed")),
        seedTokens: try row.integer("seed_tokens"),
        history: try history.map {
          WireMessage(role: try $0.text("role"), content: try $0.text("content"))
        },
        lastUsedAt: try row.date("last_used_at"))
    }
  }

  /// Puts a context in, instead of one of the same id.
  func save(_ context: StoredContext) throws {
    let seed = try JSONBlob.encode(context.seed)
    let truncation = try context.truncation.map { try JSONBlob.encode($0) }
    try storage.write { connection in
      try connection.execute("DELETE FROM held_context WHERE id = ?", [.text(context.id)])
      try connection.execute(
        "INSERT INTO held_context VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          .text(context.id), .exact(context.model), .text(context.mode.rawValue),
          .integer(context.ttl), .optional(truncation), .blob(seed),
          .integer(context.seedTokens), .time(context.lastUsedAt),
        ])
      try Self.append(context.history, to: context.id, connection)
    }
  }

  /// Notes a use, and what is to be remembered of it.
  ///
  /// - Parameter claim: What the turn relies on.
  /// - Throws: ``GatewayError`` if the claim was lost meanwhile: nothing is remembered then.
  func touch(
    _ id: String, at date: Date, remembering messages: [WireMessage], claim: (any UseClaim)? = nil
  ) throws {
    try storage.write { connection in
      let changes = try connection.execute(
        "UPDATE held_context SET last_used_at = ? WHERE id = ?", [.time(date), .text(id)])
      // Behind the first statement: a connection that had to be made again holds nothing.
      guard claim?.isHeld != false else { throw GatewayError.lostClaim }
      guard changes > 0 else { return }
      try Self.append(messages, to: id, connection)
    }
  }

  func delete(_ id: String) throws {
    try storage.write { connection in
      _ = try connection.execute("DELETE FROM held_context WHERE id = ?", [.text(id)])
    }
  }

  /// Drops what has expired: nothing can reach it any more.
  func deleteExpired(at date: Date) throws {
    try storage.write { connection in
      _ = try connection.execute(
        "DELETE FROM held_context WHERE last_used_at + ttl < ?", [.time(date)])
    }
  }

  private static func append(
    _ messages: [WireMessage], to id: String, _ connection: any SQLConnection
  ) throws {
    for message in messages {
      try connection.execute(
        "INSERT INTO remembered_message (context, role, content) VALUES (?, ?, ?)",
        [.text(id), .text(message.role), .exact(message.content)])
    }
  }
}
