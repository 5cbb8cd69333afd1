/// The sampling parameters of a request; only what is set is sent (api.md, "Chat request").
public struct Parameters: Codable, Hashable, Sendable {
  /// 0…2.
  public var temperature: Double?
  /// 0…1.
  public var topP: Double?
  /// Number of choices to generate, at least 1.
  public var n: Int?
  /// 1 to 4 texts that end the reply.
  public var stop: [String]?
  /// The longest reply, in tokens.
  public var maxTokens: Int?
  /// −2…2.
  public var presencePenalty: Double?
  /// −2…2.
  public var frequencyPenalty: Double?

  /// Parameters with nothing set unless it is named.
  public init(
    temperature: Double? = nil, topP: Double? = nil, n: Int? = nil, stop: [String]? = nil,
    maxTokens: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil
  ) {
    self.temperature = temperature
    self.topP = topP
    self.n = n
    self.stop = stop
    self.maxTokens = maxTokens
    self.presencePenalty = presencePenalty
    self.frequencyPenalty = frequencyPenalty
  }

  /// `self`, with everything that `other` sets taken from it.
  public func overridden(by other: Parameters) -> Parameters {
    Parameters(
      temperature: other.temperature ?? temperature, topP: other.topP ?? topP, n: other.n ?? n,
      stop: other.stop ?? stop, maxTokens: other.maxTokens ?? maxTokens,
      presencePenalty: other.presencePenalty ?? presencePenalty,
      frequencyPenalty: other.frequencyPenalty ?? frequencyPenalty)
  }
}
