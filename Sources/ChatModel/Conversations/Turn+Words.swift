import Wording

extension TurnEnding {
  /// The ending in a few words that stand alone.
  public var words: String {
    switch self {
    case .complete: localized("complete")
    case .length: localized("cut at the length limit")
    case .filtered: localized("cut by moderation")
    case .refused: localized("refused by the model")
    case .stopped: localized("stopped")
    case .truncated: localized("broken off")
    case .failed: localized("failed")
    case .unconfirmed: localized("unconfirmed")
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

  /// What the memory of a context that remembers turns may lack or have of this one, and what to do; `nil` where it has
  /// the turn, or the user is asked. A server may store a turn whose connection was closed, or nothing of it.
  ///
  /// - Parameter command: Creates the context again with what was said.
  public func memoryDoubt(hasReply: Bool, command: String) -> String? {
    switch ending {
    case .stopped?, .truncated?:
      hasReply
        ? localized("the server may lack this turn: \(command) adds it")
        : localized("the server may have this turn: \(command) removes it")
    case .complete?, .length?, .filtered?, .refused?, .failed?, .unconfirmed?, nil: nil
    }
  }

  /// The description of a reply without text.
  private var emptyWords: String {
    let choice = choices.indices.contains(chosen) ? choices[chosen] : Choice()
    if choice.finishReason?.asksForTools == true {
      return localized("no text: the model called tools")
    }
    // Text came, and it was none of the reply.
    let hasReasoning = !choice.reasoning.isEmpty || timings.firstTokenAt != nil
    return hasReasoning ? localized("no text: only reasoning") : localized("an empty reply")
  }
}
