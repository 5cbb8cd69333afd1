import TerminalKit
package import FoundationEssentials

extension Transcript {
  /// Lays out what is visible and takes the rows to draw. Called after every change, before `draw`.
  package mutating func prepareLayout(now: Date) {
    self.now = now
    guard !turns.isEmpty, size.rows > 0, size.columns > 0 else {
      visible = []
      newRowsBelow = 0
      return
    }
    searchStaleTurns()
    let hasRoom = visible.count < size.rows
    if isAtBottom || visibleIsStale || hasRoom { takeVisibleRows() }
    visibleIsStale = false
    countNewRows()
    markMatches()
    evictLayouts(near: visible.first?.place.key ?? turns.lastKey)
  }

  private mutating func takeVisibleRows() {
    var place = topRow()
    visible.removeAll(keepingCapacity: true)
    while visible.count < size.rows, place.key <= turns.lastKey {
      layOut(place.key)
      appendRows(of: turns[place.key], from: place.row, key: place.key)
      place = RowPosition(key: place.key + 1, row: 0)
    }
  }

  private mutating func appendRows(of entry: TranscriptEntry, from first: Int, key: Int) {
    guard let layout = entry.layout else { return }
    var (part, row) = layout.place(ofRow: first)
    while visible.count < size.rows {
      while row >= layout.count(of: part) {
        guard let next = TurnPart(rawValue: part.rawValue + 1) else { return }
        (part, row) = (next, 0)
      }
      let line =
        layout.isLive && part == .footer
        ? LiveLine.line(of: entry.turn, now: isAtBottom ? now : nil, in: context)
        : layout.line(of: part, row)
      visible.append(VisibleRow(line: line, place: Anchor(key: key, part: part, row: row)))
      row += 1
    }
  }

  /// Counts the rows that came below since the reader left the end, as far as they are still below.
  private mutating func countNewRows() {
    guard !isAtBottom, let end = endWhenLeft, turns.keys.contains(end.key) else {
      newRowsBelow = 0
      return
    }
    let last = RowPosition(key: turns.lastKey, row: height(of: turns.lastKey))
    let added = max(0, distance(from: end, to: last, limit: .max))
    guard added > 0, let lowest = visible.prefix(size.rows).last?.place, lowest.key >= end.key
    else {
      newRowsBelow = added
      return
    }
    let lowestRow = layout(of: lowest.key).row(of: lowest.part, lowest.row)
    let below = RowPosition(key: lowest.key, row: lowestRow + 1)
    newRowsBelow = max(0, distance(from: below, to: last, limit: added))
  }
}
