/// The parts of a turn from top to bottom.
enum TurnPart: Int, Sendable, Hashable, CaseIterable {
  /// The separator from the previous turn: a blank row, a seam, the horizon.
  case above
  case prompt
  case reasoning
  case reply
  /// The line under the reply, a failure, the state of a turn in flight.
  case footer

  /// All parts in order, made once: every frame walks them.
  static let fromTop = allCases
}
