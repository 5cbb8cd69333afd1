extension TurnEnding {
  /// The ending in a few words that stand alone.
  public var words: String {
    switch self {
    case .complete: "complete"
    case .length: "cut at the length limit"
    case .filtered: "cut by moderation"
    case .refused: "refused by the model"
    case .stopped: "stopped"
    case .truncated: "broken off"
    case .failed: "failed"
    case .unconfirmed: "unconfirmed"
    }
  }
}

extension Turn {
  /// The ending in the words that the screen, the line mode, `ask` and exports share; `nil` before the turn
  /// has ended.
  public var endingWords: String? { endingWords(hasReply: !reply.isEmpty) }

  /// The same for a turn that does not hold its text.
  public func endingWords(hasReply: Bool) -> String? {
    guard let ending else { return nil }
    return ending == .complete && !hasReply ? emptyWords : ending.words
  }

  /// The description of a reply without text.
  private var emptyWords: String {
    let choice = choices.indices.contains(chosen) ? choices[chosen] : Choice()
    if choice.finishReason?.asksForTools == true { return "no text, the model asked for tools" }
    // Text came, and it was none of the reply.
    let hasReasoning = !choice.reasoning.isEmpty || timings.firstTokenAt != nil
    return hasReasoning ? "no text, only reasoning" : "an empty reply"
  }
}
