import ChatModel
import HistoryStore

/// A prompt that goes back into the draft of its conversation.
struct ReturnedPrompt: Sendable {
  var text: String
  var conversation: ConversationID
  /// The turn that leaves the tree with it.
  var turn: TurnID?

  func write(to store: HistoryStore) async throws(StoreError) {
    try await store.returnToDraft(text, of: conversation, removing: turn)
  }
}
