import Wording

internal import ChatModel
internal import FoundationEssentials
internal import GRDB

/// A conversation as its row and back.
enum ConversationRecord {
  private static let columns = [
    "id", "context", "title", "head", "createdAt", "updatedAt", "parameters", "system", "isUnread",
    "trashedAt", "forkedFrom",
  ]
  private static let upsert = SQLText.upsert(
    "conversations", key: "id", columns: columns + ["isOnly"])
  private static let select =
    "SELECT \(columns.joined(separator: ", ")) FROM conversations WHERE id = ?"

  /// Keeps a conversation, new or changed. Its context must be there; one that remembers turns has only one outside
  /// the trash.
  static func store(_ db: Database, _ conversation: Conversation) throws {
    let isOnly = try isOnly(db, conversation)
    if isOnly, let other = try only(db, of: conversation.context), other != conversation.id {
      throw StoreError(
        .invalid,
        localized(
          """
          A session context has one conversation, and this context already has one. Open \
          that one, or fork it.
          """))
    }
    try store(db, conversation, isOnly: isOnly)
  }

  /// Keeps a conversation; where there is no place for another, its turns go into the one that is there.
  ///
  /// - Parameter fill: Stores turns that belong to it and are not there yet.
  static func storeOrJoin(
    _ db: Database, _ conversation: Conversation, fill: () throws -> Void = {}
  ) throws {
    let isOnly = try isOnly(db, conversation)
    try store(db, conversation, isOnly: false)
    try fill()
    if isOnly { try ConversationMerge.merge(db, conversation.context) }
  }

  private static func store(
    _ db: Database, _ conversation: Conversation, isOnly: Bool
  ) throws {
    let values: [(any DatabaseValueConvertible)?] = [
      conversation.id.exact, conversation.context.exact, conversation.title.exact,
      conversation.head?.exact,
      conversation.createdAt.stored, conversation.updatedAt.stored,
      try conversation.parameters.stored(), conversation.system?.exact, conversation.isUnread,
      conversation.trashedAt?.stored, conversation.forkedFrom?.exact, isOnly ? 1 : nil,
    ]
    try db.execute(sql: upsert, arguments: StatementArguments(values))
  }

  /// True if a context has no place for another beside it.
  private static func isOnly(_ db: Database, _ conversation: Conversation) throws -> Bool {
    guard let mode = try ContextRecord.mode(db, of: conversation.context) else {
      throw StoreError.notFound(localized("context of this conversation"))
    }
    return mode.remembersTurns && conversation.trashedAt == nil
  }

  /// The conversation outside the trash of a context that remembers turns; `nil` if there is none, and for others.
  static func only(_ db: Database, of context: ContextKey) throws -> ConversationID? {
    let sql = "SELECT id FROM conversations WHERE context = ? AND isOnly = 1"
    return try Row.fetchOne(db, sql: sql, arguments: [context.exact])?.identifier(0)
  }

  static func fetch(_ db: Database, _ id: ConversationID) throws -> Conversation? {
    try Row.fetchOne(db, sql: select, arguments: [id.exact]).map { row in
      Conversation(
        id: row.identifier(0), context: row.identifier(1), title: row.text(2),
        head: row.optionalIdentifier(3), createdAt: row.date(4), updatedAt: row.date(5),
        parameters: .restored(row.optionalText(6)), system: row.optionalText(7),
        isUnread: row.int(8) != 0, trashedAt: row.optionalDate(9),
        forkedFrom: row.optionalIdentifier(10))
    }
  }

  static func exists(_ db: Database, _ table: String, _ column: String, _ value: String) throws
    -> Bool
  {
    let sql = "SELECT 1 FROM \(table) WHERE \(column) = ?"
    return try Row.fetchOne(db, sql: sql, arguments: [value.exact]) != nil
  }

  /// The conversations for lists: newest first. `condition` may refer to `v` (conversation) and `x`
  /// (context).
  static func summaries(
    _ db: Database, where condition: String, _ arguments: StatementArguments = []
  ) throws -> [ConversationSummary] {
    let sql = """
      SELECT v.id, v.context, v.title, v.updatedAt, t.depth + 1, v.isUnread,
        \(SQLText.beginning("t.prompt", previewLength)),
        CASE typeof(c.content) WHEN 'text' THEN substr(c.content, 1, \(previewLength)) END,
        CASE typeof(c.content) WHEN 'blob' THEN c.rowid END
      FROM conversations v JOIN contexts x ON x.key = v.context LEFT JOIN turns t ON t.id = v.head
        LEFT JOIN choices c ON c.turn = t.n AND c.position = t.chosen
      WHERE \(condition) ORDER BY v.updatedAt DESC, v.id
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      ConversationSummary(
        id: row.identifier(0), context: row.identifier(1), title: row.text(2),
        updatedAt: row.date(3), turnCount: row.int(4), isUnread: row.int(5) != 0,
        lastPrompt: row.text(6, atMost: previewLength),
        lastReply: try row.optionalInt(8).map { try longReply(db, row: Int64($0)) } ?? row.text(7))
    }
  }

  /// The beginning of a reply that is a blob, which can be very long.
  private static func longReply(_ db: Database, row: Int64) throws -> String {
    let bytes = try StoredValue(db, of: "choices", "content", row: row).prefix(4 * previewLength)
    return String(String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(previewLength))
  }

  /// In characters, of the last prompt and reply.
  private static let previewLength = 300
}
