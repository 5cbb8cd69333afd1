import ChatModel
import HistoryStore

/// Records are changed as they are on disk at that moment, so no other change is lost.
extension HistoryWriter {
  /// A context as it is after every earlier write.
  func currentContext(_ key: ContextKey) async throws(StoreError) -> CachedContext? {
    await drain()
    return try await store.context(key)
  }

  /// Changes a context's record.
  @discardableResult
  func updateContext(
    _ key: ContextKey, _ change: @escaping (inout CachedContext) -> Void
  ) async throws(StoreError) -> CachedContext? {
    try await write { store -> CachedContext? in
      guard var context = try await store.context(key) else { return nil }
      let before = context
      change(&context)
      if context != before { try await store.save(context) }
      return context
    }
  }

  /// Changes a conversation's record.
  @discardableResult
  func updateConversation(
    _ id: ConversationID, _ change: @escaping (inout Conversation) -> Void
  ) async throws(StoreError) -> Conversation? {
    try await write { store -> Conversation? in
      guard var conversation = try await store.conversation(id) else { return nil }
      let before = conversation
      change(&conversation)
      if conversation != before { try await store.save(conversation) }
      return conversation
    }
  }
}
