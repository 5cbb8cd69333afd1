import ChatTestSupport
import GRDB

@testable import HistoryStore

/// A file of an earlier version with something in every table, written with nothing but SQL: what that version wrote,
/// not what the present code makes of it.
struct FilledFile {
  let directory: TemporaryFolder
  let version: Int

  /// The texts of the turns: in the common spelling and in another, with signs, with a null character.
  static let prompts = ["zwei Cafés → 文书", "cafe\u{301} in two scalars", "a tail\u{0}after"]
  static let reply = "reply of old => 全文検索"

  init(version: Int) async throws {
    directory = try TemporaryFolder()
    self.version = version
    let migrations = Migrations(steps: Array(Migrations.all.steps.prefix(version)))
    let store = try await HistoryStore.open(at: directory.file, migrations: migrations)
    try await store.write { db in
      try Self.fillContexts(db, version)
      try Self.fillConversations(db, version)
      for (index, prompt) in Self.prompts.enumerated() {
        try Self.addTurn(db, index, prompt, version)
      }
    }
    await store.close()
  }

  private static func fillContexts(_ db: Database, _ version: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO contexts (key, label, contextID, mode, model, profile, ttl, truncation,
          createdAt, lastUsedAt, lostAt, trashedAt, promptTokens, completionTokens, totalTokens,
          cachedTokens, reasoningTokens, notes, sources) VALUES
        ('k1', 'Handbuch', 'ctx-2', 'common_prefix', 'm', 'p', 3600, NULL, 1.5, 2.25, 3, NULL,
          900, 1, 901, 2, 3, x'6100620a', NULL),
        ('k2', 'memory', 'ctx-3', 'session', 'm', 'p', NULL, NULL, 4, NULL, NULL, NULL,
          NULL, NULL, NULL, NULL, NULL, '', NULL),
        ('k3', 'memory', 'ctx-4', 'session', 'm', 'p', NULL, NULL, 4, NULL, NULL, 5,
          NULL, NULL, NULL, NULL, NULL, 'trashed', NULL);
        INSERT INTO lineage (context, position, contextID, retiredAt, reason) VALUES
          ('k1', 0, 'ctx-1', 1.75, 'lost'), ('k1', 1, 'ctx-0', 1.6, 'rewound');
        INSERT INTO seeds (context, position, role, content) VALUES
          ('k1', 0, 'system', 'Be brief.'), ('k1', 1, 'user', '文书');
        """)
    if version >= 3 {
      try db.execute(
        sql: """
          UPDATE lineage SET createdAt = 1, expiresAt = 2, promptTokens = 800, cachedTokens = 5;
          UPDATE contexts SET memoryStart = 't1' WHERE key = 'k2';
          """)
    }
  }

  private static func fillConversations(_ db: Database, _ version: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO conversations (id, context, title, head, createdAt, updatedAt, parameters,
          system, isUnread, trashedAt, forkedFrom) VALUES
        ('c1', 'k1', 'first one', 't1', 1, 2, '{"temperature":0.5}', 'be old', 1, NULL, NULL),
        ('c2', 'k1', 'second one', NULL, 3, 4, NULL, NULL, 0, NULL, 'c1'),
        ('c3', 'k2', 'only', NULL, 5, 6, NULL, NULL, 0, NULL, NULL),
        ('c4', 'k2', 'trashed', NULL, 5, 6, NULL, NULL, 0, 7, NULL);
        INSERT INTO drafts VALUES ('c1', 'half a thou', 4), ('c3', '文', 1);
        INSERT INTO settings VALUES ('conversation', 'c1'), ('odd name', x'6100');
        """)
    if version >= 5 { try db.execute(sql: "UPDATE conversations SET isOnly = 1 WHERE id = 'c3'") }
  }

  /// Adds a turn as a program of the version had it: with its text in the indexes of that version.
  private static func addTurn(
    _ db: Database, _ index: Int, _ prompt: String, _ version: Int
  ) throws {
    // The second and the third are alternatives after the first.
    let parent = index == 0 ? nil : "t0"
    let values: StatementArguments = [
      index + 1, "t\(index)", parent, index == 0 ? 0 : 1, Double(index), prompt.exact,
    ]
    try db.execute(
      sql: """
        INSERT INTO turns (n, id, conversation, parent, depth, chosen, phase, createdAt, contextID,
          prompt, promptTokens, sentAt, endedAt, modelServed, requestID, system)
        VALUES (?1, ?2, 'c1', ?3, ?4, 1, 'complete', ?5, 'ctx-2', ?6, 77, 1.5, 2.5, 'm-1', 'req',
          'be old')
        """, arguments: values)
    try db.execute(
      sql: """
        INSERT INTO choices (turn, position, finishReason, reasoning, content) VALUES
          (?1, 0, 'stop', 'because', ?2), (?1, 1, 'odd', '', 'another')
        """, arguments: [index + 1, reply])
    let isRespelled = version >= 6
    let replies = [reply, "another"].map { SearchText.indexed($0, isRespelled: isRespelled) }
    try db.execute(
      sql: "INSERT INTO search (rowid, prompt, reply) VALUES (?, ?, ?)",
      arguments: [
        index + 1, SearchText.indexed(prompt, isRespelled: isRespelled),
        replies.joined(separator: "\n"),
      ])
    guard version >= 2 else { return }
    try db.execute(
      sql: "INSERT INTO signs (rowid, tokens) VALUES (?, ?)",
      arguments: [index + 1, SymbolText.indexed([prompt, reply, "another"])])
  }

  /// The columns of every table that is not one of an index, of streams, or of the file itself.
  static func columns(_ db: Database) throws -> [String: [String]] {
    let sql = """
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search*'
        AND name NOT GLOB 'signs*' AND name NOT IN ('grdb_migrations', 'journal')
      """
    return try String.fetchAll(db, sql: sql).reduce(into: [:]) { result, table in
      result[table] = try db.columns(in: table).map(\.name)
    }
  }

  /// The rows of these columns, byte for byte, as SQL would write them.
  static func rows(_ db: Database, _ columns: [String: [String]]) throws -> [String: [String]] {
    try columns.reduce(into: [:]) { result, table in
      let fields = table.value.map { "quote(\($0))" }.joined(separator: " || ',' || ")
      result[table.key] = try String.fetchAll(
        db, sql: "SELECT \(fields) AS line FROM \(table.key) ORDER BY line")
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.read(directory.file, body)
  }

  /// Reads a file on a connection of its own, as another program would.
  static func read<Value>(_ path: String, _ body: (Database) throws -> Value) throws -> Value {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read(body)
  }
}
