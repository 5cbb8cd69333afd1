public import FoundationEssentials

/// Where a turn stands.
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

  /// Whether it has ended.
  public var isEnded: Bool {
    if case .ended = self { true } else { false }
  }

  /// Whether a request of it may be open at the server.
  public var isInFlight: Bool {
    switch self {
    case .sending, .waiting, .streaming, .stopping: true
    case .queued, .ended: false
    }
  }
}

/// How a turn ended.
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
  /// Session mode: nobody can know whether the server stored it.
  case unconfirmed

  /// Whether the turn is part of what is sent on (common_prefix) or replayed (rebuild).
  ///
  /// A stopped or cut reply counts when it has text: the user read it and goes on from it.
  public func isSettled(hasReply: Bool) -> Bool {
    switch self {
    case .complete, .length: true
    case .stopped, .truncated, .filtered, .refused: hasReply
    case .failed, .unconfirmed: false
    }
  }
}
