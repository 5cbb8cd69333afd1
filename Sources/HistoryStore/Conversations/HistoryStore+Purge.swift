internal import Basics
package import ChatModel
package import FoundationEssentials
internal import GRDB

/// Deleting for good.
extension HistoryStore {
  /// Deletes a conversation with all of its turns, whether it is in the trash or not.
  package func purgeConversation(_ id: ConversationID) async throws(StoreError) {
    try await write { db in try Self.purge(db, conversation: id) }
  }

  /// Deletes a context with all of its conversations.
  package func purgeContext(_ key: ContextKey) async throws(StoreError) {
    try await write { db in try Self.purge(db, context: key) }
    knownSeeds.withLock { $0[key.rawValue] = nil }
  }

  /// Deletes what was moved to the trash before a moment.
  package func purgeTrash(before date: Date) async throws(StoreError) {
    try await write { db in
      let old = "WHERE trashedAt < ?"
      for row in try Row.fetchAll(
        db, sql: "SELECT key FROM contexts \(old)", arguments: [date.stored])
      {
        try Self.purge(db, context: row.identifier(0))
      }
      for row in try Row.fetchAll(
        db, sql: "SELECT id FROM conversations \(old)", arguments: [date.stored])
      {
        try Self.purge(db, conversation: row.identifier(0))
      }
    }
    knownSeeds.withLock { $0 = [:] }
  }

  private static func purge(_ db: Database, context key: ContextKey) throws {
    let sql = "SELECT id FROM conversations WHERE context = ?"
    for row in try Row.fetchAll(db, sql: sql, arguments: [key.exact]) {
      try purge(db, conversation: row.identifier(0))
    }
    try db.execute(sql: "DELETE FROM contexts WHERE key = ?", arguments: [key.exact])
  }

  static func purge(_ db: Database, conversation id: ConversationID) throws {
    try SearchIndex.remove(db, conversation: id)
    try db.execute(sql: "DELETE FROM drafts WHERE conversation = ?", arguments: [id.exact])
    try db.execute(sql: "DELETE FROM conversations WHERE id = ?", arguments: [id.exact])
  }
}
