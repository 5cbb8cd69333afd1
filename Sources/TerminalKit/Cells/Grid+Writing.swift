extension Grid {
  /// Writes a text in one row and returns the column after it.
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int, style: Style, in clip: Rect? = nil
  ) -> Int {
    let clip = clip ?? Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)
    var pen = column
    for scalar in DisplayText.sanitize(text).unicodeScalars {
      let width = CellWidth.of(scalar)
      if width == 0 { continue }
      if row >= max(0, clip.row), row < min(size.rows, clip.endRow), pen >= max(0, clip.column),
        pen + width <= min(size.columns, clip.endColumn)
      {
        self[row, pen] = Cell(scalar: scalar.value, width: UInt8(width), style: style)
        if width == 2 { self[row, pen + 1] = .wideTail(style) }
      }
      pen += width
    }
    return pen
  }

  /// Writes a laid-out row, its styles laid over `base`.
  public mutating func write(
    _ line: StyledLine, row: Int, column: Int, in clip: Rect? = nil, base: Style = .plain
  ) {
    var pen = column
    for span in line.spans {
      pen = write(
        span.text, row: row, column: pen, style: base.overlaid(with: span.style), in: clip)
    }
  }

  /// Blanks a part.
  public mutating func fill(_ rect: Rect, style: Style) {
    for row in max(0, rect.row)..<max(0, rect.row, min(size.rows, rect.endRow)) {
      for column in max(0, rect.column)..<max(0, rect.column, min(size.columns, rect.endColumn)) {
        self[row, column] = Cell(scalar: 0x20, style: style)
      }
    }
  }

  /// Changes the looks of a part and keeps its glyphs.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    for row in max(0, rect.row)..<max(0, rect.row, min(size.rows, rect.endRow)) {
      for column in max(0, rect.column)..<max(0, rect.column, min(size.columns, rect.endColumn)) {
        change(&self[row, column].style)
      }
    }
  }

  /// The text of a row without the blanks at its end.
  public func text(row: Int) -> String {
    var result = String.UnicodeScalarView()
    for column in 0..<size.columns {
      let cell = self[row, column]
      if let scalar = Unicode.Scalar(cell.scalar), cell.width > 0 { result.append(scalar) }
    }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}
