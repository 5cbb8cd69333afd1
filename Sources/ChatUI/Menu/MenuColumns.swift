import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Wording

/// The columns of the context menu; the least needed are dropped if there is no room.
struct MenuColumns {
  private enum Column: CaseIterable { case mark, state, left, bar, mode, used, profile, model }

  /// Columns of the mark of the chosen row, the number and a blank.
  private static let margin = 3

  private let label: Int
  private let columns: [(column: Column, width: Int)]

  init(width: Int, showsProfile: Bool = false) {
    var wanted: [(column: Column, width: Int)] = [
      (.mark, 9), (.state, 9), (.left, Self.leftWidth(of: Durations.left(86_399))), (.bar, 6),
      (.mode, 8), (.used, 12), (.model, 18),
    ]
    // Profiles are what the rows are grouped by: before the bar, which says nothing new.
    if showsProfile { wanted.insert((.profile, 12), at: 2) }
    var room = width - Self.margin - min(max(12, width / 4), 36)
    var taken: [(column: Column, width: Int)] = []
    // The state comes first: it is what the menu is read for.
    for item in [wanted[1], wanted[0]] + wanted.dropFirst(2) where room >= item.width + 1 {
      taken.append(item)
      room -= item.width + 1
    }
    columns = wanted.filter { item in taken.contains { $0.column == item.column } }
    label = max(1, width - Self.margin - columns.reduce(0) { $0 + $1.width + 1 })
  }

  /// The columns for the time that is left, from the longest of them in the language of the screen.
  static func leftWidth(of longest: String) -> Int { max(7, CellWidth.of(longest)) }

  func draw(
    _ entry: MenuEntry, state: AppState, into painter: inout Painter, row: Int, rect: Rect
  ) {
    if let found = entry.found {
      return drawFound(found, entry, at: state.now, into: &painter, row: row, rect: rect)
    }
    guard let summary = state.contexts[entry.context] else { return }
    if let id = entry.conversation {
      drawConversation(
        state.contexts[id], entry: entry, now: state.now, into: &painter, row: row, rect: rect)
      return
    }
    drawLabel(
      summary.context.label, positions: entry.positions, indent: Self.margin, into: &painter,
      row: row, rect: rect.leading(label + Self.margin))
    drawCells(rect: rect) { column, cell in
      draw(column, of: summary, state: state, into: &painter, row: row, rect: cell)
    }
  }

  /// A context that only the server has.
  private func drawFound(
    _ found: FoundContext, _ entry: MenuEntry, at now: Date, into painter: inout Painter, row: Int,
    rect: Rect
  ) {
    drawLabel(
      found.label, positions: entry.positions, indent: Self.margin, into: &painter, row: row,
      rect: rect.leading(label + Self.margin))
    let end = rect.trailing(after: label + Self.margin + 1)
    let size = found.context.tokens.map { localized(" · \(Figures.short($0)) tokens") } ?? ""
    let left =
      found.context.expiresAt.map { " · \(Durations.left(Int($0.timeIntervalSince(now))))" } ?? ""
    painter.text(
      localized("on the server only\(size)\(left)"), row: row, column: end.column,
      style: painter.theme.dim, in: end)
  }

  private func drawConversation(
    _ talk: ConversationSummary?, entry: MenuEntry, now: Date, into painter: inout Painter,
    row: Int, rect: Rect
  ) {
    guard let talk else { return }
    let title = talk.title.isEmpty ? localized("untitled") : talk.title
    // The cells of the context's own row are empty here: the title has their room.
    let hasMark = talk.isStreaming || talk.isUnread
    let end = start(of: { ($0 == .mark && hasMark) || $0 == .mode || $0 == .used })
    drawLabel(
      title, positions: entry.positions, indent: Self.margin + 2, into: &painter, row: row,
      rect: rect.leading(end.map { $0 - 1 } ?? rect.columns))
    drawCells(rect: rect) { column, cell in
      switch column {
      case .mark:
        drawMark(
          streaming: talk.isStreaming, unread: talk.isUnread, into: &painter, row: row, rect: cell)
      case .used:
        painter.text(
          Durations.ago(talk.updatedAt, now: now), row: row, column: cell.column,
          style: painter.theme.dim, in: cell)
      case .mode:
        let turns = Count.of(talk.turnCount, "turn")
        painter.text(
          turns, row: row, column: cell.column, style: painter.theme.dim, in: cell)
      case .state, .left, .bar, .profile, .model: break
      }
    }
  }

  private func drawLabel(
    _ text: String, positions: [Int], indent: Int, into painter: inout Painter, row: Int,
    rect: Rect
  ) {
    let shown = TextWrap.truncate(
      DisplayText.sanitize(text).onOneLine, width: max(1, rect.columns - indent))
    let spans = MatchHighlight.spans(
      shown, positions: positions, style: .plain, match: painter.theme.match)
    painter.line(StyledLine(spans), row: row, column: rect.column + indent, in: rect)
  }

  /// The first cell that has something to show.
  private func start(of isUsed: (Column) -> Bool) -> Int? {
    var column = label + Self.margin + 1
    for item in columns {
      if isUsed(item.column) { return column }
      column += item.width + 1
    }
    return nil
  }

  private func drawCells(rect: Rect, _ draw: (Column, Rect) -> Void) {
    var column = label + Self.margin + 1
    for item in columns {
      draw(item.column, rect.trailing(after: column).leading(item.width))
      column += item.width + 1
    }
  }

  private func draw(
    _ column: Column, of summary: ContextSummary, state: AppState, into painter: inout Painter,
    row: Int, rect: Rect
  ) {
    let (context, now) = (summary.context, state.now)
    let life = context.state(at: now)
    let left = context.secondsLeft(at: now)
    var style = painter.theme.dim
    var text = ""
    switch column {
    case .mark:
      return drawMark(
        streaming: summary.isStreaming, unread: summary.isUnread, into: &painter, row: row,
        rect: rect)
    case .bar:
      return StateBar.draw(
        context, at: now, into: &painter, row: row, column: rect.column, rect: rect)
    case .state:
      text = state.contexts.word(for: context, life)
      style = painter.theme.style(of: life)
    case .left: text = left.map { $0 > 0 ? Durations.left($0) : "" } ?? ""
    case .mode: text = context.mode.word
    case .used: text = Durations.ago(MenuOrder.lastUse(summary), now: now)
    case .profile: text = context.profile
    case .model: text = context.model
    }
    painter.text(text, row: row, column: rect.column, style: style, in: rect)
  }

  private func drawMark(
    streaming: Bool, unread: Bool, into painter: inout Painter, row: Int, rect: Rect
  ) {
    let text = streaming ? localized("streaming") : unread ? localized("unread") : ""
    let style = streaming ? painter.theme.live : painter.theme.badge
    painter.text(text, row: row, column: rect.column, style: style, in: rect)
  }
}

extension ContextMode {
  /// The mode in header and menu.
  var word: String {
    switch self {
    case .session: localized("session")
    case .commonPrefix: localized("prefix")
    case .chain: localized("chain")
    case .local: localized("local")
    case .unknown: localized("unknown")
    }
  }
}
