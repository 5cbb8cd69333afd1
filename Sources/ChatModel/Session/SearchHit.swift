public import FoundationEssentials

/// A place in the history that matches a search.
public struct SearchHit: Hashable, Sendable {
  /// What holds the words.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The prompt of a turn.
    case prompt
    /// A reply of a turn.
    case reply
    /// The title of a conversation.
    case title
    /// The label of a context.
    case label
  }

  public var kind: Kind
  public var context: ContextKey
  /// Where it is; of a context that a label names the newest conversation, `nil` when it has none.
  public var conversation: ConversationID?
  /// `nil` for titles and labels.
  public var turn: TurnID?
  public var conversationTitle: String
  public var contextLabel: String
  public var date: Date
  /// The surroundings of the match.
  public var snippet: String
  /// The matches within `snippet`, in grapheme clusters.
  public var matches: [Range<Int>]

  /// A hit.
  public init(
    _ kind: Kind, context: ContextKey, conversation: ConversationID?, turn: TurnID? = nil,
    conversationTitle: String, contextLabel: String, date: Date, snippet: String,
    matches: [Range<Int>]
  ) {
    self.kind = kind
    self.context = context
    self.conversation = conversation
    self.turn = turn
    self.conversationTitle = conversationTitle
    self.contextLabel = contextLabel
    self.date = date
    self.snippet = snippet
    self.matches = matches
  }
}
