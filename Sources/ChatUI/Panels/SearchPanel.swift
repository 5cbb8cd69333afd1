package import ChatModel
package import FoundationEssentials
import TerminalKit
import Wording

/// Search over all conversations.
package struct SearchPanel: OverlayPanel, Sendable, Equatable {
  /// The seconds that typing must rest before the store is asked.
  static let pause = 0.15

  private var query: LineField
  /// The answer to the last question, the best first.
  package private(set) var hits: [SearchHit] = []
  /// The index of the hit that Enter opens.
  package private(set) var selected = 0
  /// The question that the hits must answer.
  package private(set) var serial = 0
  /// The query that was asked last.
  package private(set) var asked = ""
  /// When to ask; `nil` when the hits are those of the query.
  package private(set) var askAt: Date?
  /// True while an answer is on its way.
  package private(set) var isWaiting = false

  /// A search that begins with a query.
  package init(query: String = "", at now: Date? = nil) {
    self.query = LineField(query)
    askAt = query.isEmpty ? nil : now
  }

  var overlay: Overlay { .search(self) }
  var field: LineField? {
    get { query }
    set { if let newValue { query = newValue } }
  }
  var footer: [(Action, String)] {
    [(.listOpen, localized("open")), (.cancel, localized("close"))]
  }

  /// The words that are looked for.
  package var words: String { query.text.trimmed }
  /// The hit that Enter opens; `nil` if there is none.
  package var chosen: SearchHit? { hits.indices.contains(selected) ? hits[selected] : nil }

  /// Takes note that the store is being asked; an empty query has no hits.
  mutating func ask(serial: Int) -> SessionCommand? {
    askAt = nil
    asked = words
    self.serial = serial
    guard !asked.isEmpty else {
      hits = []
      isWaiting = false
      return nil
    }
    isWaiting = true
    return .search(query: asked, serial: serial)
  }

  /// Shows an answer, unless a later question was asked.
  mutating func show(_ hits: [SearchHit], serial: Int) {
    guard serial == self.serial else { return }
    self.hits = hits
    selected = 0
    isWaiting = false
  }

  mutating func edit(at now: Date, _ body: (inout LineField) -> Void) {
    let before = query.text
    body(&query)
    if query.text != before { askAt = now.addingTimeInterval(Self.pause) }
  }

  mutating func move(_ move: ListMove, page: Int) {
    selected = move.moved(selected, count: hits.count, page: page / 2)
  }

  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool {
    ListWindow.select(
      row: row, in: rect.droppingFirst(1).droppingLast(1), selected: &selected, count: hits.count,
      height: 2)
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.field(
      localized("Search all"), query, detail: detail,
      placeholder: localized("words in a prompt, reply, title or label"),
      into: &painter, rect: rect)
    let body = rect.droppingFirst(1).droppingLast(1)
    let visible = max(1, body.rows / 2)
    let top = ListWindow.top(selected: selected, count: hits.count, rows: visible)
    for (offset, hit) in hits.dropFirst(top).prefix(visible).enumerated() {
      draw(hit, row: body.row + offset * 2, now: state.now, into: &painter, rect: body)
      if top + offset == selected {
        painter.select(row: body.row + offset * 2, in: body)
      }
    }
  }

  private var detail: String {
    if isWaiting { return localized("searching…") }
    if words.isEmpty { return "" }
    if hits.isEmpty { return asked == words ? localized("nothing found") : "" }
    return localized("\(selected + 1) of \(hits.count)")
  }

  private func draw(
    _ hit: SearchHit, row: Int, now: Date, into painter: inout Painter, rect: Rect
  ) {
    let edge = painter.textAtEnd(
      Durations.ago(hit.date, now: now), row: row, style: painter.theme.dim, in: rect)
    let title = hit.conversationTitle.isEmpty ? localized("untitled") : hit.conversationTitle
    painter.text(
      hit.conversation == nil ? " \(hit.contextLabel)" : " \(hit.contextLabel) · \(title)",
      row: row, column: rect.column, in: rect.leading(edge - rect.column - 1))
    var column = rect.column + 3
    switch hit.kind {
    // The mark of a prompt, as in the transcript.
    case .prompt:
      painter.text(
        "›", row: row + 1, column: rect.column + 1, style: painter.theme.promptMark, in: rect)
    case .reply: break
    case .title, .label:
      let word = localized("\(hit.kind.word): ")
      painter.text(word, row: row + 1, column: column, style: painter.theme.dim, in: rect)
      column += CellWidth.of(word)
    }
    let spans = MatchHighlight.spans(
      hit.snippet.onOneLine, positions: hit.matches.flatMap { Array($0.prefix(200)) },
      style: painter.theme.dim, match: painter.theme.match)
    painter.line(StyledLine(spans), row: row + 1, column: column, in: rect)
  }
}
