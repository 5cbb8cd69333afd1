import TerminalKit

/// Markdown without its marks, for places where a text is only hinted at: previews and search results.
package enum PlainMarkdown {
  /// The words of a text, each block on a line of its own. What is not closed counts as it stands.
  package static func text(of source: String) -> String {
    var source = source
    let sink = PlainTextSink()
    source.withUTF8 { MarkdownParser.parse($0, into: sink) }
    return sink.text
  }
}

/// Collects the text of what the parser reports.
private final class PlainTextSink: MarkdownSink {
  private(set) var text = ""
  private var isInCell = false

  func enter(_ block: MarkdownBlock) {
    switch block {
    case .item(let isDone): beginLine(isDone.map { $0 ? "[x] " : "[ ] " } ?? "• ")
    case .cell:
      if isInCell { text += " · " }
      isInCell = true
    case .tableRow:
      beginLine()
      isInCell = false
    case .heading, .code, .table: beginLine()
    case .paragraph: if text.hasSuffix("\n") == false, !isAtMarker { beginLine() }
    default: break
    }
  }

  func leave(_ block: MarkdownBlock) {}
  func enter(_ span: MarkdownSpan) {}
  func leave(_ span: MarkdownSpan) {}

  func text(_ kind: MarkdownTextKind, _ bytes: SourceBytes) {
    switch kind {
    case .entity: text += CharacterReference.decode(bytes)
    case .hardBreak: text += "\n"
    case .softBreak: text += " "
    case .nullCharacter: text += "\u{FFFD}"
    case .normal, .code, .html: text += String(decoding: bytes, as: UTF8.self)
    }
  }

  private var isAtMarker: Bool { text.hasSuffix("• ") || text.hasSuffix("] ") }

  private func beginLine(_ marker: String = "") {
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    text += marker
  }
}
