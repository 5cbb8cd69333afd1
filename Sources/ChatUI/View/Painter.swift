package import TerminalKit

/// A grid being drawn, with the place of the cursor.
package struct Painter {
  /// The cells.
  package var grid: Grid
  /// The place of the cursor; `nil` if it is hidden.
  package var cursor: Point?
  /// The styles to draw in.
  package let theme: Theme

  init(size: Size, theme: Theme) {
    grid = Grid(size: size)
    self.theme = theme
  }

  /// Writes a text on one row inside `rect`, cut with an ellipsis, and returns the column after it.
  @discardableResult
  mutating func text(
    _ text: String, row: Int, column: Int, style: Style = .plain, in rect: Rect
  ) -> Int {
    let room = rect.endColumn - column
    guard room > 0, rect.contains(row: row) else { return column }
    let line = TextWrap.truncate(text, width: room)
    return grid.write(line, row: row, column: column, style: style, in: rect)
  }

  /// Writes a text so that it ends at the right edge of `rect`, and returns the column where it begins.
  @discardableResult
  mutating func textAtEnd(
    _ text: String, row: Int, style: Style = .plain, in rect: Rect
  ) -> Int {
    let line = TextWrap.truncate(text, width: rect.columns)
    let column = rect.endColumn - CellWidth.of(line)
    self.text(line, row: row, column: column, style: style, in: rect)
    return column
  }

  /// Writes a laid-out row.
  mutating func line(_ line: StyledLine, row: Int, column: Int, in rect: Rect) {
    guard rect.contains(row: row) else { return }
    grid.write(line, row: row, column: column, in: rect)
  }

  /// Parks the cursor, inside `rect`.
  mutating func park(row: Int, column: Int, in rect: Rect) {
    guard rect.rows > 0, rect.columns > 0 else { return }
    cursor = Point(
      row: min(max(row, rect.row), rect.endRow - 1),
      column: min(max(column, rect.column), rect.endColumn - 1))
  }

  /// Marks the chosen row, whose first column is blank, and gives it one style: single reversed cells would be patches.
  mutating func select(row: Int, in rect: Rect) {
    guard rect.contains(row: row) else { return }
    text("›", row: row, column: rect.column, in: rect)
    let selection = theme.selection
    grid.restyle(Rect(row: row, column: rect.column, rows: 1, columns: rect.columns)) {
      let marks = $0.attributes.subtracting(.dim)
      $0 = Style(
        foreground: selection.foreground, background: selection.background,
        attributes: selection.attributes.union(marks))
    }
  }
}

extension Rect {
  func contains(row: Int) -> Bool { row >= self.row && row < endRow && columns > 0 }

  /// Without its first rows.
  func droppingFirst(_ count: Int) -> Rect {
    let count = min(max(0, count), rows)
    return Rect(row: row + count, column: column, rows: rows - count, columns: columns)
  }

  /// Without its last rows.
  func droppingLast(_ count: Int) -> Rect {
    Rect(row: row, column: column, rows: rows - min(max(0, count), rows), columns: columns)
  }

  /// Its first columns.
  func leading(_ count: Int) -> Rect {
    Rect(row: row, column: column, rows: rows, columns: min(max(0, count), columns))
  }

  /// Without its first columns.
  func trailing(after count: Int) -> Rect {
    let count = min(max(0, count), columns)
    return Rect(row: row, column: column + count, rows: rows, columns: columns - count)
  }
}
