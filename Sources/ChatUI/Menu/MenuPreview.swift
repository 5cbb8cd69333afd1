import ChatModel
import FoundationEssentials
import TerminalKit

/// The last exchange of the conversation that Enter would open.
enum MenuPreview {
  static func draw(
    _ entry: MenuEntry, state: AppState, into painter: inout Painter, rect: Rect
  ) {
    guard let summary = state.contexts[entry.context], rect.columns > 20 else { return }
    let talk =
      entry.conversation.flatMap { state.contexts[$0] } ?? summary.conversations.first
    var spans = [StyledSpan(summary.context.label + "\n", painter.theme.title)]
    spans.append(StyledSpan(facts(summary.context) + "\n\n", painter.theme.dim))
    if let talk {
      spans.append(StyledSpan("› ", painter.theme.promptMark))
      spans.append(StyledSpan(talk.lastPrompt.trimmed + "\n\n"))
      spans.append(StyledSpan(talk.lastReply.trimmed))
    } else {
      spans.append(StyledSpan("No conversation yet.", painter.theme.dim))
    }
    let rows = TextWrap.wrap(spans, width: rect.columns - 2)
    for (offset, row) in rows.prefix(rect.rows).enumerated() {
      painter.line(row, row: rect.row + offset, column: rect.column + 2, in: rect)
    }
    for row in rect.row..<rect.endRow {
      painter.text("│", row: row, column: rect.column, style: painter.theme.rule, in: rect)
    }
  }

  private static func facts(_ context: CachedContext) -> String {
    let id = TextWrap.truncateMiddle(context.contextID, width: 32)
    let notes = context.notes.isEmpty ? "" : "\n" + context.notes
    let seed = context.seed.count == 1 ? "1 seed message" : "\(context.seed.count) seed messages"
    return "\(id)\n\(seed)\(notes)"
  }
}
