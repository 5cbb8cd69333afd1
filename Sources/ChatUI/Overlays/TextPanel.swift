import TerminalKit

/// A text to read: help, log, details of a context, a dry run.
package struct TextPanel: OverlayPanel, Sendable {
  package let title: String
  private let paragraphs: [Paragraph]
  private var rows: [StyledLine] = []
  private var laidOutColumns = -1
  private var visibleRows = 0
  private var top = 0

  /// A piece of the text.
  package struct Paragraph: Sendable, Hashable {
    var spans: [StyledSpan]
    /// Columns that rows after the first are set in.
    var indent = 0
  }

  /// Reads from the start.
  package init(title: String, paragraphs: [Paragraph]) {
    self.title = title
    self.paragraphs = paragraphs
  }

  /// A text without looks.
  package init(title: String, text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.init(
      title: title, paragraphs: lines.map { Paragraph(spans: [StyledSpan(String($0))]) })
  }

  var field: LineField? {
    get { nil }
    set {}
  }
  var keyContexts: [KeyContext] { [.panel] }
  var footer: [(Action, String)] { [(.listDown, "scroll"), (.cancel, "close")] }

  mutating func prepare(columns: Int, rows: Int) {
    visibleRows = max(0, rows - 2)
    if columns != laidOutColumns {
      laidOutColumns = columns
      self.rows = paragraphs.flatMap { $0.rows(columns: columns) }
    }
    top = max(0, min(top, self.rows.count - visibleRows))
  }

  mutating func move(_ move: ListMove, page: Int) {
    let last = max(0, rows.count - visibleRows)
    top = move == .bottom ? last : min(last, move.moved(top, count: rows.count, page: page))
  }

  /// Shows the end first, as a log does.
  package func fromEnd() -> TextPanel {
    var panel = self
    panel.top = .max
    return panel
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    let place =
      rows.count > visibleRows ? " \(min(rows.count, top + visibleRows))/\(rows.count)" : ""
    PanelChrome.title(title, detail: place, into: &painter, rect: rect)
    let body = rect.droppingFirst(1).droppingLast(1)
    for (offset, row) in rows.dropFirst(top).prefix(body.rows).enumerated() {
      painter.line(row, row: body.row + offset, column: body.column, in: body)
    }
  }
}

extension TextPanel.Paragraph {
  fileprivate func rows(columns: Int) -> [StyledLine] {
    guard !spans.isEmpty else { return [StyledLine()] }
    let indent = indent < columns / 2 ? indent : 2
    return TextWrap.wrap(
      spans, width: max(1, columns), rest: [StyledSpan(String(repeating: " ", count: indent))])
  }
}
