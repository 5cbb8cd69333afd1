/// The names of the keys that a transcript mentions, as the key map has them; an empty one is not
/// mentioned.
package struct TranscriptKeyHints: Sendable, Hashable {
  /// Flips through alternatives.
  package var alternatives: String
  /// Unfolds reasoning.
  package var reasoning: String
  /// The ways on from an unconfirmed turn.
  package var resend: String
  /// The key that rebuilds without the turn.
  package var rebuild: String
  /// The key that keeps the partial reply.
  package var carryOn: String

  /// Names of keys.
  package init(
    alternatives: String = "[ ]", reasoning: String = "", resend: String = "",
    rebuild: String = "", carryOn: String = ""
  ) {
    self.alternatives = alternatives
    self.reasoning = reasoning
    self.resend = resend
    self.rebuild = rebuild
    self.carryOn = carryOn
  }
}
