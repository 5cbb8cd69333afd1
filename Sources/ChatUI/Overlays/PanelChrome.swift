import TerminalKit

/// The first and the last row of everything that lies over the transcript.
enum PanelChrome {
  /// The title, with a detail at the right edge.
  static func title(
    _ title: String, detail: String = "", into painter: inout Painter, rect: Rect
  ) {
    painter.textAtEnd(detail, row: rect.row, style: painter.theme.dim, in: rect)
    painter.text(title, row: rect.row, column: rect.column, style: painter.theme.title, in: rect)
  }

  /// The title with a field after it.
  static func field(
    _ title: String, _ field: LineField, detail: String = "", placeholder: String = "",
    into painter: inout Painter, rect: Rect
  ) {
    let edge = painter.textAtEnd(detail, row: rect.row, style: painter.theme.dim, in: rect)
    let room = rect.leading(max(1, edge - rect.column - (detail.isEmpty ? 0 : 1)))
    let column = painter.text(
      title + " › ", row: rect.row, column: rect.column, style: painter.theme.title, in: room)
    if field.isEmpty {
      painter.text(
        placeholder, row: rect.row, column: column, style: painter.theme.dim, in: room)
    }
    painter.park(row: rect.row, column: column, in: rect)
    field.draw(into: &painter, row: rect.row, column: column, in: room)
  }

  /// The keys, as many as fit.
  static func footer(
    _ hints: [(Action, String)], keymap: ActionKeymap, into painter: inout Painter, rect: Rect
  ) {
    guard rect.rows > 2 else { return }
    let row = rect.endRow - 1
    KeyHints(hints, keymap: keymap, columns: rect.columns)
      .draw(into: &painter, row: row, column: rect.column, rect: rect)
  }
}
