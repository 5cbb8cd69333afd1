/// Text that arrived for a turn.
public struct TurnDelta: Hashable, Sendable {
  /// The turn that the text belongs to.
  public var turn: TurnID
  /// The conversation of the turn.
  public var conversation: ConversationID
  /// The index of the choice.
  public var choice: Int
  /// Text to append to the reply.
  public var content: String
  /// Text to append to the reasoning.
  public var reasoning: String

  /// Creates a delta.
  public init(
    turn: TurnID, conversation: ConversationID, choice: Int = 0, content: String = "",
    reasoning: String = ""
  ) {
    self.turn = turn
    self.conversation = conversation
    self.choice = choice
    self.content = content
    self.reasoning = reasoning
  }
}
