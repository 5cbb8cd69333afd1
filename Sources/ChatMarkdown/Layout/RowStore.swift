import TerminalKit

/// Rows in compact form: one buffer of text, one list of spans. About a fifth of what rows of
/// strings take.
struct RowStore: Sendable {
  private struct Span {
    /// The end of its text in `text`; it starts at the end of the previous one.
    var end: UInt32
    var style: Style
  }

  private struct Row {
    /// The end of its spans.
    var end: UInt32
    /// The code block, or -1.
    var codeBlock: Int32
  }

  private var text: [UInt8] = []
  private var spans: [Span] = []
  private var rows: [Row] = []

  /// No rows.
  init() {}

  var count: Int { rows.count }
  var isEmpty: Bool { rows.isEmpty }

  /// A row as a value.
  subscript(index: Int) -> MarkdownRow {
    let row = rows[index]
    let first = index == 0 ? 0 : Int(rows[index - 1].end)
    var start = first == 0 ? 0 : Int(spans[first - 1].end)
    var line = StyledLine()
    line.spans.reserveCapacity(Int(row.end) - first)
    for span in spans[first..<Int(row.end)] {
      line.spans.append(
        StyledSpan(String(decoding: text[start..<Int(span.end)], as: UTF8.self), span.style))
      start = Int(span.end)
    }
    return MarkdownRow(line: line, codeBlock: row.codeBlock < 0 ? nil : Int(row.codeBlock))
  }

  /// Adds a row.
  mutating func append(_ line: StyledLine, codeBlock: Int? = nil) {
    for span in line.spans { add(span.text, span.style) }
    endRow(codeBlock: codeBlock)
  }

  /// Adds text to the row that `endRow` will end.
  mutating func add(_ part: String, _ style: Style) {
    text.append(contentsOf: part.utf8)
    endSpan(style)
  }

  /// Adds bytes, which are valid UTF-8, to the row that `endRow` will end.
  mutating func add(_ part: SourceBytes.SubSequence, _ style: Style) {
    text.append(contentsOf: part)
    endSpan(style)
  }

  /// Ends the row that the spans since the last one make up.
  mutating func endRow(codeBlock: Int? = nil) {
    rows.append(Row(end: UInt32(spans.count), codeBlock: Int32(codeBlock ?? -1)))
  }

  private mutating func endSpan(_ style: Style) {
    let end = UInt32(text.count)
    let rowStart = rows.last.map { Int($0.end) } ?? 0
    if spans.count > rowStart, spans[spans.count - 1].style == style {
      spans[spans.count - 1].end = end
    } else if end > (spans.last?.end ?? 0) {
      spans.append(Span(end: end, style: style))
    }
  }
}
