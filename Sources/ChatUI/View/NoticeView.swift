import ChatModel
import TerminalKit

/// A notice. If it has several rows, it covers the rows above and moves nothing.
enum NoticeView {
  /// At most so many rows.
  private static let maxRows = 4

  /// Draws a notice whose last row is `row`, in one row unless it may cover an area above.
  static func draw(
    _ notice: Notice, endingAt row: Int, above area: Rect?, into painter: inout Painter, rect: Rect
  ) {
    let word = notice.level.prefix
    let text = word + DisplayText.sanitize(String(notice.text.prefix(2000))).onOneLine
    let style = painter.theme.style(of: notice.level)
    guard let area else {
      painter.text(text, row: row, column: rect.column, style: style, in: rect)
      return
    }
    let rows = TextWrap.wrap([StyledSpan(text, style)], width: max(1, rect.columns))
    let shown = Array(rows.prefix(min(maxRows, area.rows + 1)))
    for (offset, line) in shown.enumerated() {
      let place = row - (shown.count - 1 - offset)
      let room = Rect(
        row: place, column: rect.column, rows: 1,
        columns: place < row ? area.columns : rect.columns)
      painter.grid.fill(room, style: .plain)
      painter.line(line, row: place, column: rect.column, in: room)
    }
  }
}
