import ChatModel

/// The target of a prompt from the command line.
struct AskTarget: Sendable {
  let context: CachedContext
  let conversation: Conversation
  /// The conversation begins with the prompt.
  let isNew: Bool
}
