import TerminalKit

/// Plain text in rows that grows at its end: lines that are complete are laid out once.
struct WrappedText: Sendable {
  private let width: Int
  private let style: Style
  private let first: [StyledSpan]
  private let rest: [StyledSpan]
  /// The text whose layout can still change: everything after the last line end, and the newest text.
  private var open: String
  private var isStale = true
  private let above: [StyledLine]
  private var closedRows: [StyledLine] = []
  private var openRows: [StyledLine] = []

  /// Creates a text; `first` and `rest` are indents within the width, `above` are rows before its own.
  init(
    _ text: String, width: Int, style: Style, first: [StyledSpan] = [], rest: [StyledSpan] = [],
    above: [StyledLine] = []
  ) {
    open = text
    self.above = above
    self.width = width
    self.style = style
    self.first = first
    self.rest = rest
    update()
  }

  mutating func append(_ text: String) {
    open += text
    isStale = true
  }

  /// Brings the rows up to date.
  mutating func update() {
    guard isStale else { return }
    isStale = false
    if let end = open.utf8.lastIndex(of: 0x0A) {
      // A line may end in CR LF; a CR alone would be an end of its own.
      let text = open.utf8[..<end]
      closedRows += wrap(String(Substring(text.last == 0x0D ? text.dropLast() : text)))
      open = String(open[open.utf8.index(after: end)...])
    }
    openRows = open.isEmpty && !closedRows.isEmpty ? [] : wrap(open)
  }

  var rowCount: Int { above.count + closedRows.count + openRows.count }

  subscript(row: Int) -> StyledLine {
    if row < above.count { return above[row] }
    let row = row - above.count
    return row < closedRows.count ? closedRows[row] : openRows[row - closedRows.count]
  }

  private func wrap(_ text: String) -> [StyledLine] {
    TextWrap.wrap(
      [StyledSpan(text, style)], width: width, first: closedRows.isEmpty ? first : rest, rest: rest)
  }
}
