package import ChatModel
package import ContextAPI

/// The one ending of a turn, from what is known when its transfer is over.
package struct EndingRule: Hashable, Sendable {
  /// Whether the server keeps the turns: then a cut leaves open whether it stored this one.
  package var serverRemembers: Bool
  /// The server's word for why the chosen choice ended, if one came.
  package var finishReason: FinishReason?
  /// Whether any text came.
  package var hasText: Bool
  /// Whether the user pressed stop.
  package var stopPressed: Bool

  /// What is known.
  package init(
    serverRemembers: Bool, finishReason: FinishReason?, hasText: Bool, stopPressed: Bool
  ) {
    self.serverRemembers = serverRemembers
    self.finishReason = finishReason
    self.hasText = hasText
    self.stopPressed = stopPressed
  }

  /// The ending for the way in which the transfer ended.
  ///
  /// A finish_reason counts whatever happens to the connection after it: the reply is whole. Then the
  /// user's stop counts, then what the transfer said.
  package func ending(for end: TransferEnd) -> TurnEnding {
    if let finishReason { return Self.ending(named: finishReason) }
    if end == .finished { return .complete }
    if stopPressed { return .stopped }
    switch end {
    case .finished: return .complete
    case .truncated, .cancelled: return serverRemembers ? .unconfirmed : .truncated
    case .failed(let error): return ending(after: error)
    }
  }

  private static func ending(named reason: FinishReason) -> TurnEnding {
    switch reason {
    case .length: .length
    case .contentFilter: .filtered
    default: .complete
    }
  }

  private func ending(after error: APIError) -> TurnEnding {
    if !hasText, Self.certainlyRefused(error) { return .failed }
    if serverRemembers { return .unconfirmed }
    return hasText && Self.isCut(error) ? .truncated : .failed
  }

  /// Whether the server certainly did not run the turn: it never got the request, or it said no.
  package static func certainlyRefused(_ error: APIError) -> Bool {
    guard error.requestWasSent else { return true }
    switch error.kind {
    case .badRequest, .parameter, .moderation, .key, .account, .busy, .model, .contextLost,
      .wrongBaseURL, .rateLimited, .invalidParameters:
      return true
    case .server, .network, .timeout, .tls, .protocolViolation, .cancelled:
      return false
    }
  }

  /// Whether the connection broke, rather than the server ending the reply with an error of its own.
  private static func isCut(_ error: APIError) -> Bool {
    switch error.kind {
    case .network, .timeout, .tls, .protocolViolation, .cancelled: true
    default: false
    }
  }
}
