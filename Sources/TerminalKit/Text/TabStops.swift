/// Columns that tabs reach.
struct TabStops {
  /// The columns between two stops.
  var distance: Int

  /// Every eight columns, as terminals do.
  static let prose = TabStops(distance: 8)
  /// Every four columns, since code is indented by tabs and rows are short.
  static let code = TabStops(distance: 4)

  /// The columns of a tab that starts at `column`.
  func width(at column: Int) -> Int { distance - column % distance }
}
