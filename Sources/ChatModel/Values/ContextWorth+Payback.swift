import FoundationEssentials

extension ContextWorth {
  /// When a context has paid for itself.
  public enum Payback: Hashable, Sendable {
    /// After so many questions.
    case questions(Int)
    /// Cached input is not cheaper.
    case never
    /// The settings of `prices` that are missing; empty if there are no prices at all.
    case unpriced([String])
    /// Storage costs money, and how long it is stored is not known.
    case unlimited
  }

  /// The questions after which it has paid for itself and for its storage until its end.
  public var payback: Payback {
    guard let price else { return .unpriced([]) }
    guard let input = price.input, let cached = price.cachedInput,
      let storage = price.storagePerHour
    else { return .unpriced(missing(of: price)) }
    let saved = Self.decimal(input) - Self.decimal(cached)
    guard saved > 0 else { return .never }
    guard seconds != nil || storage == 0 else { return .unlimited }
    let stored = Self.decimal(storage) * Decimal(seconds ?? 0) / 3600
    let first = chargesCreation ? Self.decimal(input) : saved
    return .questions(max(1, Self.roundedUp((first + stored) / saved)))
  }

  private func missing(of price: Price) -> [String] {
    [
      ("input", price.input), ("cached_input", price.cachedInput),
      ("storage_per_hour", price.storagePerHour),
    ].filter { $0.1 == nil }.map(\.0)
  }

  /// The whole number at or above.
  static func roundedUp(_ value: Decimal) -> Int {
    guard !value.isNaN, value < 1_000_000_000 else { return 1_000_000_000 }
    let count = Int("\(value)".prefix { $0 != "." }) ?? 0
    return Decimal(count) < value ? count + 1 : count
  }
}
