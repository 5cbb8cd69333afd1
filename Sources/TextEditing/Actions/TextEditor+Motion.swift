package import TerminalKit

extension TextEditor {
  mutating func move(to place: Int) -> EditOutcome {
    let isHandled = place != cursor
    cursor = place
    closeStep()
    endAction()
    return isHandled ? .handled : .ignored
  }

  /// Puts the caret before a grapheme cluster of `text`.
  package mutating func moveCaret(to cluster: Int) {
    _ = move(to: buffer.index(ofCluster: cluster))
  }

  /// Moves the caret by rows of the screen, keeping to the column that it set out from.
  @discardableResult
  package mutating func moveCaret(rowsBy delta: Int, width: Int) -> EditOutcome {
    closeStep()
    precedent = .none
    let width = max(1, width)
    let row = buffer.row(holding: cursor, width: width, &rowIndex)
    let goal = goalColumn ?? buffer.column(of: cursor, in: row, width: width)
    guard let target = self.row(delta, from: row, width: width) else {
      return delta < 0 ? .atEdgeUp : .atEdgeDown
    }
    cursor = buffer.index(atColumn: goal, in: target, width: width)
    goalColumn = goal
    follow()
    return .handled
  }

  /// The row some rows off, or the last on the way there; `nil` if there is none.
  private mutating func row(_ delta: Int, from row: EditRow, width: Int) -> EditRow? {
    if delta < 0 {
      return buffer.rowStarts(before: row.start, limit: -delta, width: width, &rowIndex).first
        .map { buffer.row(from: $0, width: width) }
    }
    var target: EditRow?
    var next = row.next
    for _ in 0..<delta {
      guard let start = next else { break }
      let row = buffer.row(from: start, width: width)
      target = row
      next = row.next
    }
    return target
  }

  /// Puts the caret where the layout shows a place, after a click.
  package mutating func moveCaret(to point: Point) {
    let view = viewport.following(cursor, in: buffer, &rowIndex)
    var row = buffer.row(from: view.top, width: view.width)
    for _ in 0..<max(0, point.row) {
      guard let next = row.next else { break }
      row = buffer.row(from: next, width: view.width)
    }
    _ = move(to: buffer.index(atColumn: max(0, point.column), in: row, width: view.width))
  }
}
