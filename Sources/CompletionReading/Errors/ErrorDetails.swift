/// Details that some servers add to an error, for programs to read.
package struct ErrorDetails: Equatable, Sendable {
  /// Google: why it failed (`API_KEY_INVALID`), and the names of quotas that are used up.
  package var reasons: [String]
  /// Google: the seconds to wait.
  package var retryDelay: Double?
  /// llama.cpp: the tokens that fit into the model's window.
  package var windowTokens: Int?
  /// llama.cpp: the tokens that were to go there.
  package var promptTokens: Int?
  /// Our gateway: whether the turn is in the memory of its context; `nil` where the server does not say.
  package var isStored: Bool?

  /// The parts of the details.
  package init(
    reasons: [String] = [], retryDelay: Double? = nil, windowTokens: Int? = nil,
    promptTokens: Int? = nil
  ) {
    self.reasons = reasons
    self.retryDelay = retryDelay
    self.windowTokens = windowTokens
    self.promptTokens = promptTokens
  }

  /// Reads the members of an error.
  init(in json: ParsedJSON) {
    self.init(
      windowTokens: json["n_ctx"]?.integer, promptTokens: json["n_prompt_tokens"]?.integer)
    if case .bool(let isStored)? = json["stored"] { self.isStored = isStored }
    for detail in json["details"]?.elements ?? [] {
      let quotas = detail["violations"]?.elements ?? []
      reasons += [detail["reason"]?.text].compactMap(\.self)
      reasons += quotas.compactMap { $0["quotaId"]?.text ?? $0["quotaMetric"]?.text }
      retryDelay = retryDelay ?? detail["retryDelay"]?.seconds
    }
  }
}

extension ParsedJSON {
  /// The seconds in a duration as Google writes it, such as `27s` or `0.5s`.
  fileprivate var seconds: Double? {
    guard case .string(let text) = self, text.hasSuffix("s"), let seconds = Double(text.dropLast()),
      seconds.isFinite, seconds >= 0
    else { return nil }
    return seconds
  }
}
