import ChatModel
import Wording

/// The API's rules for whole requests, checked before anything is sent.
enum RequestRule {
  /// The first rule that a creation breaks, as an error.
  ///
  /// - Parameters:
  ///   - request: The creation.
  ///   - capabilities: What contexts of the API can do.
  static func violation(
    in request: CreateContextRequest, by capabilities: Capabilities
  ) -> APIError? {
    mode(request.mode, capabilities.modes) ?? model(request.model) ?? messages(request.messages)
      ?? ttl(request.ttl, capabilities.lifetimes)
      ?? truncation(request.truncation, mode: request.mode, capabilities)
  }

  /// The first rule that a turn breaks, as an error.
  static func violation(in request: ChatRequest) -> APIError? {
    if request.contextID.isEmpty {
      return refuse(localized("The context has no id. Create or import one."))
    }
    if let error = model(request.model) ?? messages(request.messages) { return error }
    return ParameterRule.violation(in: request.parameters, mode: request.mode)
      .map { refuse($0.message) }
  }

  private static func model(_ model: String) -> APIError? {
    model.isEmpty
      ? refuse(localized("No model is set. Set one in the profile or with --model.")) : nil
  }

  private static func messages(_ messages: [Message]) -> APIError? {
    guard let last = messages.last else {
      return refuse(localized("The request has no message; the API needs at least one."))
    }
    guard last.role != .assistant else {
      return refuse(
        localized(
          "The last message is the assistant's. The API takes a user or system message last."))
    }
    return nil
  }

  private static func mode(_ mode: ContextMode?, _ modes: [ContextMode]) -> APIError? {
    guard let mode, mode != .unknown, !modes.contains(mode) else { return nil }
    let names = modes.map(\.rawValue).joined(separator: localized(" or "))
    return refuse(localized("The mode is \(mode.rawValue); this API accepts \(names)."))
  }

  private static func ttl(_ ttl: Int?, _ allowed: ClosedRange<Int>?) -> APIError? {
    guard let ttl, let allowed, !(allowed ~= ttl) else { return nil }
    let words = [
      3600...604_800: localized(" (an hour to a week)"),
      60...31_536_000: localized(" (a minute to a year)"),
    ]
    return refuse(
      localized(
        """
        ttl is \(ttl) s; the API accepts \(allowed.lowerBound) to \
        \(allowed.upperBound)\(words[allowed] ?? "").
        """))
  }

  private static func truncation(
    _ strategy: TruncationStrategy?, mode: ContextMode?, _ capabilities: Capabilities
  ) -> APIError? {
    guard let strategy else { return nil }
    if !capabilities.takesTruncation {
      return refuse(localized("This API has no truncation_strategy. Leave it out."))
    }
    if mode == .commonPrefix {
      return refuse(
        localized(
          "truncation_strategy works only with session contexts; this one is common_prefix."))
    }
    switch strategy {
    case .lastHistoryTokens(let limit) where !(0...32768 ~= limit):
      return refuse(localized("last_history_tokens is \(limit); the API accepts 0 to 32768."))
    case .rollingTokens(let window, let step)
    where (window.map { $0 < 1 } ?? false) || (step.map { $0 < 1 } ?? false):
      return refuse(localized("max_window_tokens and rolling_window_tokens must be at least 1."))
    case .other(let type):
      return refuse(
        localized(
          "The truncation_strategy \(type) is not known to this version, so it cannot be sent."))
    default: return nil
    }
  }

  private static func refuse(_ message: String) -> APIError {
    APIError(.invalidParameters, requestWasSent: false, message: message)
  }
}
