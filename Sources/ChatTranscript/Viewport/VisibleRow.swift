import TerminalKit

/// A row of the screen and where it comes from.
struct VisibleRow: Sendable {
  var line: StyledLine
  var place: Anchor
  /// Columns of a search match, counted within the line.
  var matches: [RowMatch] = []
}

/// A part of a row that matches a search.
struct RowMatch: Sendable, Hashable {
  var columns: Range<Int>
  var isCurrent: Bool
}
