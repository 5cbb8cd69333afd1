import ChatMarkdown
import ChatModel
import Wording

/// A conversation as Markdown. Messages are exactly as they were; only a code block that a
/// message left open is closed, because it would swallow everything after it.
struct MarkdownDocument {
  private let transcript: ExportTranscript

  init(_ transcript: ExportTranscript) {
    self.transcript = transcript
  }

  var text: String {
    blocks.map(Self.markdown).joined(separator: "\n\n") + "\n"
  }

  /// The document in its parts.
  var blocks: [DocumentBlock] {
    [
      .markdown("# \(EscapedMarkdown.inline(transcript.title))"),
      .markdown(
        transcript.facts.map { "- \($0.name)\(localized(": "))\(EscapedMarkdown.inline($0.value))" }
          .joined(separator: "\n")),
    ]
      + transcript.entries.flatMap { Self.blocks($0, label: transcript.context.label) }
  }

  private static func blocks(_ entry: ExportTranscript.Entry, label: String) -> [DocumentBlock] {
    let turn = entry.turn
    var blocks = [DocumentBlock.markdown("---")]
    if entry.isSeam {
      blocks.append(
        .markdown(
          localized("*Moved to a rebuilt context:* \(EscapedMarkdown.code(turn.contextID))")))
    }
    if let system = turn.system, !system.isEmpty {
      blocks += [.markdown(localized("## System")), .prose(system)]
    }
    blocks += [
      .markdown(localized("## You · \(DateText.minute(turn.timings.createdAt))")),
      .prose(turn.prompt),
      .markdown("## \(EscapedMarkdown.inline(label))"),
    ]
    if !entry.reasoning.isEmpty { blocks.append(.quote(entry.reasoning)) }
    if !turn.reply.isEmpty { blocks.append(.markdown(turn.reply)) }
    blocks.append(
      .markdown("*\(entry.notes.map(EscapedMarkdown.inline).joined(separator: " · "))*"))
    if let failure = entry.failure { blocks.append(.quote(failure)) }
    return blocks
  }

  private static func markdown(_ block: DocumentBlock) -> String {
    switch block {
    case .markdown(let text), .prose(let text): closed(text)
    case .quote(let text): EscapedMarkdown.quote(text)
    }
  }

  private static func closed(_ message: String) -> String {
    guard let fence = OpenCode.closingFence(of: message) else { return message }
    return message + (message.hasSuffix("\n") ? "" : "\n") + fence
  }
}
