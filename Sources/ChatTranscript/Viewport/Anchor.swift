/// A row by its place in a turn's part: what grows in other parts and other turns does not move it.
struct Anchor: Sendable, Hashable {
  var key: Int
  var part: TurnPart
  var row: Int
}

/// A row by its number in a turn.
struct RowPosition: Sendable, Hashable {
  var key: Int
  var row: Int
}

/// The position of the viewport.
enum ViewportPosition: Sendable, Hashable {
  /// At the end, following it.
  case bottom
  /// The row at the top of the screen.
  case anchored(Anchor)
}
