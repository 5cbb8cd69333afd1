import TerminalKit

extension Transcript {
  /// The matches in a part's rows.
  func rowMatches(of part: TurnPart, in layout: TurnLayout) -> RowMatches {
    guard let pattern = search?.pattern else { return RowMatches() }
    var layout = layout
    let text = RowText(count: layout.count(of: part)) { layout.walkedLine(of: part, $0) }
    let found = pattern.matches(in: text.bytes, softBreak: RowText.softBreak)
    return RowMatches(matches: found.map { text.pieces(of: $0) }.filter { !$0.isEmpty })
  }

  /// The row of its part, and the columns, of a match; `nil` while its turn is not laid out.
  private func place(of match: TurnMatch) -> (row: Int, columns: Range<Int>)? {
    guard let layout = turns[match.key].layout else { return nil }
    return rowMatches(of: match.part, in: layout).place(of: match)
  }

  /// Marks the matches in the rows on screen.
  mutating func markMatches() {
    guard let search else {
      for index in visible.indices where !visible[index].matches.isEmpty {
        visible[index].matches = []
      }
      return
    }
    let current = search.current.flatMap { index in
      search.matches.indices.contains(index) ? search.matches[index] : nil
    }
    var start = 0
    while start < visible.count {
      let (key, part) = (visible[start].place.key, visible[start].place.part)
      var end = start + 1
      while end < visible.count, visible[end].place.key == key, visible[end].place.part == part {
        end += 1
      }
      let isCurrent = current?.key == key && current?.part == part
      markMatches(in: start..<end, search.pattern, current: isCurrent ? current : nil)
      start = end
    }
  }

  /// Marks the matches in rows that follow each other in one part.
  private mutating func markMatches(
    in rows: Range<Int>, _ pattern: SearchPattern, current: TurnMatch?
  ) {
    let text = RowText(count: rows.count) { visible[rows.lowerBound + $0].line }
    let currentPlace = current.flatMap { place(of: $0) }
    for row in rows { visible[row].matches = [] }
    let part = visible[rows.lowerBound].place.part
    guard part != .above, part != .footer else { return }
    for found in pattern.matches(in: text.bytes, softBreak: RowText.softBreak) {
      let pieces = text.pieces(of: found)
      let isCurrent = pieces.contains {
        visible[rows.lowerBound + $0.row].place.row == currentPlace?.row
          && $0.columns.overlaps(currentPlace?.columns ?? 0..<0)
      }
      for piece in pieces {
        visible[rows.lowerBound + piece.row].matches.append(
          RowMatch(columns: piece.columns, isCurrent: isCurrent))
      }
    }
  }
}
