import ChatMarkdown
import ChatModel

/// A conversation as Markdown. Messages are exactly as they were; only a code block that a
/// message left open is closed, because it would swallow everything after it.
struct MarkdownDocument {
  private let transcript: Transcript

  init(_ transcript: Transcript) {
    self.transcript = transcript
  }

  var text: String {
    var blocks = ["# \(EscapedMarkdown.inline(transcript.title))"]
    blocks.append(
      transcript.facts.map { "- \($0.name): \(EscapedMarkdown.inline($0.value))" }
        .joined(separator: "\n"))
    for entry in transcript.entries {
      blocks += Self.blocks(entry, label: transcript.context.label)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func blocks(_ entry: Transcript.Entry, label: String) -> [String] {
    let turn = entry.turn
    var blocks = ["---"]
    if entry.isSeam {
      blocks.append("*Moved to a rebuilt context:* \(EscapedMarkdown.code(turn.contextID))")
    }
    if let system = turn.system, !system.isEmpty {
      blocks += ["## System", closed(system)]
    }
    blocks += ["## You · \(DateText.minute(turn.timings.createdAt))", closed(turn.prompt)]
    blocks.append("## \(EscapedMarkdown.inline(label))")
    if !entry.reasoning.isEmpty { blocks.append(EscapedMarkdown.quote(entry.reasoning)) }
    if !turn.reply.isEmpty { blocks.append(closed(turn.reply)) }
    blocks.append("*\(entry.notes.map(EscapedMarkdown.inline).joined(separator: " · "))*")
    if let failure = entry.failure { blocks.append(EscapedMarkdown.quote(failure)) }
    return blocks
  }

  private static func closed(_ message: String) -> String {
    guard let fence = OpenCode.closingFence(of: message) else { return message }
    return message + (message.hasSuffix("\n") ? "" : "\n") + fence
  }
}
