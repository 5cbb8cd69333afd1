import ChatMarkdown
import ChatTranscript
import HistoryExport
import TerminalKit

/// A conversation on a terminal that is written to line by line. Replies are rendered as on the screen; what people
/// wrote, and reasoning, is plain text as there.
struct PrintedDocument {
  let looks: PrintedLooks
  let columns: Int

  /// The rows of a part, with the blank one above it.
  func text(of block: DocumentBlock, isFirst: Bool) -> String {
    SGR.lines((isFirst ? [] : [StyledLine()]) + rows(of: block))
  }

  private func rows(of block: DocumentBlock) -> [StyledLine] {
    let theme = looks.theme
    switch block {
    case .markdown(let text):
      var message = MarkdownText(text, isFinished: true)
      message.layout(width: columns, theme: theme.markdown)
      return (0..<message.rowCount).map { row in
        message.prepare(row..<row + 1)
        return message[row].line
      }
    case .prose(let text): return wrapped(text, theme.prompt, indent: [])
    case .quote(let text):
      return wrapped(text, theme.reasoning, indent: [StyledSpan("▎ ", theme.markdown.quoteBar)])
    }
  }

  private func wrapped(_ text: String, _ style: Style, indent: [StyledSpan]) -> [StyledLine] {
    TextWrap.wrap(
      [StyledSpan(text, style)], width: min(columns, max(20, looks.theme.maxTextColumns)),
      first: indent, rest: indent)
  }
}
