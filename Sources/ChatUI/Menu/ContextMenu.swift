package import ChatModel
package import FoundationEssentials
import TerminalKit
import Wording

/// The list of contexts, and of the conversations of those that may have several.
package struct ContextMenu: OverlayPanel, Sendable {
  private var filter = LineField()
  private var contexts: ContextList
  private var now: Date
  /// The rows that the filter leaves, in the order on screen.
  package private(set) var entries: [MenuEntry] = []
  /// The index of the row that Enter opens.
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

  var overlay: Overlay { .menu(self) }
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
    [
      (.listOpen, localized("open")), (.menuNew, localized("new")),
      (.menuImport, localized("import id")),
      (.menuRebuild, localized("rebuild")), (.menuFork, localized("fork")),
      (.menuRename, localized("rename")),
      (.menuForget, localized("forget")), (.menuRestore, localized("restore")),
      (.menuInfo, localized("details")),
      (.menuMode, localized("mode")),
    ]
  }

  /// The row that Enter opens.
  package var chosen: MenuEntry? { entries.indices.contains(selected) ? entries[selected] : nil }

  /// Shows the contexts as they are now; the same row stays chosen.
  mutating func show(_ contexts: ContextList, at now: Date) {
    self.contexts = contexts
    self.now = now
    refresh(keeping: chosen?.identity)
  }

  mutating func move(_ move: ListMove, page: Int) {
    selected = move.moved(selected, count: entries.count, page: page)
  }

  private mutating func refresh(keeping identity: MenuEntry.Identity?) {
    entries = MenuOrder.entries(
      contexts.summaries, contexts.found, filter: filter.text.trimmed, at: now)
    let kept = identity.flatMap { kept in entries.firstIndex { $0.identity == kept } }
    selected = kept ?? (identity == nil ? 0 : max(0, min(selected, entries.count - 1)))
  }

  /// The number of contexts, and of those that match the filter.
  private var count: String {
    let all = contexts.summaries.count
    guard !filter.text.trimmed.isEmpty else { return "\(all)" }
    return localized("\(Set(entries.filter { $0.found == nil }.map(\.context)).count) of \(all)")
  }

  // MARK: Drawing

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.field(
      localized("Contexts"), filter, detail: count, placeholder: localized("type to filter"),
      into: &painter, rect: rect)
    let (list, preview) = parts(of: PanelChrome.body(rect, footer, state.keymap))
    drawList(into: &painter, rect: list, state: state)
    if let chosen, let preview {
      MenuPreview.draw(chosen, state: state, into: &painter, rect: preview)
    }
  }

  /// The list and the preview: side by side if there is room, else one above the other.
  private func parts(of body: Rect) -> (list: Rect, preview: Rect?) {
    guard !entries.isEmpty else { return (body, nil) }
    if body.columns >= 110 {
      let list = body.leading(body.columns * 3 / 5)
      return (list, body.trailing(after: list.columns + 1))
    }
    let rows = max(min(entries.count, body.rows / 2), 3)
    guard body.rows - rows >= 6 else { return (body, nil) }
    return (body.droppingLast(body.rows - rows), body.droppingFirst(rows))
  }

  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool {
    let list = parts(of: PanelChrome.body(rect, footer, state.keymap)).list
    return ListWindow.select(row: row, in: list, selected: &selected, count: entries.count)
  }

  private func drawList(into painter: inout Painter, rect: Rect, state: AppState) {
    if entries.isEmpty {
      let words =
        contexts.summaries.isEmpty
        ? localized(
          "No context yet. \(state.keymap.hint(.menuNew)) creates one, \(state.keymap.hint(.menuImport)) imports an id that you have."
        )
        : localized("No context matches.")
      for (offset, line) in TextWrap.wrap(
        [StyledSpan(words, painter.theme.dim)], width: max(1, rect.columns)
      ).prefix(rect.rows).enumerated() {
        painter.line(line, row: rect.row + offset, column: rect.column, in: rect)
      }
    }
    let columns = MenuColumns(
      width: rect.columns, showsProfile: state.contexts.hasSeveralProfiles)
    let top = ListWindow.top(selected: selected, count: entries.count, rows: rect.rows)
    for (offset, entry) in entries.dropFirst(top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      columns.draw(entry, state: state, into: &painter, row: row, rect: rect)
      if entry.conversation == nil, let number = state.contexts.numbers.number(of: entry.context) {
        painter.text(
          "\(number + 1)", row: row, column: rect.column + 1, style: painter.theme.dim, in: rect)
      }
      if top + offset == selected {
        painter.select(row: row, in: rect)
      }
    }
  }
}
