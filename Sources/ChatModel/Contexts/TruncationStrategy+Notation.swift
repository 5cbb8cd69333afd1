extension TruncationStrategy {
  /// A strategy from `last:TOKENS` or `rolling[:WINDOW[:STEP]]`; `nil` for what is neither.
  public init?(notation: String) {
    let words = notation.split(separator: ":", omittingEmptySubsequences: false)
    // `Int` reads signs, too.
    let numbers = words.dropFirst().map { $0.first?.isNumber == true ? Int($0) : nil }
    guard !numbers.contains(nil) else { return nil }
    switch (words.first, numbers.count) {
    case ("last", 1): self = .lastHistoryTokens(numbers[0] ?? 0)
    case ("rolling", 0...2):
      self = .rollingTokens(
        maxWindow: numbers.first ?? nil, rollingWindow: numbers.count == 2 ? numbers[1] : nil)
    default: return nil
    }
  }
}
