/// A context as the menu and the header show it.
public struct ContextSummary: Hashable, Sendable, Identifiable {
  /// The record of the context.
  public var context: CachedContext
  /// Newest first, none in the trash.
  public var conversations: [ConversationSummary]

  /// The key, for lists.
  public var id: ContextKey { context.key }

  /// Creates a summary.
  public init(context: CachedContext, conversations: [ConversationSummary] = []) {
    self.context = context
    self.conversations = conversations
  }
}
