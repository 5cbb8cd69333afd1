import ChatModel
import ContextAPI

/// Chooses the one ending of a turn when its transfer is over.
struct EndingRule: Hashable, Sendable {
  /// The server keeps the turns: after a cut nobody knows whether it stored this one.
  var serverRemembers: Bool
  /// The server's reason why the chosen choice ended, if one came.
  var finishReason: FinishReason?
  /// Some text was received.
  var hasText: Bool
  /// The user pressed stop.
  var stopPressed: Bool

  /// The ending of the turn.
  ///
  /// A known finish_reason decides, whatever happens to the connection after it, unless the server itself reported
  /// an error or a part of the reply could not be read: then text is missing. Next the user's stop decides, then the
  /// end of the transfer.
  func ending(for end: TransferEnd) -> TurnEnding {
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
    if serverRemembers { return error.storedNothing ? .failed : .unconfirmed }
    return hasText && Self.isCut(error) ? .truncated : .failed
  }

  /// The server certainly does not have the turn: it never got the request, or it refused it, or it says so.
  static func certainlyRefused(_ error: APIError) -> Bool {
    guard error.requestWasSent else { return true }
    switch error.kind {
    case .badRequest, .parameter, .moderation, .key, .account, .busy, .model, .contextLost,
      .wrongBaseURL, .rateLimited, .invalidParameters, .unsupported:
      return true
    case .server, .loading, .network, .proxy, .timeout, .tls, .protocolViolation, .cancelled:
      return error.storedNothing
    }
  }

  /// The reply was cut; the server did not end it with an error.
  private static func isCut(_ error: APIError) -> Bool {
    isOfConnection(error) || error.kind == .protocolViolation
  }

  /// The connection failed.
  private static func isOfConnection(_ error: APIError) -> Bool {
    switch error.kind {
    case .network, .proxy, .timeout, .tls, .cancelled: true
    default: false
    }
  }
}
