package import ChatModel
import TerminalKit

/// Something to read before Enter does it, in one of several ways where there are.
package struct ConfirmDialog: OverlayPanel, Sendable, Equatable {
  /// What Enter does.
  package enum Purpose: Sendable, Hashable {
    /// Carry a command out that takes a rebuild, with the prompt that came back, if any.
    case agree(RebuildOffer, refusal: SendRefusal?, returned: String)
    case create(ContextRecipe)
  }

  /// One way to do it.
  package struct Option: Sendable, Hashable {
    let name: String
    /// What there is to know of it.
    let detail: String?
  }

  package let title: String
  package let lines: [String]
  package let options: [Option]
  package let yes: String
  package let purpose: Purpose
  package private(set) var selected = 0

  init(
    title: String, lines: [String], options: [Option] = [], yes: String, purpose: Purpose
  ) {
    self.title = title
    self.lines = lines
    self.options = options
    self.yes = yes
    self.purpose = purpose
  }

  var field: LineField? {
    get { nil }
    set {}
  }
  var keyContexts: [KeyContext] { [.panel] }
  var footer: [(Action, String)] {
    (options.count > 1 ? [(.listDown, "choose")] : []) + [(.listOpen, yes), (.cancel, "leave it")]
  }

  mutating func move(_ move: ListMove, page: Int) {
    selected = move.moved(selected, count: options.count, page: page)
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.title(title, into: &painter, rect: rect)
    let body = rect.droppingFirst(2).droppingLast(1)
    var row = body.row
    func write(_ text: String, _ style: Style, mark: String = "", into painter: inout Painter) {
      let indent = String(repeating: " ", count: mark.count)
      for line in TextWrap.wrap(
        [StyledSpan(text, style)], width: max(1, body.columns),
        first: [StyledSpan(mark, style)], rest: [StyledSpan(indent, style)])
      where row < body.endRow {
        painter.line(line, row: row, column: body.column, in: body)
        row += 1
      }
    }
    for line in lines { write(line, .plain, into: &painter) }
    if !options.isEmpty, !lines.isEmpty { row += 1 }
    for (index, option) in options.enumerated() {
      let isChosen = index == selected
      let mark = options.count == 1 ? "" : isChosen ? "› " : "  "
      write(
        option.name, isChosen ? painter.theme.title : .plain, mark: mark, into: &painter)
      if let detail = option.detail {
        let indent = String(repeating: " ", count: mark.count)
        write(detail, painter.theme.dim, mark: indent, into: &painter)
      }
    }
  }
}
