/// Lays text out in rows of cells.
public enum TextWrap {
  /// Lays spans out in rows of at most `width` columns; `first` and `rest` are indents within it.
  public static func wrap(
    _ spans: [StyledSpan], width: Int, first: [StyledSpan] = [], rest: [StyledSpan] = []
  ) -> [StyledLine] {
    var rows: [StyledLine] = []
    var row = StyledLine(first)
    var column = row.width
    var indent = column
    func close() {
      rows.append(row)
      row = StyledLine(rest)
      column = row.width
      indent = column
    }
    for span in spans {
      for line in DisplayText.sanitize(span.text).split(
        separator: "\n", omittingEmptySubsequences: false
      ).enumerated() {
        if line.offset > 0 { close() }
        for word in line.element.split(separator: " ", omittingEmptySubsequences: false)
          .enumerated()
        {
          if word.offset > 0, column < width {
            row.spans.append(StyledSpan(" ", span.style))
            column += 1
          }
          let wide = CellWidth.of(String(word.element))
          if column + wide > width, column > indent { close() }
          for character in word.element {
            let cells = CellWidth.of(character)
            if column + cells > width, column > indent { close() }
            row.spans.append(StyledSpan(String(character), span.style))
            column += cells
          }
        }
      }
    }
    rows.append(row)
    return rows
  }

  /// Lays code out in rows of at most `width` columns, cut by column.
  public static func wrapCode(
    _ spans: [StyledSpan], width: Int, continuation: [StyledSpan]
  ) -> [StyledLine] {
    wrap(spans, width: width, rest: continuation)
  }

  /// The beginning of a text in at most `width` columns.
  public static func truncate(_ text: String, width: Int, ellipsis: String = "…") -> String {
    let text = DisplayText.sanitize(text)
    if CellWidth.of(text) <= width { return text }
    var result = ""
    var column = CellWidth.of(ellipsis)
    for character in text {
      column += CellWidth.of(character)
      if column > width { break }
      result.append(character)
    }
    return result + ellipsis
  }

  /// Both ends of a text in at most `width` columns.
  public static func truncateMiddle(_ text: String, width: Int) -> String {
    let text = DisplayText.sanitize(text)
    if CellWidth.of(text) <= width { return text }
    return String(text.prefix(max(0, width / 2))) + "…"
      + String(text.suffix(max(0, (width - 1) / 2)))
  }
}
