public import FoundationEssentials

/// A conversation as lists show it.
public struct ConversationSummary: Hashable, Sendable, Identifiable {
  /// The id of the conversation.
  public var id: ConversationID
  /// Its context.
  public var context: ContextKey
  /// Its title; empty before the first prompt.
  public var title: String
  /// The date of its last change.
  public var updatedAt: Date
  /// Number of turns on the visible branch.
  public var turnCount: Int
  /// True if a turn is in flight.
  public var isStreaming: Bool
  /// True if a reply ended while the conversation was not on screen.
  public var isUnread: Bool
  /// The beginning of the last prompt and reply, for a preview.
  public var lastPrompt: String
  /// The beginning of the last reply, for a preview.
  public var lastReply: String

  /// Creates a summary.
  public init(
    id: ConversationID, context: ContextKey, title: String, updatedAt: Date, turnCount: Int = 0,
    isStreaming: Bool = false, isUnread: Bool = false, lastPrompt: String = "",
    lastReply: String = ""
  ) {
    self.id = id
    self.context = context
    self.title = title
    self.updatedAt = updatedAt
    self.turnCount = turnCount
    self.isStreaming = isStreaming
    self.isUnread = isUnread
    self.lastPrompt = lastPrompt
    self.lastReply = lastReply
  }
}
