import Basics
import ChatModel
import Testing

/// Sums of counts, in any order.
@Suite struct UsageSumTests {
  /// Counts as servers say them: what was cached is said only of a prompt.
  private func random(_ numbers: inout SplitMix) -> Usage {
    func maybe(_ range: ClosedRange<Int>) -> Int? {
      Bool.random(using: &numbers) ? Int.random(in: range, using: &numbers) : nil
    }
    let prompt = maybe(0...1000)
    return Usage(
      promptTokens: prompt, completionTokens: maybe(0...100),
      cachedTokens: prompt.flatMap { maybe(0...$0) }, reasoningTokens: maybe(0...50))
  }

  @Test func `The order of a sum makes no difference`() {
    var numbers = SplitMix(seed: 1)
    for _ in 0..<2000 {
      let (a, b, c) = (random(&numbers), random(&numbers), random(&numbers))
      #expect(a + b == b + a)
      #expect((a + b) + c == a + (b + c), "\(a) \(b) \(c)")
      #expect(a + Usage() == a && Usage() + a == a)
    }
  }

  @Test func `Fresh and cached tokens are the prompt, where both are known`() {
    var numbers = SplitMix(seed: 2)
    for _ in 0..<2000 {
      let sum = (0..<Int.random(in: 1...5, using: &numbers)).reduce(Usage()) { sum, _ in
        sum + random(&numbers)
      }
      #expect((sum.cachedTokens == nil) == (sum.freshTokens == nil))
      guard let cached = sum.cachedTokens, let fresh = sum.freshTokens else { continue }
      #expect(cached + fresh == sum.comparedTokens ?? sum.promptTokens)
      #expect(cached + fresh <= sum.promptTokens ?? 0)
      if let share = sum.cachedShare { #expect((0...1).contains(share)) }
    }
  }

  @Test func `The cost of a sum is the sum of the costs, where every count is known`() throws {
    let price = Price(currency: "CNY", input: 0.8, cachedInput: 0.16, output: 2)
    var numbers = SplitMix(seed: 3)
    for _ in 0..<500 {
      let parts = (0..<3).map { _ in
        let prompt = Int.random(in: 0...1_000_000, using: &numbers)
        return Usage(
          promptTokens: prompt, completionTokens: Int.random(in: 0...10_000, using: &numbers),
          cachedTokens: Int.random(in: 0...prompt, using: &numbers))
      }
      let whole = try #require(price.cost(of: parts[0] + parts[1] + parts[2]))
      let sum = try parts.map { try #require(price.cost(of: $0)) }.reduce(0, +)
      #expect(abs(whole - sum) < 1e-9)
      let fresh = try parts.map { part in
        try #require(price.cost(of: part)) + (try #require(price.saving(of: part)))
      }.reduce(0, +)
      let uncached = parts.map {
        Usage(promptTokens: $0.promptTokens, completionTokens: $0.completionTokens, cachedTokens: 0)
      }
      let full = try uncached.map { try #require(price.cost(of: $0)) }.reduce(0, +)
      #expect(abs(fresh - full) < 1e-9, "what was saved is the difference to fresh input")
    }
  }
}
