public import FoundationEssentials

/// A prompt of before, and where it was asked last.
public struct PastPrompt: Hashable, Sendable {
  public var text: String
  public var conversation: ConversationID
  public var conversationTitle: String
  public var contextLabel: String
  public var date: Date

  /// A prompt.
  public init(
    _ text: String, conversation: ConversationID, conversationTitle: String, contextLabel: String,
    date: Date
  ) {
    self.text = text
    self.conversation = conversation
    self.conversationTitle = conversationTitle
    self.contextLabel = contextLabel
    self.date = date
  }
}

/// Prompts of all conversations but one, each text once, newest first.
public struct PastPromptPage: Hashable, Sendable {
  /// The conversation whose own prompts are left out: those that its snapshot has.
  public var besides: ConversationID
  /// How many pages came before this one.
  public var number: Int
  public var prompts: [PastPrompt]
  /// Whether there are older ones.
  public var hasMore: Bool

  /// A page.
  public init(
    besides: ConversationID, number: Int, prompts: [PastPrompt], hasMore: Bool
  ) {
    self.besides = besides
    self.number = number
    self.prompts = prompts
    self.hasMore = hasMore
  }
}
