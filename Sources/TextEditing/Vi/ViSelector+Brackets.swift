/// Text objects in brackets.
extension ViSelector {
  func block(
    _ open: Character, _ close: Character, _ count: Int, isAround: Bool
  ) -> Found? {
    var place = cursor
    if let anchor {
      place = min(anchor, cursor)
    } else {
      if open == "{" {
        while !buffer.isLineEnd(place), buffer.isInIndent(place + 1) { place += 1 }
      }
      if !buffer.isLineEnd(place), buffer.units[place].character == open { place += 1 }
    }
    var left = count
    // Outside of all, the next ones count.
    let isForward =
      buffer.unmatched(open, against: close, from: place, isForward: false) == nil
    while true {
      guard
        let start = buffer.unmatched(open, against: close, from: place, isForward: isForward)
      else { return nil }
      place = start
      left -= 1
      if left > 0 { continue }
      guard let end = buffer.unmatched(close, against: open, from: start, isForward: true) else {
        return nil
      }
      let found = isAround ? Found(start: start, end: end) : inner(start, end, open)
      guard let anchor, !isAround else { return found }
      // A selection grows.
      let grows = found.start < min(anchor, cursor) || found.end > max(anchor, cursor)
      if grows || found.start == found.end { return found }
    }
  }

  /// The text between two brackets, without the line ends after the first and before the last.
  private func inner(_ open: Int, _ close: Int, _ sign: Character) -> Found {
    var start = walk(open)
    start.forwardOverEnds()
    var end = walk(close)
    var beginsLine = end.isLineStart
    end.backOverEnds()
    if sign == "{" {
      while !buffer.isLineEnd(end.place), buffer.isInIndent(end.place + 1) {
        beginsLine = true
        let wasStart = end.isLineStart
        end.backOverEnds()
        if wasStart { break }
      }
    }
    if beginsLine {
      end.forwardOverEnds()
      return Found(start: start.place, end: end.place, isInclusive: false)
    }
    return start.place <= end.place
      ? Found(start: start.place, end: end.place)
      : Found(start: start.place, end: start.place, isInclusive: false)
  }
}
