import TerminalKit

extension TextEditor {
  /// The rows around the caret, at most `maxRows` of them.
  ///
  /// In the width of `setViewport` this costs no more than these rows; in another one, the rows from
  /// the start of the caret's line.
  package func layout(
    width: Int, maxRows: Int = .max, style: EditorStyle, selection: Range<Int>? = nil
  ) -> EditorLayout {
    let width = max(1, width)
    let top = width == viewport.width ? viewport.top : buffer.lineStart(of: cursor)
    var index = width == viewport.width ? rowIndex : RowIndex()
    let view = EditViewport(width: width, maxRows: max(1, maxRows), top: top)
      .following(cursor, in: buffer, &index)
    var rows: [StyledLine] = []
    var cursor = Point(row: 0, column: 0)
    var next: Int? = view.top
    while let start = next, rows.count < view.maxRows {
      let row = buffer.row(from: start, width: width)
      if row.holds(self.cursor) {
        let column = buffer.column(of: self.cursor, in: row, width: width)
        cursor = Point(row: rows.count, column: min(column, width - 1))
      }
      rows.append(
        RowPainter.line(row, of: buffer, width: width, style: style, selection: selection))
      next = row.next
    }
    return EditorLayout(
      rows: rows, cursor: cursor, hasRowsAbove: view.top > 0, hasRowsBelow: next != nil)
  }
}
