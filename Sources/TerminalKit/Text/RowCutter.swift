/// Cuts rows out of joined spans; every piece keeps its span's style.
struct RowCutter {
  private(set) var rows: [StyledLine] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let spans: [StyledSpan]
  /// The end of each span in `bytes`.
  private let ends: [Int]
  private let tabs: TabStops
  private let hasTabs: Bool
  private var span = 0

  /// A cutter for `spans`, whose sanitised texts are joined in `bytes`.
  init(_ joined: JoinedSpans, spans: [StyledSpan], tabs: TabStops) {
    bytes = joined.bytes
    ends = joined.ends
    self.spans = spans
    self.tabs = tabs
    hasTabs = joined.bytes.contains(0x09)
  }

  /// Adds a row that shows a part of the text behind an indent. Parts come in order.
  mutating func add(_ part: Range<Int>, indent: RowIndent) {
    var line = StyledLine(indent.spans)
    var column = 0
    var start = part.lowerBound
    while start < part.upperBound {
      while ends[span] <= start { span += 1 }
      let end = min(part.upperBound, ends[span])
      append(start..<end, to: &line, column: &column, budget: indent.budget)
      start = end
    }
    rows.append(line)
  }

  /// Adds a row for a glyph that is wider than the row: a replacement that fits.
  mutating func addReplacement(of part: Range<Int>, indent: RowIndent) {
    while ends[span] <= part.lowerBound { span += 1 }
    let scalar = UTF8Scalar(bytes, at: part.lowerBound)
    let isBlank = scalar.isHangingSpace && scalar.length == part.count
    rows.append(
      StyledLine(indent.spans + [StyledSpan(isBlank ? " " : "\u{FFFD}", spans[span].style)]))
  }

  private func append(
    _ part: Range<Int>, to line: inout StyledLine, column: inout Int, budget: Int
  ) {
    let piece = UnsafeBufferPointer(rebasing: bytes[part])
    var text = String(decoding: piece, as: UTF8.self)
    if hasTabs { text = expanded(text, piece, column: &column, budget: budget) }
    line.spans.append(StyledSpan(text, spans[span].style))
  }

  private func expanded(
    _ text: String, _ piece: UnsafeBufferPointer<UInt8>, column: inout Int, budget: Int
  ) -> String {
    guard piece.contains(0x09) else {
      column += CellWidth.width(of: piece)
      return text
    }
    var result = ""
    for (index, part) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        let width = min(tabs.width(at: column), max(0, budget - column))
        result += String(repeating: " ", count: width)
        column += width
      }
      result += part
      column += CellWidth.of(String(part))
    }
    return result
  }
}
