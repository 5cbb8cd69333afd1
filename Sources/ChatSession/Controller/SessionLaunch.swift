package import ChatModel

/// The conversation or context to open at the start.
package enum SessionLaunch: Hashable, Sendable {
  /// The conversation that was open last.
  case lastUsed
  /// A context by its label or id; an unknown id is imported.
  case context(String)
  /// A conversation.
  case conversation(ConversationID)
  /// Nothing; the contexts are announced all the same.
  case nothing
}
