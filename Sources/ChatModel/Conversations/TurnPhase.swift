public import FoundationEssentials

/// The phase of a turn.
public enum TurnPhase: Hashable, Sendable {
  /// Waits for an earlier turn of its session context.
  case queued
  /// The request is on its way; no token yet.
  case sending
  /// Will be sent again at a moment, because the server certainly did not run it.
  case waiting(until: Date, reason: String)
  /// Tokens arrive.
  case streaming
  /// The user stopped it; the transfer is being closed.
  case stopping
  /// Over, in exactly one way.
  case ended(TurnEnding)

  /// True if it has ended.
  public var isEnded: Bool {
    if case .ended = self { true } else { false }
  }

  /// True if a request of it may be open at the server.
  public var isInFlight: Bool {
    switch self {
    case .sending, .waiting, .streaming, .stopping: true
    case .queued, .ended: false
    }
  }
}

/// The ending of a turn.
public enum TurnEnding: String, Codable, Hashable, Sendable, CaseIterable {
  case complete
  /// `max_tokens` or the window was reached.
  case length
  /// Moderation cut it.
  case filtered
  /// The model refused; its text says so.
  case refused
  /// The user stopped it.
  case stopped
  /// The stream ended with neither a finish_reason nor `[DONE]`, or a part of it is missing.
  case truncated
  case failed
  /// Session mode: it is unknown if the server stored it.
  case unconfirmed

  /// True if the turn is part of what is sent on (common_prefix) or replayed (rebuild).
  ///
  /// A stopped or cut reply counts when it has text: the user read it and continues from it.
  public func isSettled(hasReply: Bool) -> Bool {
    switch self {
    case .complete, .length: true
    case .stopped, .truncated, .filtered, .refused: hasReply
    case .failed, .unconfirmed: false
    }
  }
}
