package import ChatModel
package import FoundationEssentials
import TerminalKit

/// The list of contexts, and of the conversations of those that may have several.
package struct ContextMenu: OverlayPanel, Sendable {
  private var filter = LineField()
  private var contexts: ContextList
  private var now: Date
  package private(set) var entries: [MenuEntry] = []
  package private(set) var selected = 0

  /// A list that begins at the context or conversation on screen.
  package init(_ contexts: ContextList, at now: Date, current: ConversationID?) {
    self.contexts = contexts
    self.now = now
    refresh(keeping: nil)
    let context = current.flatMap { contexts[$0]?.context }
    selected =
      entries.firstIndex { current != nil && $0.conversation == current }
      ?? entries.firstIndex { context != nil && $0.context == context } ?? 0
  }

  var field: LineField? {
    get { filter }
    set {
      guard let newValue else { return }
      let isSame = newValue.text == filter.text
      filter = newValue
      if !isSame { refresh(keeping: nil) }
    }
  }
  var keyContexts: [KeyContext] { [.menu, .panel, .editing] }
  var footer: [(Action, String)] {
    [(.listOpen, "open")]
      + [
        Action.menuNew, .menuImport, .menuRebuild, .menuFork, .menuRename, .menuForget,
        .menuRestore, .menuInfo,
      ].map { ($0, $0 == .menuRestore ? "bring back" : $0.info.summary) }
  }

  /// What Enter opens.
  package var chosen: MenuEntry? { entries.indices.contains(selected) ? entries[selected] : nil }

  /// Shows what the controller told anew; the chosen row stays the same one.
  mutating func show(_ contexts: ContextList, at now: Date) {
    self.contexts = contexts
    self.now = now
    refresh(keeping: chosen?.identity)
  }

  mutating func move(_ move: ListMove, page: Int) {
    selected = move.moved(selected, count: entries.count, page: page)
  }

  private mutating func refresh(keeping identity: MenuEntry.Identity?) {
    entries = MenuOrder.entries(contexts.summaries, filter: filter.text.trimmed, at: now)
    let kept = identity.flatMap { kept in entries.firstIndex { $0.identity == kept } }
    selected = kept ?? (identity == nil ? 0 : max(0, min(selected, entries.count - 1)))
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.field(
      "Contexts", filter, detail: "\(contexts.summaries.count)", placeholder: "type to filter",
      into: &painter, rect: rect)
    let body = rect.droppingFirst(1).droppingLast(1)
    let hasPreview = body.columns >= 110 && !entries.isEmpty
    let list = hasPreview ? body.leading(body.columns * 3 / 5) : body
    drawList(into: &painter, rect: list, state: state)
    if hasPreview, let chosen {
      MenuPreview.draw(
        chosen, state: state, into: &painter, rect: body.trailing(after: list.columns + 1))
    }
  }

  /// The number of a context's key, while the list is whole.
  private func number(of entry: MenuEntry) -> Int? {
    guard filter.isEmpty, entry.conversation == nil else { return nil }
    let heads = entries.filter { $0.conversation == nil }.prefix(9)
    return heads.firstIndex { $0.context == entry.context }.map { $0 + 1 }
  }

  private func drawList(into painter: inout Painter, rect: Rect, state: AppState) {
    if entries.isEmpty {
      let words =
        contexts.summaries.isEmpty
        ? "No context yet. \(state.keymap.hint(.menuNew)) creates one, "
          + "\(state.keymap.hint(.menuImport)) records an id that you have."
        : "No context matches."
      for (offset, line) in TextWrap.wrap(
        [StyledSpan(words, painter.theme.dim)], width: max(1, rect.columns)
      ).prefix(rect.rows).enumerated() {
        painter.line(line, row: rect.row + offset, column: rect.column, in: rect)
      }
    }
    let columns = MenuColumns(width: rect.columns)
    let top = ListWindow.top(selected: selected, count: entries.count, rows: rect.rows)
    for (offset, entry) in entries.dropFirst(top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      columns.draw(entry, state: state, into: &painter, row: row, rect: rect)
      if top + offset == selected {
        painter.text("›", row: row, column: rect.column, in: rect)
        painter.select(row: row, in: rect)
      } else if let number = number(of: entry) {
        painter.text(
          "\(number)", row: row, column: rect.column, style: painter.theme.dim, in: rect)
      }
    }
  }
}
