import ChatModel
import TerminalKit
import Wording

/// The one line in place of a reply's reasoning, and above it when it is unfolded.
enum ReasoningLine {
  /// `nil` without reasoning.
  static func line(of entry: TranscriptEntry, in context: LayoutContext) -> StyledLine? {
    guard !entry.reasoning.isEmpty else { return nil }
    let mark = entry.options.showsReasoning ? "▾" : "▸"
    var text = localized("\(mark) reasoning, \(size(of: entry))")
    if !context.hints.reasoning.isEmpty { text += "  \(context.hints.reasoning)" }
    return StyledLine(TextWrap.truncate(text, width: context.width), context.theme.dim)
  }

  private static func size(of entry: TranscriptEntry) -> String {
    if let tokens = entry.turn.usage?.reasoningTokens, tokens > 0 {
      return localized("\(Count.text(tokens)) tokens")
    }
    return Figures.bytes(entry.reasoning.utf8.count)
  }
}
