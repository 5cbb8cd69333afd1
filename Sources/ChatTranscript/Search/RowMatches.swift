/// The matches of a search in the rows of a part.
struct RowMatches: Sendable {
  /// The pieces of each match, from the top.
  var matches: [[(row: Int, columns: Range<Int>)]] = []

  /// The rows and columns of a match in the source text.
  ///
  /// Both texts hold the same matches, unless one of them is in an address or across a table's
  /// cells; then the nearest is taken.
  func place(of match: TurnMatch) -> (row: Int, columns: Range<Int>)? {
    matches.isEmpty ? nil : matches[min(match.ordinal, matches.count - 1)].first
  }
}
