import SyntaxHighlighting
import TerminalKit

/// Lays out the lines of one code block; what a line leaves open is carried to the next.
struct CodeLayout: Sendable {
  /// Longer lines are taken in pieces, so that a line without end costs what arrives, not what is
  /// there.
  static let lineLimit = 16 * 1024

  private let theme: MarkdownTheme
  /// Columns of a row.
  var width: Int
  private let codeBlock: Int
  /// The prefix of each row: the bars of the quotes around it.
  private let prefix: [StyledSpan]
  private let prefixWidth: Int
  private var highlighter: LineHighlighter?

  /// Creates a layout for a block of a language.
  init(
    language: String, codeBlock: Int, width: Int, theme: MarkdownTheme, prefix: [StyledSpan] = []
  ) {
    self.theme = theme
    self.width = width
    self.codeBlock = codeBlock
    self.prefix = prefix
    prefixWidth = StyledLine(prefix).width
    highlighter = language.isEmpty ? nil : LineHighlighter(language: language)
  }

  /// Adds the rows of a line, which holds no line end.
  mutating func add(_ line: SourceBytes, to rows: inout RowStore) {
    var start = 0
    while line.count - start > Self.lineLimit {
      let end = Self.cut(line, from: start)
      addPiece(SourceBytes(rebasing: line[start..<end]), to: &rows)
      start = end
    }
    addPiece(SourceBytes(rebasing: line[start...]), to: &rows)
  }

  /// The place where a long line is cut: on a scalar boundary at the limit.
  static func cut(_ line: SourceBytes, from start: Int) -> Int {
    let end = line.scalarBoundary(before: start + lineLimit)
    return end > start ? end : start + lineLimit
  }

  private mutating func addPiece(_ line: SourceBytes, to rows: inout RowStore) {
    let isPlain = line.allSatisfy { $0 &- 0x20 < 0x5F }
    if isPlain, line.count + prefixWidth <= width {
      addRow(line, to: &rows)
      return
    }
    var text = isPlain ? String(decoding: line, as: UTF8.self) : Self.displayed(line)
    text.withUTF8 { bytes in
      if bytes.allSatisfy({ $0 < 0x80 }), bytes.count + prefixWidth <= width {
        addRow(bytes, to: &rows)
      } else {
        addWrapped(bytes, to: &rows)
      }
    }
  }

  private mutating func addRow(_ line: SourceBytes, to rows: inout RowStore) {
    for span in prefix { rows.add(span.text, span.style) }
    forEachToken(line) { range, style in rows.add(line[range], style) }
    rows.endRow(codeBlock: codeBlock)
  }

  private mutating func addWrapped(_ line: SourceBytes, to rows: inout RowStore) {
    var spans: [StyledSpan] = []
    forEachToken(line) { range, style in
      spans.append(StyledSpan(line.text(range), style))
    }
    for row in TextWrap.wrapCode(spans, width: max(1, width - prefixWidth), continuation: []) {
      for span in prefix { rows.add(span.text, span.style) }
      rows.append(row, codeBlock: codeBlock)
    }
  }

  /// Calls back for each part of a line and its style, in order, without gaps.
  private mutating func forEachToken(_ line: SourceBytes, _ body: (Range<Int>, Style) -> Void) {
    var end = 0
    for token in highlighter?.highlight(utf8: line) ?? [] {
      if token.utf8Range.lowerBound > end {
        body(end..<token.utf8Range.lowerBound, theme.codeBlock)
      }
      body(token.utf8Range, theme.style(for: token.kind))
      end = token.utf8Range.upperBound
    }
    if end < line.count { body(end..<line.count, theme.codeBlock) }
  }

  /// A line without tabs and undrawable characters: tabs reach to every fourth column.
  private static func displayed(_ line: SourceBytes) -> String {
    let text = DisplayText.sanitize(String(decoding: line, as: UTF8.self))
    var result = ""
    var column = 0
    for (index, part) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        let step = 4 - column % 4
        result += String(repeating: " ", count: step)
        column += step
      }
      result += part
      column += CellWidth.of(String(part))
    }
    return String(result.map { $0.isNewline ? " " : $0 })
  }
}
