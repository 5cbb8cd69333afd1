public import FoundationEssentials

/// A place in the history that matches a search.
public struct SearchHit: Hashable, Sendable {
  /// The kind of record that contains the words.
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

  /// The kind of record that contains the words.
  public var kind: Kind
  /// The context of the hit.
  public var context: ContextKey
  /// The conversation of the hit; for a context found by its label the newest one, `nil` if it has none.
  public var conversation: ConversationID?
  /// `nil` for titles and labels.
  public var turn: TurnID?
  /// The title of the conversation.
  public var conversationTitle: String
  /// The label of the context.
  public var contextLabel: String
  /// The date of the turn, or of the last change.
  public var date: Date
  /// The surroundings of the match.
  public var snippet: String
  /// The matches within `snippet`, in grapheme clusters.
  public var matches: [Range<Int>]

  /// Creates a hit.
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
