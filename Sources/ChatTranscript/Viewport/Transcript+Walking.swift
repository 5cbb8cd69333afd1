import TerminalKit

extension Transcript {
  /// The row `count` rows below (above, when negative) another, or the last (first) one there is.
  mutating func row(_ count: Int, below start: RowPosition) -> RowPosition {
    var place = start
    var left = count
    while left < 0 {
      if place.row >= -left { return RowPosition(key: place.key, row: place.row + left) }
      guard place.key > turns.firstKey else { return RowPosition(key: place.key, row: 0) }
      left += place.row
      place.key -= 1
      place.row = height(of: place.key)
    }
    while left > 0 {
      let rest = height(of: place.key) - 1 - place.row
      if rest >= left { return RowPosition(key: place.key, row: place.row + left) }
      guard place.key < turns.lastKey else {
        return RowPosition(key: place.key, row: place.row + max(0, rest))
      }
      left -= rest + 1
      place = RowPosition(key: place.key + 1, row: 0)
    }
    return place
  }

  /// Number of rows from one row to a later one, counted up to a limit.
  mutating func distance(from start: RowPosition, to end: RowPosition, limit: Int) -> Int {
    guard start.key < end.key else { return min(limit, max(0, end.row - start.row)) }
    var rows = height(of: start.key) - start.row
    var key = start.key + 1
    while key < end.key, rows < limit {
      rows += height(of: key)
      key += 1
    }
    return min(limit, key == end.key ? rows + end.row : rows)
  }

  /// Number of rows from one row to the end, counted up to a limit.
  mutating func rowsToEnd(from start: RowPosition, limit: Int) -> Int {
    distance(from: start, to: RowPosition(key: turns.lastKey + 1, row: 0), limit: limit)
  }

  /// The top row when the last row is at the lower edge.
  mutating func bottomTop() -> RowPosition {
    row(-max(1, size.rows), below: RowPosition(key: turns.lastKey, row: height(of: turns.lastKey)))
  }

  /// The number of loaded rows above the screen.
  package mutating func rowsAbove() -> Int {
    guard !turns.isEmpty else { return 0 }
    return distance(from: RowPosition(key: turns.firstKey, row: 0), to: topRow(), limit: .max)
  }

  /// The row at the top of the screen.
  mutating func topRow() -> RowPosition {
    switch position {
    case .bottom: bottomTop()
    case .anchored(let anchor):
      RowPosition(key: anchor.key, row: layout(of: anchor.key).row(of: anchor.part, anchor.row))
    }
  }
}
