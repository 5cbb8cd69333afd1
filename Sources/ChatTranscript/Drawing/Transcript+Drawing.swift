import ChatModel
package import FoundationEssentials
package import TerminalKit

extension Transcript {
  /// Draws the rows that the last `prepareLayout` took, and nothing else; `now` is the same moment.
  package func draw(into grid: inout Grid, rect: Rect, now: Date) {
    guard rect.rows > 0, rect.columns > 0 else { return }
    if turns.isEmpty { return drawHint(into: &grid, rect) }
    let column = rect.column + (focus == nil ? 0 : margin)
    for (index, row) in visible.prefix(rect.rows).enumerated() {
      let y = rect.row + index
      grid.write(row.line, row: y, column: column, in: rect)
      for match in row.matches { draw(match, into: &grid, row: y, column: column, rect) }
      if isFocused(row) { drawFocusMark(into: &grid, row: y, rect) }
    }
  }

  private func draw(
    _ match: RowMatch, into grid: inout Grid, row: Int, column: Int, _ rect: Rect
  ) {
    let start = column + match.columns.lowerBound
    let end = min(column + match.columns.upperBound, rect.endColumn)
    guard start < end else { return }
    let style = match.isCurrent ? context.theme.currentMatch : context.theme.match
    grid.restyle(Rect(row: row, column: start, rows: 1, columns: end - start)) {
      $0 = $0.overlaid(with: style)
    }
  }

  private func isFocused(_ row: VisibleRow) -> Bool {
    guard let focus, turns.keys.contains(row.place.key),
      turns[row.place.key].view.id == focus.turn
    else { return false }
    switch row.place.part {
    case .above: return false
    case .prompt: return focus.role == .user && !row.line.spans.isEmpty
    case .reasoning, .reply, .footer: return focus.role == .assistant
    }
  }

  /// A bar in the margin, or a reversed cell where there is no margin.
  private func drawFocusMark(into grid: inout Grid, row: Int, _ rect: Rect) {
    if margin > 0 {
      grid.write("▌", row: row, column: rect.column, style: context.theme.focusMark, in: rect)
    } else {
      grid.restyle(Rect(row: row, column: rect.column, rows: 1, columns: 1)) {
        $0.attributes.insert(.reverse)
      }
    }
  }

  private func drawHint(into grid: inout Grid, _ rect: Rect) {
    let rows = emptyHint.flatMap { TextWrap.wrap($0.spans, width: max(1, rect.columns)) }
    for (index, line) in rows.prefix(rect.rows).enumerated() {
      grid.write(line, row: rect.row + index, column: rect.column, in: rect)
    }
  }
}
