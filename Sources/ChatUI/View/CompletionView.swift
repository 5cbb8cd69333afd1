import TerminalKit
import Wording

/// The popup over the lowest rows of the transcript.
enum CompletionView {
  static func draw(_ state: AppState, into painter: inout Painter) {
    guard let popup = state.pane.composer.completion.popup, state.overlays.line == nil else {
      return
    }
    let area = state.layout.transcript
    let count = min(popup.items.count, 8, area.rows)
    guard count > 0 else { return }
    let rect = Rect(
      row: area.endRow - count, column: area.column, rows: count, columns: area.columns)
    painter.grid.fill(rect, style: .plain)
    let top = ListWindow.top(selected: popup.selected, count: popup.items.count, rows: count)
    let width = popup.items.map { CellWidth.of($0.text) }.max() ?? 0
    for (offset, item) in popup.items.dropFirst(top).prefix(count).enumerated() {
      let row = rect.row + offset
      let indent = rect.column + ScreenLayout.promptColumns
      painter.text(item.text, row: row, column: indent, in: rect)
      painter.text(
        item.detail, row: row, column: indent + min(width, rect.columns / 2) + 2,
        style: painter.theme.dim, in: rect)
      if offset == count - 1, top + count < popup.items.count {
        painter.textAtEnd(
          localized(" ↓ \(popup.items.count - top - count) more"), row: row,
          style: painter.theme.dim, in: rect
        )
      }
      if top + offset == popup.selected { painter.select(row: row, in: rect) }
    }
  }
}
