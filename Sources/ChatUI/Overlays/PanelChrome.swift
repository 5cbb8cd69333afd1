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
    KeyHints.draw(hints, keymap: keymap, row: row, column: rect.column, into: &painter, rect: rect)
  }
}

/// Keys with words, such as "Enter open · Esc close".
enum KeyHints {
  /// The hints whose actions have a key, as many as fit in `columns`.
  static func fitting(
    _ hints: [(Action, String)], keymap: ActionKeymap, columns: Int
  ) -> [(key: String, words: String)] {
    var room = columns
    var result: [(key: String, words: String)] = []
    for (action, words) in hints {
      let key = keymap.hint(action)
      guard !key.isEmpty else { continue }
      let width = CellWidth.of(key) + 1 + CellWidth.of(words) + (result.isEmpty ? 0 : 3)
      if width > room { break }
      room -= width
      result.append((key, words))
    }
    return result
  }

  static func draw(
    _ hints: [(Action, String)], keymap: ActionKeymap, row: Int, column: Int,
    into painter: inout Painter, rect: Rect
  ) {
    var column = column
    let fitting = fitting(hints, keymap: keymap, columns: rect.endColumn - column)
    for (offset, hint) in fitting.enumerated() {
      if offset > 0 {
        column = painter.text(
          " · ", row: row, column: column, style: painter.theme.dim, in: rect)
      }
      column = painter.text(
        hint.key + " ", row: row, column: column, style: painter.theme.key, in: rect)
      column = painter.text(
        hint.words, row: row, column: column, style: painter.theme.dim, in: rect)
    }
  }

  /// The columns that the hints take.
  static func width(_ hints: [(key: String, words: String)]) -> Int {
    hints.reduce(0) { $0 + CellWidth.of($1.key) + 1 + CellWidth.of($1.words) }
      + 3 * max(0, hints.count - 1)
  }
}
