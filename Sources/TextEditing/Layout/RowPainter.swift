import TerminalKit

/// Puts the units of a row together as spans.
struct RowPainter {
  let style: EditorStyle
  let width: Int
  private var spans: [StyledSpan] = []
  private var column = 0

  init(style: EditorStyle, width: Int) {
    self.style = style
    self.width = width
  }

  /// The line of a row.
  static func line(
    _ row: EditRow, of buffer: EditBuffer, width: Int, style: EditorStyle
  ) -> StyledLine {
    var painter = RowPainter(style: style, width: width)
    for unit in buffer.units[row.start..<row.end] {
      let columns = buffer.columns(of: unit, at: painter.column, width: width)
      painter.paint(unit, columns)
      painter.column += columns
    }
    return StyledLine(painter.spans)
  }

  private mutating func paint(_ unit: EditUnit, _ columns: Int) {
    switch unit {
    case .paste(let paste):
      append(TextWrap.truncate(paste.label, width: columns), style.paste)
    case .cluster("\t"):
      append(String(repeating: " ", count: columns), style.text)
    case .cluster(let character):
      let isControl = character.unicodeScalars.first?.properties.generalCategory == .control
      let shown = EditBuffer.drawn(character)
      // Wider than all there is: only in a screen of one column.
      let fits = CellWidth.of(shown) <= columns
      append(
        fits ? shown : String(repeating: " ", count: columns),
        isControl ? style.control : style.text)
    }
  }

  private mutating func append(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    if spans.last?.style == style {
      spans[spans.count - 1].text += text
    } else {
      spans.append(StyledSpan(text, style))
    }
  }
}
