extension Grid {
  /// The whole grid.
  public var bounds: Rect { Rect(row: 0, column: 0, rows: size.rows, columns: size.columns) }

  /// Writes text in one row and returns the column after it, at most the clip's end.
  ///
  /// The text is drawn in its sanitised form whatever it holds; line feeds and tabs become blanks.
  /// What lies outside `clip` is not drawn; half of a wide glyph at an edge becomes a blank, and so
  /// does the other half of a wide glyph that is overwritten.
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int, style: Style, in clip: Rect? = nil
  ) -> Int {
    let clip = clip.map { bounds.intersection($0) } ?? bounds
    if column >= clip.endColumn { return column }
    // A wide glyph may begin left of a clip without columns, and end right of it.
    guard row >= clip.row, row < clip.endRow, !clip.isEmpty else {
      return min(column + CellWidth.of(text), clip.endColumn)
    }
    var pen = RowPen(column: column, clip: clip, style: style)
    let columns = size.columns
    cells.withUnsafeMutableBufferPointer { cells in
      let line = UnsafeMutableBufferPointer(
        rebasing: cells[row * columns..<(row + 1) * columns])
      text.withUTF8Bytes { pen.draw($0, into: line) }
    }
    return pen.column
  }

  /// Writes a laid-out row, each span's style laid over `base`.
  public mutating func write(
    _ line: StyledLine, row: Int, column: Int, in clip: Rect? = nil, base: Style = .plain
  ) {
    var pen = column
    for span in line.spans {
      let style = base.overlaid(with: span.style)
      pen = write(span.text, row: row, column: pen, style: style, in: clip)
    }
  }

  /// Blanks a part of the grid.
  public mutating func fill(_ rect: Rect, style: Style) {
    fill(rect, with: Cell(scalar: 0x20, style: style))
  }

  /// Fills a rectangle with one narrow cell; what is outside the grid is left out.
  public mutating func fill(_ rect: Rect, with cell: Cell) {
    let rect = bounds.intersection(rect)
    if rect.isEmpty { return }
    let columns = size.columns
    cells.withUnsafeMutableBufferPointer { cells in
      for row in rect.row..<rect.endRow {
        let line = UnsafeMutableBufferPointer(
          rebasing: cells[row * columns..<(row + 1) * columns])
        line.unpairWideGlyph(leftOf: rect.column)
        line.unpairWideGlyph(rightOf: rect.endColumn)
        line[rect.column..<rect.endColumn].update(repeating: cell)
      }
    }
  }

  /// Changes the looks of a part of the grid and keeps its glyphs.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let rect = bounds.intersection(rect)
    if rect.isEmpty { return }
    for row in rect.row..<rect.endRow {
      let start = row * size.columns
      for index in start + rect.column..<start + rect.endColumn { change(&cells[index].style) }
    }
  }

  /// The text of a row without the blanks at its end; empty for a row outside the grid.
  public func text(row: Int) -> String {
    guard row >= 0, row < size.rows else { return "" }
    var result = String.UnicodeScalarView()
    for cell in cells[row * size.columns..<(row + 1) * size.columns] where cell.width > 0 {
      cell.forEachScalar { if let scalar = Unicode.Scalar($0) { result.append(scalar) } }
    }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}
