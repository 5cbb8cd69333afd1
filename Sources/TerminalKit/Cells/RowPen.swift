/// Draws glyphs one after the other into a row of cells.
struct RowPen {
  /// The column of the next glyph.
  private(set) var column: Int
  private let left: Int
  private let right: Int
  private let style: Style

  /// A pen left of the clip's end; the clip lies inside the row.
  init(column: Int, clip: Rect, style: Style) {
    self.column = column
    left = clip.column
    right = clip.endColumn
    self.style = style
  }

  /// Draws text up to the clip's end.
  mutating func draw(
    _ bytes: UnsafeBufferPointer<UInt8>, into line: UnsafeMutableBufferPointer<Cell>
  ) {
    let start = max(left, column)
    var scanner = GlyphScanner(bytes)
    var isFirst = true
    while column < right, let glyph = scanner.next() {
      let end = column + Int(glyph.width)
      if end > left {
        if isFirst {
          line.unpairWideGlyph(leftOf: start)
          isFirst = false
        }
        put(glyph, end: end, into: line)
      }
      column = min(end, right)
    }
    if !isFirst { line.unpairWideGlyph(rightOf: column) }
  }

  @inline(__always)
  private func put(_ glyph: Glyph, end: Int, into line: UnsafeMutableBufferPointer<Cell>) {
    if glyph.width == 1 {
      let scalar = glyph.isControl ? 0x20 : glyph.scalar
      line[column] = Cell(scalar: scalar, marks: glyph.marks, width: 1, style: style)
    } else if column >= left, end <= right {
      line[column] = Cell(scalar: glyph.scalar, marks: glyph.marks, width: 2, style: style)
      line[column + 1] = .wideTail(style)
    } else {
      line[max(column, left)] = Cell(scalar: 0x20, style: style)
    }
  }
}

extension UnsafeMutableBufferPointer<Cell> {
  /// Blanks the left half of a wide glyph whose right half is about to be overwritten.
  func unpairWideGlyph(leftOf column: Int) {
    guard column > 0, column < count, self[column].width == 0 else { return }
    self[column - 1] = Cell(scalar: 0x20, style: self[column - 1].style)
  }

  /// Blanks the right half of a wide glyph whose left half was overwritten.
  func unpairWideGlyph(rightOf column: Int) {
    guard column < count, self[column].width == 0 else { return }
    self[column] = Cell(scalar: 0x20, style: self[column].style)
  }
}
