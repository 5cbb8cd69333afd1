/// The window through which a text under edit is seen.
struct EditViewport: Equatable, Sendable {
  var width = 80
  var maxRows = Int.max
  /// The unit that the first visible row begins with.
  var top = 0

  /// The window moved no more than needed to show the caret, and not past the end of the text.
  func following(
    _ caret: Int, in buffer: EditBuffer, _ index: inout RowIndex
  ) -> EditViewport {
    guard maxRows != .max else { return EditViewport(width: width, maxRows: maxRows, top: 0) }
    var moved = self
    if caret < top || top > buffer.count {
      moved.top = buffer.row(holding: caret, width: width, &index).start
    } else {
      moved.reach(caret, in: buffer, &index)
    }
    moved.fill(in: buffer, &index)
    return moved
  }

  /// Scrolls down to the caret.
  private mutating func reach(_ caret: Int, in buffer: EditBuffer, _ index: inout RowIndex) {
    let rows = max(1, maxRows)
    var starts: [Int] = []
    var next: Int? = top
    // The caret is mostly in the window or just below; further off it is searched for from its line.
    while let start = next, starts.count < rows + 64 {
      let row = buffer.row(from: start, width: width)
      starts.append(start)
      if row.holds(caret) {
        if starts.count > rows { top = starts[starts.count - rows] }
        return
      }
      next = row.next
    }
    let row = buffer.row(holding: caret, width: width, &index)
    let above = buffer.rowStarts(before: row.start, limit: rows - 1, width: width, &index)
    top = above.first ?? row.start
  }

  /// Scrolls up where the text no longer fills the window.
  private mutating func fill(in buffer: EditBuffer, _ index: inout RowIndex) {
    guard top > 0 else { return }
    var shown = 0
    var next: Int? = top
    while let start = next, shown < maxRows {
      shown += 1
      next = buffer.row(from: start, width: width).next
    }
    guard shown < maxRows else { return }
    let above = buffer.rowStarts(before: top, limit: maxRows - shown, width: width, &index)
    top = above.first ?? top
  }
}
