import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Wording

/// Everything that is known about a context.
enum ContextText {
  /// - Parameters:
  ///   - details: What had to be read from the store and the disk, once it has come.
  ///   - worth: What it costs, and when it has paid for itself.
  static func paragraphs(
    _ summary: ContextSummary, _ details: ContextDetails?, worth: ContextWorth? = nil, at now: Date
  ) -> [TextPanel.Paragraph] {
    let context = details?.context ?? summary.context
    var facts: [(String, String)] = [
      (localized("label"), context.label), ("id", context.contextID),
      (localized("mode"), context.mode.rawValue),
      (localized("model"), context.model), (localized("profile"), context.profile),
      (localized("state"), state(context, at: now)),
      (localized("lifetime"), lifetime(context, at: now)),
      (localized("created"), Durations.ago(context.createdAt, now: now)),
      (
        localized("last used"),
        context.lastUsedAt.map { Durations.ago($0, now: now) } ?? localized("never")
      ),
      (localized("conversations"), "\(summary.conversations.count)"),
    ]
    if context.mode.remembersTurns {
      facts.append((localized("truncation"), truncation(context.truncation)))
    }
    if let tokens = context.creationUsage?.promptTokens {
      facts.append((localized("size"), localized("\(Count.text(tokens)) tokens at creation")))
    }
    if let worth, details != nil || !worth.isEstimate { facts += worth.facts.map { ($0, $1) } }
    if !context.notes.isEmpty { facts.append((localized("notes"), context.notes)) }
    if let details {
      facts += sources(details)
    } else {
      facts.append((localized("sources"), localized("checking…")))
    }
    for entry in context.lineage {
      facts.append(
        (
          localized("previous id"),
          "\(entry.contextID), \(entry.reason.word), "
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
      ? localized("; /ctx refresh reads them again") : ""
    return [(localized("sources"), short + advice)]
      + details.sources.map { entry in
        let read =
          entry.source.sha256.isEmpty ? "" : localized(", \(Count.text(entry.source.bytes)) bytes")
        return (localized("source"), "\(entry.source.path)\(read), \(entry.state.words)")
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
        spans: [StyledSpan(localized("seed: \(message.role.rawValue)"), Style(attributes: .bold))]),
      TextPanel.Paragraph(spans: [StyledSpan(text + more)]), TextPanel.Paragraph(spans: []),
    ]
  }

  private static func state(_ context: CachedContext, at now: Date) -> String {
    let state = context.state(at: now)
    guard let left = context.secondsLeft(at: now), left > 0, context.lostAt == nil else {
      return state.word
    }
    return localized("\(state.word), about \(Durations.left(left)) left")
  }

  private static func lifetime(_ context: CachedContext, at now: Date) -> String {
    if context.mode == .local { return localized("kept here, never expires") }
    if context.isEndless { return localized("never expires") }
    if let end = context.expiresAt {
      let left = Int(end.timeIntervalSince(now))
      return left > 0
        ? localized("expires in \(Durations.left(left)), used or not") : localized("expired")
    }
    return context.ttl.map { localized("\(TimeToLive.text($0)) after last use") }
      ?? localized("unknown")
  }

  private static func truncation(_ strategy: TruncationStrategy?) -> String {
    switch strategy {
    case nil: localized("unknown")
    case .lastHistoryTokens(let limit)?: localized("keeps the last \(Count.text(limit)) tokens")
    case .rollingTokens?: localized("drops the oldest tokens when the window is full")
    case .other(let name)?: name
    }
  }
}
