/// A conversation as it is when it is opened.
public struct ConversationSnapshot: Hashable, Sendable {
  /// The record of the conversation.
  public var conversation: Conversation
  /// The newest page of the visible branch, oldest first.
  public var turns: [TurnView]
  /// True if the store holds turns before these.
  public var hasEarlier: Bool
  /// The text in its composer.
  public var draft: Draft
  /// Prompts of this conversation for ↑ and Ctrl+R, oldest first.
  public var promptHistory: [String]

  /// Creates a snapshot.
  public init(
    conversation: Conversation, turns: [TurnView] = [], hasEarlier: Bool = false,
    draft: Draft = Draft(), promptHistory: [String] = []
  ) {
    self.conversation = conversation
    self.turns = turns
    self.hasEarlier = hasEarlier
    self.draft = draft
    self.promptHistory = promptHistory
  }
}
