import FoundationEssentials
import GRDB

/// The table of contexts and the table of remembered turns.
struct ContextDatabase: Sendable {
  private let queue: DatabaseQueue

  init(_ queue: DatabaseQueue) {
    self.queue = queue
  }

  static let schema = """
    CREATE TABLE IF NOT EXISTS held_context (
      id TEXT PRIMARY KEY, model TEXT NOT NULL, mode TEXT NOT NULL, ttl INTEGER NOT NULL,
      truncation BLOB, seed BLOB NOT NULL, seed_tokens INTEGER NOT NULL,
      last_used_at REAL NOT NULL);
    CREATE TABLE IF NOT EXISTS remembered_message (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      context TEXT NOT NULL REFERENCES held_context(id) ON DELETE CASCADE,
      role TEXT NOT NULL, content TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS remembered_by_context ON remembered_message(context);
    """

  /// A context. `seed` is used when it is known already, and read otherwise.
  func context(_ id: String, seed known: [WireMessage]?) throws -> StoredContext? {
    try queue.read { connection in
      let columns =
        known == nil ? "*" : "id, model, mode, ttl, truncation, seed_tokens, last_used_at"
      guard
        let row = try Row.fetchOne(
          connection, sql: "SELECT \(columns) FROM held_context WHERE id = ?", arguments: [id])
      else { return nil }
      let history = try Row.fetchAll(
        connection,
        sql: "SELECT role, content FROM remembered_message WHERE context = ? ORDER BY number",
        arguments: [id])
      let decoder = JSONDecoder()
      return StoredContext(
        id: id, model: (row["model"] as ExactText).string,
        mode: StoredContext.Mode(rawValue: row["mode"]) ?? .session,
        ttl: row["ttl"],
        truncation: try (row["truncation"] as Data?).map {
          try decoder.decode(JSONValue.self, from: $0)
        },
        seed: try known ?? decoder.decode([WireMessage].self, from: row["seed"] as Data),
        seedTokens: row["seed_tokens"],
        history: history.map {
          WireMessage(role: $0["role"], content: ($0["content"] as ExactText).string)
        },
        lastUsedAt: Date(timeIntervalSinceReferenceDate: row["last_used_at"]))
    }
  }

  /// Puts a context in, instead of one of the same id.
  func save(_ context: StoredContext) throws {
    let encoder = JSONEncoder()
    let seed = try encoder.encode(context.seed)
    let truncation = try context.truncation.map { try encoder.encode($0) }
    try queue.write { connection in
      try connection.execute(sql: "DELETE FROM held_context WHERE id = ?", arguments: [context.id])
      try connection.execute(
        sql: "INSERT INTO held_context VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          context.id, ExactText(context.model), context.mode.rawValue, context.ttl, truncation,
          seed,
          context.seedTokens, context.lastUsedAt.timeIntervalSinceReferenceDate,
        ])
      try Self.append(context.history, to: context.id, connection)
    }
  }

  /// Notes a use, and what is to be remembered of it.
  func touch(_ id: String, at date: Date, remembering messages: [WireMessage]) throws {
    try queue.write { connection in
      try connection.execute(
        sql: "UPDATE held_context SET last_used_at = ? WHERE id = ?",
        arguments: [date.timeIntervalSinceReferenceDate, id])
      guard connection.changesCount > 0 else { return }
      try Self.append(messages, to: id, connection)
    }
  }

  func delete(_ id: String) throws {
    try queue.write { connection in
      try connection.execute(sql: "DELETE FROM held_context WHERE id = ?", arguments: [id])
    }
  }

  /// Drops what has expired: nothing can reach it any more.
  func deleteExpired(at date: Date) throws {
    try queue.write { connection in
      try connection.execute(
        sql: "DELETE FROM held_context WHERE last_used_at + ttl < ?",
        arguments: [date.timeIntervalSinceReferenceDate])
    }
  }

  private static func append(
    _ messages: [WireMessage], to id: String, _ connection: Database
  ) throws {
    for message in messages {
      try connection.execute(
        sql: "INSERT INTO remembered_message (context, role, content) VALUES (?, ?, ?)",
        arguments: [id, message.role, ExactText(message.content)])
    }
  }
}
