/// What a profile's user pays, per million tokens, in the currency that they named. Never invented.
public struct Price: Codable, Hashable, Sendable {
  /// The label shown beside amounts, such as `CNY` or `$`.
  public var currency: String
  /// Per million fresh input tokens.
  public var input: Double?
  /// Per million cached input tokens.
  public var cachedInput: Double?
  /// Per million output tokens.
  public var output: Double?
  /// Per million tokens held in the cache, per hour.
  public var storagePerHour: Double?

  /// A price list; unknown prices stay `nil`, and what depends on them is not shown.
  public init(
    currency: String, input: Double? = nil, cachedInput: Double? = nil, output: Double? = nil,
    storagePerHour: Double? = nil
  ) {
    self.currency = currency
    self.input = input
    self.cachedInput = cachedInput
    self.output = output
    self.storagePerHour = storagePerHour
  }

  /// What one request cost, or `nil` when a price that it needs is unknown.
  ///
  /// Cached tokens are part of the prompt and are charged once, at their own price.
  public func cost(of usage: Usage) -> Double? {
    var total = 0.0
    for (tokens, price) in [
      (usage.freshTokens, input), (usage.promptTokens - usage.freshTokens, cachedInput),
      (usage.completionTokens, output),
    ] where tokens > 0 {
      guard let price else { return nil }
      total += Double(tokens) * price / 1_000_000
    }
    return total
  }

  /// What the cache saved on one request against fresh input, or `nil` when a price is unknown.
  public func saving(of usage: Usage) -> Double? {
    guard let input, let cachedInput else { return nil }
    return Double(usage.promptTokens - usage.freshTokens) * (input - cachedInput) / 1_000_000
  }
}
