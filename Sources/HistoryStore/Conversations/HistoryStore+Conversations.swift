package import ChatModel
package import FoundationEssentials
internal import GRDB

extension HistoryStore {
  /// All conversations outside the trash, newest first; `isStreaming` is not the store's to know.
  package func conversations() async throws(StoreError) -> [ConversationSummary] {
    try await read { db in
      try ConversationRecord.summaries(
        db, where: "v.trashedAt IS NULL AND x.trashedAt IS NULL")
    }
  }

  /// The conversations of a context outside the trash, newest first.
  package func conversations(
    of context: ContextKey
  ) async throws(StoreError) -> [ConversationSummary] {
    try await read { db in
      try ConversationRecord.summaries(
        db, where: "v.context = ? AND v.trashedAt IS NULL", [context.exact])
    }
  }

  /// The conversations in the trash, not those of trashed contexts.
  package func trashedConversations() async throws(StoreError) -> [ConversationSummary] {
    try await read { db in
      try ConversationRecord.summaries(db, where: "v.trashedAt IS NOT NULL")
    }
  }

  /// A conversation, also one in the trash.
  package func conversation(_ id: ConversationID) async throws(StoreError) -> Conversation? {
    try await read { db in try ConversationRecord.fetch(db, id) }
  }

  /// Keeps a conversation, new or changed. Its context must be there.
  package func save(_ conversation: Conversation) async throws(StoreError) {
    try await write { db in try ConversationRecord.store(db, conversation) }
  }

  /// Moves a conversation out of sight; ``restoreConversation(_:)`` takes it back.
  package func trashConversation(_ id: ConversationID, at date: Date) async throws(StoreError) {
    try await setTrashed(id, date.stored)
  }

  /// Takes a conversation out of the trash.
  package func restoreConversation(_ id: ConversationID) async throws(StoreError) {
    try await setTrashed(id, nil)
  }

  private func setTrashed(_ id: ConversationID, _ date: Double?) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "UPDATE conversations SET trashedAt = ? WHERE id = ?", arguments: [date, id.exact])
      guard db.changesCount > 0 else { throw StoreError.notFound("conversation") }
    }
  }
}
