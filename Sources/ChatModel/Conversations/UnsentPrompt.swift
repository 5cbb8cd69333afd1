/// A prompt that left the composer and whose turn has not ended. Until its turn is in the history, and again when
/// it was taken out, the prompt is kept with the draft: so it is on disk wherever it is on its way.
public struct UnsentPrompt: Hashable, Sendable {
  /// The turn that holds it once it is stored.
  public var turn: TurnID
  /// The text in the composer.
  public var text: String

  /// Creates a prompt on its way.
  public init(turn: TurnID, text: String) {
    self.turn = turn
    self.text = text
  }
}
