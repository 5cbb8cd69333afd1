/// New text for one choice.
public struct ChoiceDelta: Equatable, Sendable {
  /// Which choice, from 0.
  public var index: Int
  /// Text to append to the reply.
  public var content: String
  /// Text to append to the reasoning.
  public var reasoning: String
  /// Why the choice ended, once it has.
  public var finishReason: FinishReason?

  /// Creates a delta.
  public init(
    index: Int = 0, content: String = "", reasoning: String = "",
    finishReason: FinishReason? = nil
  ) {
    self.index = index
    self.content = content
    self.reasoning = reasoning
    self.finishReason = finishReason
  }
}
