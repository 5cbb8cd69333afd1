internal import GRDB

extension Migrations {
  /// A context that remembers turns has one conversation, and the file itself sees to it. Twins that programs which
  /// began at the same moment had made are joined.
  @Sendable
  static func keepOneConversationInVersion5(_ db: Database) throws {
    try db.execute(sql: "ALTER TABLE conversations ADD COLUMN isOnly INTEGER")
    let contexts = "SELECT key FROM contexts WHERE mode <> 'common_prefix'"
    for row in try Row.fetchAll(db, sql: contexts) {
      try ConversationMerge.merge(db, row.identifier(0))
    }
    try db.execute(
      sql: "CREATE UNIQUE INDEX onlyConversations ON conversations (context) WHERE isOnly = 1")
  }
}
