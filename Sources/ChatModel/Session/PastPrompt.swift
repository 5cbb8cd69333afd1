public import FoundationEssentials

/// A past prompt, and the place where it was last sent.
public struct PastPrompt: Hashable, Sendable {
  /// The prompt.
  public var text: String
  /// Its conversation.
  public var conversation: ConversationID
  /// The title of the conversation.
  public var conversationTitle: String
  /// The label of its context.
  public var contextLabel: String
  /// The date of the prompt.
  public var date: Date

  /// Creates a prompt.
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
  /// Number of pages before this one.
  public var number: Int
  /// The prompts of the page, newest first.
  public var prompts: [PastPrompt]
  /// True if there are older ones.
  public var hasMore: Bool

  /// Creates a page.
  public init(
    besides: ConversationID, number: Int, prompts: [PastPrompt], hasMore: Bool
  ) {
    self.besides = besides
    self.number = number
    self.prompts = prompts
    self.hasMore = hasMore
  }
}
