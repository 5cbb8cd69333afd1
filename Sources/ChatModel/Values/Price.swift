/// The prices that the user pays, per million tokens, in their own currency. Never invented.
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

  /// Creates a price list; unknown prices stay `nil`, and what depends on them is not shown.
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

  /// The cost of one request; `nil` if a needed price or count is unknown.
  ///
  /// Cached tokens are part of the prompt and are charged once, at their own price. Where there is no such price, or
  /// it is that of fresh input, it does not matter what was cached. A sum of nothing costs nothing.
  public func cost(of usage: Usage) -> Double? {
    guard usage.isKnown else { return 0 }
    guard let prompt = usage.promptTokens, let completion = usage.completionTokens else {
      return nil
    }
    let isUniform = cachedInput == nil || cachedInput == input
    let isCompared = usage.cachedTokens != nil && usage.comparedTokens == nil
    guard isCompared || isUniform || prompt == 0 else { return nil }
    let cached = isCompared ? prompt - (usage.freshTokens ?? prompt) : 0
    var total = 0.0
    for (tokens, price) in [
      (prompt - cached, input), (cached, cachedInput), (completion, output),
    ] where tokens > 0 {
      guard let price else { return nil }
      total += Double(tokens) * price / 1_000_000
    }
    return total
  }

  /// The saving of the cache on one request against fresh input; `nil` if a price is unknown or the server
  /// did not report cached tokens. In a sum, the part that is known to have been saved.
  public func saving(of usage: Usage) -> Double? {
    guard let input, let cachedInput else { return nil }
    guard usage.isKnown else { return 0 }
    guard let cached = usage.cachedTokens else { return nil }
    let prompt = usage.comparedTokens ?? usage.promptTokens ?? cached
    return Double(min(cached, prompt)) * (input - cachedInput) / 1_000_000
  }
}
