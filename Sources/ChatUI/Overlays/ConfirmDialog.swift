package import ChatModel
import TerminalKit

/// Something to read before Enter does it.
package struct ConfirmDialog: OverlayPanel, Sendable, Equatable {
  /// What Enter does.
  package enum Purpose: Sendable, Hashable {
    case rebuild(ContextKey, pending: SendRequest?)
    case fork(ConversationID, upTo: TurnID?)
  }

  package let title: String
  package let lines: [String]
  package let yes: String
  package let purpose: Purpose

  var field: LineField? {
    get { nil }
    set {}
  }
  var keyContexts: [KeyContext] { [.panel] }
  var footer: [(Action, String)] { [(.listOpen, yes), (.cancel, "leave it")] }
  mutating func move(_ move: ListMove, page: Int) {}

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.title(title, into: &painter, rect: rect)
    let body = rect.droppingFirst(2).droppingLast(1)
    let rows = lines.flatMap { TextWrap.wrap([StyledSpan($0)], width: max(1, body.columns)) }
    for (offset, row) in rows.prefix(body.rows).enumerated() {
      painter.line(row, row: body.row + offset, column: body.column, in: body)
    }
  }
}
