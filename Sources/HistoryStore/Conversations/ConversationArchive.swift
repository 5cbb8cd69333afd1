package import ChatModel

/// A conversation with everything that belongs to it, for export and import.
package struct ConversationArchive: Codable, Hashable, Sendable {
  /// The context that it is pinned to.
  package var context: CachedContext
  /// The record of the conversation.
  package var conversation: Conversation
  /// All turns of the tree, every branch; parents before their children.
  package var turns: [Turn]

  /// Creates an archive.
  package init(context: CachedContext, conversation: Conversation, turns: [Turn]) {
    self.context = context
    self.conversation = conversation
    self.turns = turns
  }
}

/// The result of an import.
package struct ImportReport: Hashable, Sendable {
  /// Conversations that are new here.
  package var imported: [ConversationID] = []
  /// Conversations that were here already, and were left as they are.
  package var skipped: [ConversationID] = []
  /// Number of imported turns.
  package var turns = 0
}
