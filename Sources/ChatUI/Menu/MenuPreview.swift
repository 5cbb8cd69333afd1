import ChatMarkdown
import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Wording

/// The last exchange of the conversation that Enter would open.
enum MenuPreview {
  static func draw(
    _ entry: MenuEntry, state: AppState, into painter: inout Painter, rect: Rect
  ) {
    guard rect.columns > 20 else { return }
    let text: [StyledSpan]
    if let found = entry.found {
      text = spans(found, state, painter.theme)
    } else if let summary = state.contexts[entry.context] {
      text = spans(entry, summary, state, painter.theme)
    } else {
      return
    }
    let body = frame(rect, into: &painter)
    let rows = TextWrap.wrap(text, width: max(1, body.columns))
    for (offset, row) in rows.prefix(body.rows).enumerated() {
      painter.line(row, row: body.row + offset, column: body.column, in: body)
    }
  }

  /// Sets it apart from the list: by a bar at its left, or by a rule above where it has the whole width.
  private static func frame(_ rect: Rect, into painter: inout Painter) -> Rect {
    guard rect.column == 0 else {
      for row in rect.row..<rect.endRow {
        painter.text("│", row: row, column: rect.column, style: painter.theme.rule, in: rect)
      }
      return rect.trailing(after: 2)
    }
    painter.text(
      String(repeating: "─", count: rect.columns), row: rect.row, column: 0,
      style: painter.theme.rule, in: rect)
    return rect.droppingFirst(1).trailing(after: 3)
  }

  private static func spans(
    _ entry: MenuEntry, _ summary: ContextSummary, _ state: AppState, _ theme: Theme
  ) -> [StyledSpan] {
    let talk =
      entry.conversation.flatMap { state.contexts[$0] } ?? summary.conversations.first
    var spans = [StyledSpan(summary.context.label, theme.title)]
    spans.append(StyledSpan(" · " + facts(summary.context) + "\n\n", theme.dim))
    guard let talk, !talk.lastPrompt.isEmpty else {
      return spans + [StyledSpan(localized("No prompts yet."), theme.dim)]
    }
    spans.append(StyledSpan("› ", theme.promptMark))
    spans.append(StyledSpan(talk.lastPrompt.trimmed + "\n\n"))
    spans.append(StyledSpan(PlainMarkdown.text(of: talk.lastReply).trimmed))
    return spans
  }

  private static func spans(
    _ found: FoundContext, _ state: AppState, _ theme: Theme
  ) -> [StyledSpan] {
    [
      StyledSpan(found.label, theme.title),
      StyledSpan(
        localized(" · \(found.context.id) · \(found.context.model) · profile \(found.profile)\n\n"),
        theme.dim),
      StyledSpan(
        localized(
          "The server has this context and ctxchat has no record of it. \(state.keymap.hint(.listOpen)) records and opens it."
        ), theme.dim),
    ]
  }

  private static func facts(_ context: CachedContext) -> String {
    let id = TextWrap.truncateMiddle(context.contextID, width: 32)
    let size = context.creationUsage?.promptTokens.map {
      localized(" · \(Figures.short($0)) tokens")
    }
    let notes = context.notes.isEmpty ? "" : "\n" + context.notes
    return "\(id)\(size ?? "")\(notes)"
  }
}
