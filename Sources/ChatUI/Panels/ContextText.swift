import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit

/// Everything that is known about a context.
enum ContextText {
  /// - Parameter details: What had to be read from the store and the disk, once it has come.
  static func paragraphs(
    _ summary: ContextSummary, _ details: ContextDetails?, at now: Date
  ) -> [TextPanel.Paragraph] {
    let context = details?.context ?? summary.context
    var facts: [(String, String)] = [
      ("label", context.label), ("id", context.contextID), ("mode", context.mode.rawValue),
      ("model", context.model), ("profile", context.profile),
      ("state", state(context, at: now)),
      ("lifetime", lifetime(context, at: now)),
      ("created", Durations.ago(context.createdAt, now: now)),
      ("last used", context.lastUsedAt.map { Durations.ago($0, now: now) } ?? "never"),
      ("conversations", "\(summary.conversations.count)"),
    ]
    if context.mode.remembersTurns {
      facts.append(("truncation", truncation(context.truncation)))
    }
    if let tokens = context.creationUsage?.promptTokens {
      facts.append(("size", "\(Count.text(tokens)) tokens at creation"))
    }
    if !context.notes.isEmpty { facts.append(("notes", context.notes)) }
    if let details { facts += sources(details) } else { facts.append(("sources", "checking…")) }
    for entry in context.lineage {
      facts.append(
        (
          "previous id",
          "\(entry.contextID), \(entry.reason.rawValue), "
            + Durations.ago(entry.retiredAt, now: now)
        ))
    }
    let rows = facts.map { fact($0.0, $0.1) }
    return rows + [TextPanel.Paragraph(spans: [])] + context.seed.flatMap(seed)
  }

  private static func sources(_ details: ContextDetails) -> [(String, String)] {
    guard let short = details.sourcesInShort else { return [] }
    let advice =
      details.sources.contains(where: \.state.isChange)
      ? "; /ctx refresh reads them again" : ""
    return [("sources", short + advice)]
      + details.sources.map { entry in
        let read = entry.source.sha256.isEmpty ? "" : ", \(Count.text(entry.source.bytes)) bytes"
        return ("source", "\(entry.source.path)\(read), \(entry.state.words)")
      }
  }

  private static func fact(_ name: String, _ value: String) -> TextPanel.Paragraph {
    TextPanel.Paragraph(
      spans: [
        StyledSpan(name.padded(to: 15), Style(attributes: .dim)), StyledSpan(value),
      ], indent: 15)
  }

  private static func seed(_ message: Message) -> [TextPanel.Paragraph] {
    let text = message.content.prefix(2000)
    let more = text.endIndex < message.content.endIndex ? "…" : ""
    return [
      TextPanel.Paragraph(
        spans: [StyledSpan("seed: \(message.role.rawValue)", Style(attributes: .bold))]),
      TextPanel.Paragraph(spans: [StyledSpan(text + more)]), TextPanel.Paragraph(spans: []),
    ]
  }

  private static func state(_ context: CachedContext, at now: Date) -> String {
    let state = context.state(at: now)
    guard let left = context.secondsLeft(at: now), left > 0, context.lostAt == nil else {
      return state.rawValue
    }
    return "\(state.rawValue), about \(Durations.left(left)) left"
  }

  private static func lifetime(_ context: CachedContext, at now: Date) -> String {
    if context.mode == .local { return "kept here, without end" }
    if context.isEndless { return "without end" }
    if let end = context.expiresAt {
      let left = Int(end.timeIntervalSince(now))
      return left > 0 ? "ends in \(Durations.left(left)), whatever its use" : "has ended"
    }
    return context.ttl.map { "\(Lifetime.text($0)) after last use" } ?? "unknown"
  }

  private static func truncation(_ strategy: TruncationStrategy?) -> String {
    switch strategy {
    case nil: "unknown"
    case .lastHistoryTokens(let limit)?: "keeps the last \(Count.text(limit)) tokens"
    case .rollingTokens?: "drops the oldest tokens when the window is full"
    case .other(let name)?: name
    }
  }
}
