import ChatMarkdown
import ChatModel
import TerminalKit
import Wording

/// The branches of a conversation as a tree, in which Enter goes to a turn.
package struct BranchPanel: OverlayPanel, Sendable, Equatable {
  /// `nil` until the store has told it.
  private var rows: [BranchRow]?
  private var head: TurnID?
  /// The numbers of turns and of branches.
  private var summary = localized("reading…")
  private var selected = 0

  /// A panel that waits for its tree.
  package init() {}

  /// Shows a tree, with its head chosen.
  mutating func show(_ tree: BranchTree) {
    let rows = BranchRow.rows(of: tree)
    (self.rows, head, summary) = (rows, tree.head, Self.summary(of: rows))
    selected = rows.firstIndex { $0.entry.id == tree.head } ?? max(0, rows.count - 1)
  }

  var overlay: Overlay { .branches(self) }
  var keyContexts: [KeyContext] { [.panel] }
  var footer: [(Action, String)] {
    (chosen == nil ? [] : [(.listOpen, localized("go there"))]) + [(.cancel, localized("close"))]
  }

  /// The turn that Enter goes to.
  package var chosen: BranchRow? {
    rows.flatMap { $0.indices.contains(selected) ? $0[selected] : nil }
  }

  mutating func move(_ move: ListMove, page: Int) {
    selected = move.moved(selected, count: rows?.count ?? 0, page: page)
  }

  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool {
    ListWindow.select(
      row: row, in: rect.droppingFirst(1).droppingLast(1), selected: &selected,
      count: rows?.count ?? 0)
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.title(localized("Branches"), detail: summary, into: &painter, rect: rect)
    let body = rect.droppingFirst(1).droppingLast(1)
    guard let rows else { return }
    let top = ListWindow.top(selected: selected, count: rows.count, rows: body.rows)
    for (offset, row) in rows.dropFirst(top).prefix(body.rows).enumerated() {
      draw(row, at: body.row + offset, state: state, into: &painter, rect: body)
      if top + offset == selected { painter.select(row: body.row + offset, in: body) }
    }
  }

  private static func summary(of rows: [BranchRow]) -> String {
    guard !rows.isEmpty else { return localized("No turn yet.") }
    let parents = Set(rows.compactMap(\.entry.parent))
    let ends = rows.count { !parents.contains($0.entry.id) }
    return localized("\(Count.of(rows.count, "turn")), \(Count.of(ends, "branch", "branches"))")
  }

  private func draw(
    _ row: BranchRow, at place: Int, state: AppState, into painter: inout Painter, rect: Rect
  ) {
    let theme = painter.theme
    let edge = painter.textAtEnd(words(row, state), row: place, style: theme.dim, in: rect)
    let room = rect.leading(max(2, edge - rect.column - 1))
    let mark = row.entry.id == head ? "●" : row.isOnBranch ? "•" : ""
    painter.text(mark, row: place, column: room.column + 1, style: theme.promptMark, in: room)
    var column = room.column + 3
    // A branch of a branch of a branch must leave room for its words.
    let lead = row.lead.suffix(max(2, room.columns / 3))
    column = painter.text(String(lead), row: place, column: column, style: theme.dim, in: room)
    let style = row.isOnBranch ? Style.plain : theme.dim
    column = painter.text(
      row.entry.prompt.onOneLine, row: place, column: column, style: style,
      in: room.leading(column - room.column + (room.endColumn - column) * 2 / 3))
    painter.text(
      PlainMarkdown.text(of: row.entry.reply).onOneLine, row: place, column: column + 2,
      style: theme.dim, in: room)
  }

  /// The age of a turn, and its ending where that is not the usual one.
  private func words(_ row: BranchRow, _ state: AppState) -> String {
    let age = Durations.ago(row.entry.createdAt, now: state.now)
    guard case .ended(let ending) = row.entry.phase, ending != .complete else { return age }
    return localized("\(ending.words) · \(age)")
  }
}
