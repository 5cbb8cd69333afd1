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
  /// A finish_reason that is known to end a reply counts whatever happens to the connection after it.
  /// It does not count against the server's own word that it failed, and not where a part of the reply
  /// could not be read: then text is missing, though the server came to its end. Then the user's stop
  /// counts, then what the transfer said.
  package func ending(for end: TransferEnd) -> TurnEnding {
    if let ending = finishReason?.meaning.flatMap(Self.ending) {
      guard case .failed(let error) = end, !Self.isOfConnection(error) else { return ending }
      if error.kind == .protocolViolation { return .truncated }
    }
    if end == .finished { return .complete }
    if stopPressed { return .stopped }
    switch end {
    case .finished: return .complete
    case .truncated, .cancelled: return serverRemembers ? .unconfirmed : .truncated
    case .failed(let error): return ending(after: error)
    }
  }

  private static func ending(meaning: FinishReason.Meaning) -> TurnEnding? {
    switch meaning {
    case .complete: .complete
    case .length: .length
    case .filter: .filtered
    case .refusal: .refused
    case .failure: nil
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
    case .server, .network, .proxy, .timeout, .tls, .protocolViolation, .cancelled:
      return false
    }
  }

  /// Whether the reply was cut, rather than ended by the server with an error of its own.
  private static func isCut(_ error: APIError) -> Bool {
    isOfConnection(error) || error.kind == .protocolViolation
  }

  /// Whether the connection failed.
  private static func isOfConnection(_ error: APIError) -> Bool {
    switch error.kind {
    case .network, .proxy, .timeout, .tls, .cancelled: true
    default: false
    }
  }
}
