package import ChatModel

/// What to open at the start.
package enum SessionLaunch: Hashable, Sendable {
  /// Where the user left off.
  case lastUsed
  /// A context by its label or its server's id; an id that the registry does not know is imported.
  case context(String)
  /// A conversation.
  case conversation(ConversationID)
  /// Nothing: only the registry is announced.
  case nothing
}
