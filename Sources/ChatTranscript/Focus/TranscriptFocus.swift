package import ChatModel

/// A message that the keys of the transcript act on.
package struct TranscriptFocus: Hashable, Sendable {
  /// The turn that it belongs to.
  package var turn: TurnID
  /// `.user` for the prompt, `.assistant` for the reply.
  package var role: Role

  /// Creates a focused message.
  package init(turn: TurnID, role: Role) {
    self.turn = turn
    self.role = role
  }
}
