package import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// Something to read before Enter does it, in one of several ways where there are.
package struct ConfirmDialog: OverlayPanel, Sendable, Equatable {
  /// The things that Enter can do.
  package enum Purpose: Sendable, Hashable {
    /// Carry a command out that takes a rebuild, with the prompt that came back, if any.
    case agree(RebuildOffer, refusal: SendRefusal?, returned: String)
    case create(ContextRecipe)
    /// Delete a context on the server.
    case delete(ContextKey)
    /// Keep a context on the server with a question.
    case keep(ContextKey)
    /// End the program although something is not saved.
    case leave
  }

  /// One way to do it.
  package struct Option: Sendable, Hashable {
    let name: String
    /// Something to know about it.
    let detail: String?
  }

  /// The heading: what Enter does.
  package let title: String
  /// The text to read first, a paragraph each.
  package let lines: [String]
  /// The ways to do it; empty if there is one only.
  package let options: [Option]
  /// The word for Enter in the footer.
  package let yes: String
  /// The action of Enter.
  package let purpose: Purpose
  /// The index of the chosen option.
  package private(set) var selected = 0
  private var top = 0
  private var rowCount = 0
  private var visibleRows = 0
  /// True if another option was chosen, which must come into sight.
  private var mustShowChoice = false

  init(
    title: String, lines: [String], options: [Option] = [], yes: String, purpose: Purpose
  ) {
    self.title = title
    self.lines = lines
    self.options = options
    self.yes = yes
    self.purpose = purpose
  }

  var overlay: Overlay { .confirm(self) }
  var keyContexts: [KeyContext] { [.panel] }
  var footer: [(Action, String)] {
    let isLong = rowCount > visibleRows
    let moves: [(Action, String)] =
      (options.count > 1 ? [(.listDown, localized("choose"))] : [])
      + (isLong ? [(options.count > 1 ? .listPageDown : .listDown, localized("scroll"))] : [])
    return moves + [
      (.listOpen, yes), (.cancel, purpose == .leave ? localized("stay") : localized("cancel")),
    ]
  }

  mutating func prepare(columns: Int, rows: Int, at now: Date) {
    let text = text(columns: columns)
    visibleRows = max(0, rows - Self.chromeRows)
    rowCount = text.rows.count
    top = max(0, min(top, rowCount - visibleRows))
    guard mustShowChoice, options.count > 1 else { return }
    mustShowChoice = false
    let chosen = text.options[selected]
    top = max(0, min(max(top, chosen.upperBound - visibleRows), chosen.lowerBound))
  }

  /// If there is a choice, arrows choose and pages scroll; else all of them scroll.
  mutating func move(_ move: ListMove, page: Int) {
    if options.count > 1, move != .pageUp, move != .pageDown {
      selected = move.moved(selected, count: options.count, page: page)
      mustShowChoice = true
    } else {
      let last = max(0, rowCount - visibleRows)
      top = move == .bottom ? last : min(last, move.moved(top, count: rowCount, page: page))
    }
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.title(title, into: &painter, rect: rect)
    let body = rect.droppingFirst(2).droppingLast(1)
    let text = text(
      columns: body.columns, chosen: painter.theme.title, detail: painter.theme.dim)
    for (offset, line) in text.rows.dropFirst(top).prefix(body.rows).enumerated() {
      painter.line(line, row: body.row + offset, column: body.column, in: body)
    }
  }

  /// The title, the row below it, and the footer.
  private static let chromeRows = 3

  /// All rows, and which of them are each option's.
  private func text(
    columns: Int, chosen: Style = .plain, detail: Style = .plain
  ) -> (rows: [StyledLine], options: [Range<Int>]) {
    var rows: [StyledLine] = []
    func write(_ text: String, _ style: Style, mark: String = "") {
      rows += TextWrap.wrap(
        [StyledSpan(text, style)], width: max(1, columns), first: [StyledSpan(mark, style)],
        rest: [StyledSpan(String(repeating: " ", count: mark.count), style)])
    }
    for line in lines { write(line, .plain) }
    if !options.isEmpty, !lines.isEmpty { rows.append(StyledLine()) }
    var ranges: [Range<Int>] = []
    for (index, option) in options.enumerated() {
      let start = rows.count
      let isChosen = index == selected
      let mark = options.count == 1 ? "" : isChosen ? "› " : "  "
      write(option.name, isChosen ? chosen : .plain, mark: mark)
      if let words = option.detail {
        write(words, detail, mark: String(repeating: " ", count: mark.count))
      }
      ranges.append(start..<rows.count)
    }
    return (rows, ranges)
  }
}
