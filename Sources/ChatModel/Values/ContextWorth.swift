public import FoundationEssentials

/// The costs of a context, and the time when it has paid for itself, by the profile's prices. Decimal, so that the figures are those
/// of a calculation by hand; what a price is missing for is `nil`, never 0.
///
/// For `T` tokens, prices per million tokens of fresh input `i`, cached input `c` and storage an hour `s`, and `h` hours
/// of storage:
///
/// - creating it: `T · i`
/// - storage a day: `T · s · 24`
/// - saved by a question: `T · (i − c)`
/// - questions until it has paid for itself: `(i + s · h) / (i − c)`, rounded up, whatever `T`
///
/// Where creation costs nothing the first question reads the seed afresh, and saves nothing. It takes its place:
/// `1 + s · h / (i − c)`.
public struct ContextWorth: Hashable, Sendable {
  /// The tokens that are kept; `nil` if nobody counted them.
  public let tokens: Int?
  /// True if the tokens are an estimate.
  public let isEstimate: Bool
  /// The prices, if the profile has any.
  public let price: Price?
  /// The seconds that it is stored at least; `nil` if unknown, or without end.
  public let seconds: Int?
  /// True if the server reads the seed when the context is created, and charges that.
  public let chargesCreation: Bool

  /// The worth of a context.
  public init(
    tokens: Int?, isEstimate: Bool = false, price: Price?, seconds: Int?,
    chargesCreation: Bool = true
  ) {
    self.tokens = tokens
    self.isEstimate = isEstimate
    self.price = price
    self.seconds = seconds
    self.chargesCreation = chargesCreation
  }

  /// The worth of a context that exists; `nil` for one that no server keeps.
  ///
  /// - Parameter estimate: Its tokens, if the server did not count them.
  public init?(
    _ context: CachedContext, price: Price?, capabilities: Capabilities, estimate: Int? = nil
  ) {
    guard context.mode != .local else { return nil }
    let counted = context.creationUsage?.promptTokens
    self.init(
      tokens: counted ?? estimate, isEstimate: counted == nil, price: price,
      seconds: context.lifetime, chargesCreation: capabilities.chargesCreation)
  }

  /// The worth of a context before it is created; `nil` for one that no server keeps.
  public init?(
    _ recipe: ContextRecipe, estimate: Int, price: Price?, capabilities: Capabilities
  ) {
    guard recipe.mode != .local else { return nil }
    let standard: Int? =
      switch capabilities.lifetime {
      case .sliding(_, let standard), .absolute(_, let standard): standard
      case .retention(let days): recipe.mode == .chain ? days * 86_400 : nil
      case .unknown, .local: nil
      }
    self.init(
      tokens: estimate, isEstimate: true, price: price, seconds: recipe.ttl ?? standard,
      chargesCreation: capabilities.chargesCreation)
  }

  /// The cost of creating it.
  public var creation: Decimal? { chargesCreation ? cost(price?.input) : 0 }

  /// The cost of a day of storage.
  public var storagePerDay: Decimal? { cost(price?.storagePerHour).map { $0 * 24 } }

  /// The saving of one question, compared with sending everything uncached.
  public var savingPerQuestion: Decimal? {
    guard let input = price?.input, let cached = price?.cachedInput else { return nil }
    return cost(of: Self.decimal(input) - Self.decimal(cached))
  }

  /// The cost of reading it from the cache, for one question, without the question and its reply.
  public var question: Decimal? { cost(price?.cachedInput) }

  private func cost(_ price: Double?) -> Decimal? { price.flatMap { cost(of: Self.decimal($0)) } }

  private func cost(of price: Decimal) -> Decimal? {
    tokens.map { Decimal($0) * price / 1_000_000 }
  }

  /// The number as it was written: 0.1 is a tenth.
  ///
  /// Decimal's own conversion traps at numbers that it cannot hold. Nobody has prices beyond these bounds, so those that are
  /// count as the nearest one within.
  static func decimal(_ number: Double) -> Decimal {
    guard number != 0 else { return 0 }
    let size = min(max(number.magnitude, 1e-100), 1e100)
    guard number.isFinite, let decimal = Decimal(string: "\(size)") else { return .nan }
    return number < 0 ? -decimal : decimal
  }
}
