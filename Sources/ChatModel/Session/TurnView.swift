/// A turn with its place among its alternatives.
public struct TurnView: Hashable, Sendable, Identifiable {
  /// The turn itself.
  public var turn: Turn
  /// Number of turns that share its parent, itself included.
  public var alternatives: Int
  /// Its place among them, from 0.
  public var alternative: Int
  /// True if the model's memory starts here, by our estimate (the horizon is drawn above it).
  public var isHorizon: Bool
  /// True if the text of its reply was delivered in pieces and is left out of `turn`, so that a long one is
  /// not in memory twice.
  public var isTextTold = false
  /// True if another running program sends it and receives its reply: it cannot be stopped here.
  public var isElsewhere = false

  /// The id of the turn, for lists.
  public var id: TurnID { turn.id }

  /// Creates a turn without alternatives unless they are named.
  public init(turn: Turn, alternatives: Int = 1, alternative: Int = 0, isHorizon: Bool = false) {
    self.turn = turn
    self.alternatives = alternatives
    self.alternative = alternative
    self.isHorizon = isHorizon
  }
}
