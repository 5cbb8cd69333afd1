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

  /// A conversation as the list of all has it; `nil` for one that is not there, or in the trash, alone or with its context.
  package func summary(
    of conversation: ConversationID
  ) async throws(StoreError) -> ConversationSummary? {
    try await read { db in
      try ConversationRecord.summaries(
        db, where: "v.id = ? AND v.trashedAt IS NULL AND x.trashedAt IS NULL",
        [conversation.exact]
      ).first
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

  /// Keeps a new conversation; on a context that remembers turns gives the one that is there instead, whoever
  /// has made it. One transaction, so that of several programs that begin at once all get the same.
  package func startConversation(
    _ fresh: Conversation
  ) async throws(StoreError) -> Conversation {
    try await write { db in
      if let only = try ConversationRecord.only(db, of: fresh.context),
        let conversation = try ConversationRecord.fetch(db, only)
      {
        return conversation
      }
      try ConversationRecord.store(db, fresh)
      return fresh
    }
  }

  /// Takes a conversation away in which nothing is: no turn, and no draft but a prompt that did not go out.
  ///
  /// - Returns: True if it was that empty.
  @discardableResult
  package func discardIfEmpty(
    _ id: ConversationID, besides prompt: String
  ) async throws(StoreError) -> Bool {
    try await write { db in
      let draft = try DraftRecord.fetch(db, id)
      guard draft.isEmpty || draft.text.hasSameBytes(as: prompt),
        try !ConversationRecord.exists(db, "turns", "conversation", id.rawValue)
      else { return false }
      try Self.purge(db, conversation: id)
      return true
    }
  }

  /// Keeps a conversation, new or changed. Its context must be there.
  ///
  /// - Throws: `invalid` for a second conversation of a context that remembers turns.
  package func save(_ conversation: Conversation) async throws(StoreError) {
    try await write { db in try ConversationRecord.store(db, conversation) }
  }

  /// Moves a conversation to the trash; ``restoreConversation(_:)`` takes it back.
  package func trashConversation(_ id: ConversationID, at date: Date) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "UPDATE conversations SET trashedAt = ?, isOnly = NULL WHERE id = ?",
        arguments: [date.stored, id.exact])
      guard db.changesCount > 0 else { throw StoreError.notFound("conversation") }
    }
  }

  /// Takes a conversation out of the trash. On a context that remembers turns and has another by now, its turns go
  /// into that one.
  package func restoreConversation(_ id: ConversationID) async throws(StoreError) {
    try await write { db in
      guard var conversation = try ConversationRecord.fetch(db, id) else {
        throw StoreError.notFound("conversation")
      }
      conversation.trashedAt = nil
      try ConversationRecord.storeOrJoin(db, conversation)
    }
  }
}
