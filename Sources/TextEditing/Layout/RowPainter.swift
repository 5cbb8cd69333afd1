import TerminalKit

/// Puts the units of a row together as spans.
struct RowPainter {
  let style: EditorStyle
  let width: Int
  private var spans: [StyledSpan] = []
  /// The text of the span in progress, in UTF-8.
  private var bytes: [UInt8] = []
  private var current: Style
  private var isSelected = false
  private var column = 0

  private init(style: EditorStyle, width: Int) {
    self.style = style
    self.width = width
    current = style.text
  }

  /// The line of a row.
  static func line(
    _ row: EditRow, of buffer: EditBuffer, width: Int, style: EditorStyle,
    selection: Range<Int>? = nil
  ) -> StyledLine {
    var painter = RowPainter(style: style, width: width)
    for (index, unit) in zip(row.start..<row.end, buffer.units[row.start..<row.end]) {
      let columns = buffer.columns(of: unit, at: painter.column, width: width)
      painter.isSelected = selection?.contains(index) ?? false
      painter.paint(unit, columns)
      painter.column += columns
    }
    // A selected line end is a cell of its own, or an empty line would show nothing.
    if let selection, row.start == row.end, selection.contains(row.end) || selection.isEmpty,
      selection.lowerBound <= row.start, row.end <= selection.upperBound
    {
      painter.isSelected = true
      painter.append(" ", style.text)
    }
    painter.endSpan()
    return StyledLine(painter.spans)
  }

  private mutating func paint(_ unit: EditUnit, _ columns: Int) {
    switch unit {
    case .paste(let paste):
      append(TextWrap.truncate(paste.label, width: columns), style.paste)
    case .scalar(let scalar):
      if scalar.value >= 0x20, scalar.value < 0x7F {
        change(to: style.text)
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if scalar == "\t" {
        append(String(repeating: " ", count: columns), style.text)
      } else {
        paint(Self.drawn(scalar), columns, isControl: scalar.properties.generalCategory == .control)
      }
    case .cluster(let character):
      paint(DisplayText.sanitize(String(character)), columns, isControl: false)
    }
  }

  private mutating func paint(_ shown: String, _ columns: Int, isControl: Bool) {
    // Wider than all there is: only on a screen of one column.
    let fits = CellWidth.of(shown) <= columns
    append(
      fits ? shown : String(repeating: " ", count: columns), isControl ? style.control : style.text)
  }

  /// The drawing of a scalar. Line ends of other systems do not end a line here.
  private static func drawn(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\r": "\u{240D}"
    case "\u{2028}", "\u{2029}": "\u{2424}"
    default: DisplayText.sanitize(String(Character(scalar)))
    }
  }

  private mutating func append(_ text: String, _ style: Style) {
    change(to: style)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func change(to wanted: Style) {
    let style = isSelected ? wanted.overlaid(with: self.style.selection) : wanted
    guard style != current else { return }
    endSpan()
    current = style
  }

  private mutating func endSpan() {
    guard !bytes.isEmpty else { return }
    spans.append(StyledSpan(String(decoding: bytes, as: UTF8.self), current))
    bytes.removeAll(keepingCapacity: true)
  }
}
