import ChatModel
import ChatTranscript

/// What a rebuild or a fork would send, as an estimate.
struct RebuildEstimate {
  let lines: [String]

  /// - Parameters:
  ///   - summary: The context.
  ///   - pane: Its conversation, where it is on screen.
  init(_ summary: ContextSummary, pane: ConversationPane?) {
    let context = summary.context
    var seed = TokenEstimate()
    for message in context.seed { seed.add(message.content) }
    var lines = ["A new context is created on the server; the old id stays in the record."]
    if !context.mayHaveSeed {
      lines.append("Its seed is not known here, since the id was imported: it starts empty.")
    } else if context.seed.isEmpty {
      // Summaries come without seeds, which may be books.
      let size = context.creationUsage.map {
        "; the context was made with \(Figures.short($0.promptTokens)) tokens"
      }
      lines.append("The seed is kept here and goes along\(size ?? "").")
    } else {
      let count = context.seed.count == 1 ? "1 message" : "\(context.seed.count) messages"
      lines.append("Seed: \(count), about \(Figures.short(seed.tokens)) tokens.")
    }
    if context.mode.remembersTurns { lines += Self.turns(summary, pane) }
    self.lines = lines
  }

  private static func turns(_ summary: ContextSummary, _ pane: ConversationPane?) -> [String] {
    let count = summary.conversations.first?.turnCount ?? 0
    guard count > 0 else { return [] }
    let turns = count == 1 ? "1 turn" : "\(count) turns"
    guard let usage = pane?.transcript.lastTurn?.turn.usage else {
      return ["The memory: \(turns), which are sent along."]
    }
    let tokens = Figures.short(usage.promptTokens + usage.completionTokens)
    return ["The memory: \(turns), which are sent along; about \(tokens) tokens with the seed."]
  }
}

extension CachedContext {
  /// Whether there is anything to create it anew from: an id that was made elsewhere has no seed.
  var mayHaveSeed: Bool {
    mode != .unknown && (!seed.isEmpty || ttl != nil || !lineage.isEmpty)
  }
}
