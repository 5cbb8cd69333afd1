import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// One row that says what the conversation is pinned to. Parts go in order of need where there is no room.
enum HeaderView {
  private struct Part {
    let text: String
    let style: Style
    /// Parts with the highest go first.
    let rank: Int
    var isBar = false
  }

  static func draw(_ state: AppState, into painter: inout Painter, rect: Rect) {
    let summary = state.shownContext
    let label = label(state, summary)
    let parts = summary.map { facts($0, state) } ?? []
    let labelWidth = min(CellWidth.of(label), max(12, rect.columns / 3))
    var marks = marks(state)
    var markWidth = marks.isEmpty ? 0 : CellWidth.of(marks) + 2
    var fitting = fit(parts, columns: rect.columns - labelWidth - markWidth)
    if fitting.isEmpty, !parts.isEmpty {
      // The state of this context matters more than what goes on in others.
      (marks, markWidth) = ("", 0)
      fitting = fit(parts, columns: rect.columns - labelWidth)
    }
    let used = fitting.reduce(0) { $0 + width($1) + 3 }
    let room = rect.leading(max(8, rect.columns - markWidth - used))
    var column = painter.text(
      label, row: rect.row, column: rect.column, style: painter.theme.headerLabel, in: room)
    for part in fitting {
      column = painter.text(
        " · ", row: rect.row, column: column, style: painter.theme.dim, in: rect)
      if part.isBar, let context = summary?.context {
        StateBar.draw(
          context, at: state.now, into: &painter, row: rect.row, column: column, rect: rect)
        column += width(part)
      } else {
        column = painter.text(
          part.text, row: rect.row, column: column, style: part.style, in: rect)
      }
    }
    painter.textAtEnd(marks, row: rect.row, style: painter.theme.badge, in: rect)
  }

  private static func label(_ state: AppState, _ summary: ContextSummary?) -> String {
    if let summary {
      let title = state.pane.conversation?.title ?? ""
      let hasSeveral = summary.conversations.count > 1
      return hasSeveral && !title.isEmpty
        ? "\(summary.context.label) › \(title)" : summary.context.label
    }
    if state.pane.isLobby { return "\(state.launch.appName)" }
    return state.contexts.isKnown ? localized("a context in the trash") : state.launch.appName
  }

  private static func facts(_ summary: ContextSummary, _ state: AppState) -> [Part] {
    let context = summary.context
    let theme = state.theme
    let life = state.contexts.state(of: context, at: state.now)
    var parts = [
      Part(
        text: context.mode == .unknown ? localized("mode unknown") : context.mode.word,
        style: theme.dim,
        rank: 3),
      Part(
        text: context.model.isEmpty ? "" : localized("model \(context.model)"), style: theme.dim,
        rank: 4),
      Part(
        text: state.contexts.word(for: context, life) + left(context, life, state.now),
        style: theme.style(of: life), rank: 1),
    ]
    if life != .lost, StateBar.share(context, at: state.now) != nil {
      parts.append(Part(text: "", style: .plain, rank: 5, isBar: true))
    }
    parts.append(
      Part(
        text: TextWrap.truncateMiddle(context.contextID.onOneLine, width: 20), style: theme.dim,
        rank: 6))
    return parts.filter { $0.isBar || !$0.text.isEmpty }
  }

  private static func left(_ context: CachedContext, _ life: ContextState, _ now: Date) -> String {
    guard life == .warm || life == .expiring, let left = context.secondsLeft(at: now) else {
      return ""
    }
    return " " + Durations.left(left)
  }

  /// Drops the parts that are needed least until the rest fits.
  private static func fit(_ parts: [Part], columns: Int) -> [Part] {
    var parts = parts
    while parts.reduce(0, { $0 + width($1) + 3 }) > columns,
      let rank = parts.map(\.rank).max()
    {
      parts.removeAll { $0.rank == rank }
    }
    return parts
  }

  private static func width(_ part: Part) -> Int {
    part.isBar ? 6 : CellWidth.of(DisplayText.sanitize(part.text).onOneLine)
  }

  /// Marks for other conversations: streaming, unread.
  private static func marks(_ state: AppState) -> String {
    let others = state.contexts.summaries.lazy.flatMap(\.conversations).filter {
      $0.id != state.pane.id
    }
    let streaming = others.count(where: \.isStreaming)
    let unread = others.count(where: \.isUnread)
    let parts = [
      streaming > 0 ? localized("\(streaming) streaming") : nil,
      unread > 0 ? localized("\(unread) unread") : nil,
    ].compactMap(\.self)
    return parts.joined(separator: " · ")
  }
}
