import TerminalKit

/// The first and the last row of every panel.
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
    field.draw(into: &painter, row: rect.row, column: column, in: room)
  }

  /// The rows between the title and the keys.
  static func body(_ rect: Rect, _ hints: [(Action, String)], _ keymap: ActionKeymap) -> Rect {
    rect.droppingFirst(1).droppingLast(footerRows(hints, keymap, rect).count)
  }

  /// The keys, as many as fit; in two rows where there is room for a second one.
  static func footer(
    _ hints: [(Action, String)], keymap: ActionKeymap, into painter: inout Painter, rect: Rect
  ) {
    let rows = footerRows(hints, keymap, rect)
    for (offset, hints) in rows.enumerated() {
      hints.draw(
        into: &painter, row: rect.endRow - rows.count + offset, column: rect.column, rect: rect)
    }
  }

  private static func footerRows(
    _ wanted: [(Action, String)], _ keymap: ActionKeymap, _ rect: Rect
  ) -> [KeyHints] {
    guard rect.rows > 2 else { return [] }
    let first = KeyHints(wanted, keymap: keymap, columns: rect.columns)
    let left = wanted.filter { !keymap.hint($0.0).isEmpty }.dropFirst(first.hints.count)
    guard !left.isEmpty, rect.rows >= 14 else { return [first] }
    return [
      first, KeyHints(Array(left), keymap: keymap, columns: rect.columns, compact: true),
    ]
  }
}
