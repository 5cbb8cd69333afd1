import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// A text to read: help, log, details of a context, a dry run.
package struct TextPanel: OverlayPanel, Sendable {
  /// The heading of the panel.
  package let title: String
  /// Its subject, if that matters.
  let subject: Subject?
  private var paragraphs: [Paragraph]
  private var rows: [StyledLine] = []
  private var laidOutColumns = -1
  private var visibleRows = 0
  private var top = 0
  /// The words that are looked for; `nil` if the text cannot be searched.
  private var filter: LineField?
  /// The pieces that hold it, without headings.
  private var matchCount = 0

  /// The subjects of texts.
  enum Subject: Hashable, Sendable {
    case help
    case context(ContextKey)
  }

  /// A piece of the text.
  package struct Paragraph: Sendable, Hashable {
    var spans: [StyledSpan]
    /// Columns that rows after the first are set in.
    var indent = 0
    /// True for a heading, which goes with the last piece below it.
    var isHeading = false
  }

  /// Reads from the start; where it can be searched, typing leaves only the pieces that hold the words.
  init(
    title: String, about subject: Subject? = nil, paragraphs: [Paragraph],
    isSearchable: Bool = false
  ) {
    self.title = title
    self.subject = subject
    self.paragraphs = paragraphs
    filter = isSearchable ? LineField() : nil
  }

  /// A plain text.
  package init(title: String, text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.init(
      title: title, paragraphs: lines.map { Paragraph(spans: [StyledSpan(String($0))]) })
  }

  var overlay: Overlay { .text(self) }
  var field: LineField? {
    get { filter }
    set {
      guard let newValue, filter != nil else { return }
      if newValue.text != filter?.text { (top, laidOutColumns) = (0, -1) }
      filter = newValue
    }
  }
  var keyContexts: [KeyContext] { filter == nil ? [.panel] : [.panel, .editing] }
  var footer: [(Action, String)] {
    (rows.count > visibleRows ? [(.listDown, localized("scroll"))] : []) + [
      (.cancel, localized("close"))
    ]
  }

  mutating func prepare(columns: Int, rows: Int, at now: Date) {
    visibleRows = max(0, rows - 2)
    if columns != laidOutColumns {
      laidOutColumns = columns
      self.rows = found().flatMap { $0.rows(columns: columns) }
    }
    top = max(0, min(top, self.rows.count - visibleRows))
  }

  /// The pieces that hold every word that is looked for, each under its heading.
  private mutating func found() -> [Paragraph] {
    let words = filter?.text.lowercased().words ?? []
    guard !words.isEmpty else { return paragraphs }
    var result: [Paragraph] = []
    var heading: Paragraph?
    matchCount = 0
    for paragraph in paragraphs {
      if paragraph.isHeading { heading = paragraph }
      let text = paragraph.spans.map(\.text).joined().lowercased()
      guard !paragraph.isHeading, words.allSatisfy({ text.contains($0) }) else { continue }
      if let above = heading {
        if !result.isEmpty { result.append(Paragraph(spans: [])) }
        result.append(above)
        heading = nil
      }
      result.append(paragraph)
      matchCount += 1
    }
    return result
  }

  mutating func move(_ move: ListMove, page: Int) {
    let last = max(0, rows.count - visibleRows)
    top = move == .bottom ? last : min(last, move.moved(top, count: rows.count, page: page))
  }

  /// Shows other text in the place of the present one.
  mutating func show(_ paragraphs: [Paragraph]) {
    self.paragraphs = paragraphs
    laidOutColumns = -1
  }

  /// Shows the end first, as a log does.
  package func fromEnd() -> TextPanel {
    var panel = self
    panel.top = .max
    return panel
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    if let filter {
      PanelChrome.field(
        title, filter, detail: place, placeholder: localized("type to search"), into: &painter,
        rect: rect)
    } else {
      PanelChrome.title(title, detail: place, into: &painter, rect: rect)
    }
    let body = rect.droppingFirst(1).droppingLast(1)
    for (offset, row) in rows.dropFirst(top).prefix(body.rows).enumerated() {
      painter.line(row, row: body.row + offset, column: body.column, in: body)
    }
  }
}

extension TextPanel {
  /// The rows on screen, or the number of matches.
  private var place: String {
    if let filter, !filter.text.words.isEmpty {
      return matchCount == 0 ? localized("nothing found") : localized("\(matchCount) found")
    }
    guard rows.count > visibleRows else { return "" }
    return localized("\(top + 1)–\(min(rows.count, top + visibleRows)) of \(rows.count)")
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
