import Wording

/// The ranges that the API documents for parameters, in one place (api.md, "Chat request").
public enum ParameterRule {
  /// The first parameter outside its range, as a sentence for the user; `nil` when all are in range.
  ///
  /// - Parameters:
  ///   - parameters: The parameters of the request.
  ///   - mode: The mode of the context; a session context takes one choice only.
  /// - Returns: The violation, with the name the API uses.
  public static func violation(in parameters: Parameters, mode: ContextMode?) -> Violation? {
    numbers(parameters) ?? counts(parameters, mode: mode) ?? stops(parameters)
  }

  /// A parameter that cannot be sent as it is.
  public struct Violation: Error, Hashable, Sendable {
    /// The API's name: `temperature`, `top_p`, ….
    public let name: String
    /// The value found and the allowed values, as a whole sentence.
    public let message: String

    /// Creates a violation.
    public init(name: String, message: String) {
      self.name = name
      self.message = message
    }
  }

  private static func numbers(_ parameters: Parameters) -> Violation? {
    range("temperature", parameters.temperature, 0...2)
      ?? range("top_p", parameters.topP, 0...1)
      ?? range("presence_penalty", parameters.presencePenalty, -2...2)
      ?? range("frequency_penalty", parameters.frequencyPenalty, -2...2)
  }

  private static func range(
    _ name: String, _ value: Double?, _ allowed: ClosedRange<Double>
  ) -> Violation? {
    guard let value, !(allowed ~= value) else { return nil }
    let low = Int(allowed.lowerBound)
    let high = Int(allowed.upperBound)
    return Violation(
      name: name, message: localized("\(name) is \(value); the API accepts \(low) to \(high)."))
  }

  private static func counts(_ parameters: Parameters, mode: ContextMode?) -> Violation? {
    if let n = parameters.n, n < 1 {
      return Violation(name: "n", message: localized("n is \(n); it must be at least 1."))
    }
    if let n = parameters.n, n > 1, let reason = oneReply(n, mode) {
      return Violation(name: "n", message: reason)
    }
    if let limit = parameters.maxTokens, limit < 1 {
      return Violation(
        name: "max_tokens", message: localized("max_tokens is \(limit); it must be at least 1."))
    }
    return nil
  }

  /// Why several replies cannot be asked for in a mode; `nil` where they can.
  private static func oneReply(_ n: Int, _ mode: ContextMode?) -> String? {
    switch mode {
    case nil, .commonPrefix, .local: nil
    case .chain:
      localized("n is \(n), but the Responses API gives one reply to a request. Use n = 1 here.")
    case .session, .unknown:
      localized(
        """
        n is \(n), but a session context remembers only one reply, and it is unknown \
        which one. Use n = 1 here, or a common_prefix context.
        """)
    }
  }

  private static func stops(_ parameters: Parameters) -> Violation? {
    guard let stop = parameters.stop else { return nil }
    if stop.isEmpty || stop.count > 4 {
      return Violation(
        name: "stop", message: localized("stop has \(stop.count) texts; the API accepts 1 to 4."))
    }
    if stop.contains("") {
      return Violation(name: "stop", message: localized("stop contains an empty text; remove it."))
    }
    return nil
  }
}
