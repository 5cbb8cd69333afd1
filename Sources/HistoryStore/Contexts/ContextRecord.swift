import Wording

internal import ChatModel
internal import FoundationEssentials
internal import GRDB

/// A context as its row and back.
enum ContextRecord {
  private static let stored = [
    "key", "label", "contextID", "mode", "model", "profile", "ttl", "truncation", "createdAt",
    "lastUsedAt", "lostAt", "trashedAt", "promptTokens", "completionTokens", "totalTokens",
    "cachedTokens", "reasoningTokens", "notes", "memoryStart", "expiresAt", "keepsTurns",
  ]
  static let columnsWithoutSources = stored.joined(separator: ", ")
  static let columns = columnsWithoutSources + ", sources"
  private static let upsert = SQLText.upsert("contexts", key: "key", columns: stored)

  static func arguments(of context: CachedContext) throws -> StatementArguments {
    let values: [(any DatabaseValueConvertible)?] =
      [
        context.key.exact, context.label.exact, context.contextID.exact, context.mode.rawValue,
        context.model.exact, context.profile.exact, context.ttl,
        try context.truncation.map(StoredJSON.encode), context.createdAt.stored,
        context.lastUsedAt?.stored, context.lostAt?.stored, context.trashedAt?.stored,
      ] + Usage.stored(context.creationUsage) + [
        context.notes.exact, context.memoryStart?.exact, context.expiresAt?.stored,
        context.keepsTurns,
      ]
    return StatementArguments(values)
  }

  /// Without seed, sources and lineage.
  static func decode(_ row: Row) -> CachedContext {
    CachedContext(
      key: row.identifier(0), label: row.text(1), contextID: row.text(2),
      mode: ContextMode(rawValue: row.text(3)) ?? .unknown, model: row.text(4),
      profile: row.text(5), ttl: row.optionalInt(6),
      expiresAt: row.optionalDate(19), keepsTurns: row.optionalInt(20).map { $0 != 0 },
      truncation: StoredJSON.decode(TruncationStrategy.self, from: row.optionalText(7)),
      createdAt: row.date(8), lastUsedAt: row.optionalDate(9), lostAt: row.optionalDate(10),
      trashedAt: row.optionalDate(11), creationUsage: row.usage(from: 12), notes: row.text(17),
      memoryStart: row.optionalIdentifier(18))
  }

  static func fetch(_ db: Database, _ key: ContextKey) throws -> CachedContext? {
    let sql = "SELECT \(columns) FROM contexts WHERE key = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [key.exact]) else { return nil }
    var context = decode(row)
    try fill(db, &context, sources: row.optionalText(21))
    return context
  }

  /// The mode alone; `nil` when there is no such context.
  static func mode(_ db: Database, of key: ContextKey) throws -> ContextMode? {
    let sql = "SELECT mode FROM contexts WHERE key = ?"
    return try Row.fetchOne(db, sql: sql, arguments: [key.exact]).map { row in
      ContextMode(rawValue: row.text(0)) ?? .unknown
    }
  }

  /// Adds the data from other tables.
  static func fill(
    _ db: Database, _ context: inout CachedContext, sources: String?, seed hasSeed: Bool = true
  ) throws {
    context.sources = StoredJSON.decode([ContextSource].self, from: sources) ?? []
    context.lineage = try lineage(db, of: context.key)
    if hasSeed { context.seed = try seed(db, of: context.key) }
  }

  static func seed(_ db: Database, of key: ContextKey) throws -> [Message] {
    let sql = "SELECT role, content FROM seeds WHERE context = ? ORDER BY position"
    var seed: [Message] = []
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [key.exact])
    while let row = try rows.next() {
      seed.append(Message(role: Role(rawValue: row.text(0)) ?? .user, content: row.text(1)))
    }
    return seed
  }

  static func lineage(_ db: Database, of key: ContextKey) throws -> [LineageEntry] {
    let sql = """
      SELECT contextID, retiredAt, reason, createdAt, expiresAt, promptTokens, completionTokens,
        totalTokens, cachedTokens, reasoningTokens
      FROM lineage WHERE context = ? ORDER BY position
      """
    return try Row.fetchAll(db, sql: sql, arguments: [key.exact]).map { row in
      LineageEntry(
        contextID: row.text(0), retiredAt: row.date(1),
        reason: LineageEntry.Reason(rawValue: row.text(2)) ?? .rebuilt,
        createdAt: row.optionalDate(3), expiresAt: row.optionalDate(4),
        creationUsage: row.usage(from: 5))
    }
  }

  /// Inserts or replaces everything but seed and sources.
  ///
  /// - Throws: `invalid` when a context that has several conversations is to be one that remembers turns.
  static func store(_ db: Database, _ context: CachedContext) throws {
    let before = try mode(db, of: context.key)
    try db.execute(sql: upsert, arguments: arguments(of: context))
    if let before, before.remembersTurns != context.mode.remembersTurns {
      try setOnly(db, context)
    }
    try storeLineage(db, context)
  }

  private static func setOnly(_ db: Database, _ context: CachedContext) throws {
    let live = "WHERE context = ? AND trashedAt IS NULL"
    let count =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM conversations \(live)", arguments: [context.key.exact]) ?? 0
    guard count < 2 || !context.mode.remembersTurns else {
      throw StoreError(
        .invalid,
        localized(
          """
          “\(context.label)” has \(count) conversations, and a session context has one. \
          Delete the others first; they can be restored.
          """))
    }
    try db.execute(
      sql: "UPDATE conversations SET isOnly = ? \(live)",
      arguments: [context.mode.remembersTurns ? 1 : nil, context.key.exact])
  }

  private static func storeLineage(_ db: Database, _ context: CachedContext) throws {
    let old = try lineage(db, of: context.key)
    if old == context.lineage,
      zip(old, context.lineage).allSatisfy({ $0.contextID.hasSameBytes(as: $1.contextID) })
    {
      return
    }
    try db.execute(sql: "DELETE FROM lineage WHERE context = ?", arguments: [context.key.exact])
    for (position, entry) in context.lineage.enumerated() {
      let values: [(any DatabaseValueConvertible)?] =
        [
          context.key.exact, position, entry.contextID.exact, entry.retiredAt.stored,
          entry.reason.rawValue, entry.createdAt?.stored, entry.expiresAt?.stored,
        ] + Usage.stored(entry.creationUsage)
      try db.execute(
        sql: """
          INSERT INTO lineage (context, position, contextID, retiredAt, reason, createdAt, expiresAt,
            promptTokens, completionTokens, totalTokens, cachedTokens, reasoningTokens)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: StatementArguments(values))
    }
  }

  static func storeSeed(_ db: Database, _ known: KnownSeed, of key: ContextKey) throws {
    try db.execute(
      sql: "UPDATE contexts SET sources = ? WHERE key = ?",
      arguments: [known.sources.isEmpty ? nil : StoredJSON.encode(known.sources), key.exact])
    try db.execute(sql: "DELETE FROM seeds WHERE context = ?", arguments: [key.exact])
    for (position, message) in known.seed.enumerated() {
      try db.execute(
        sql: "INSERT INTO seeds (context, position, role, content) VALUES (?, ?, ?, ?)",
        arguments: [key.exact, position, message.role.rawValue, message.content.exact])
    }
  }
}
