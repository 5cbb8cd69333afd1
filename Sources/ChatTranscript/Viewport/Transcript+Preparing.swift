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
      turns[place.key].layout?.prepare(
        rows: place.row..<place.row + size.rows - visible.count)
      appendRows(of: turns[place.key], from: place.row, key: place.key)
      place = RowPosition(key: place.key + 1, row: 0)
    }
    tellStates()
  }

  /// Fills in the state of turns in flight. If the rows are kept unchanged it is shown in words
  /// that stay true.
  private mutating func tellStates() {
    let isKept = !isAtBottom && visible.count >= size.rows
    for index in visible.indices where visible[index].place.part == .footer {
      let entry = turns[visible[index].place.key]
      if entry.isEnded { continue }
      visible[index].line = LiveLine.line(of: entry.turn, now: isKept ? nil : now, in: context)
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
      visible.append(
        VisibleRow(
          line: layout.line(of: part, row), place: Anchor(key: key, part: part, row: row)))
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
    let added = distance(from: end, to: last, limit: Self.mostRowsCounted)
    let fromTop = distance(from: topRow(), to: last, limit: added + size.rows)
    newRowsBelow = max(0, min(added, fromTop - size.rows))
  }

  /// Far more than anybody reads; a bound for what is laid out to count.
  private static let mostRowsCounted = 100_000
}
