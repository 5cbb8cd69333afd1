/// The kind of separator above a turn.
enum TurnEdge: Sendable, Hashable {
  /// Another turn.
  case turn
  /// Nothing: it is the first of the conversation.
  case start
  /// Turns that are not loaded.
  case earlier
}
