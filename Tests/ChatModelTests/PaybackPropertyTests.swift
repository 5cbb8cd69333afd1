import Basics
import FoundationEssentials
import Testing

@testable import ChatModel

/// What "pays off after so many questions" means, tried with sums.
@Suite struct PaybackPropertyTests {
  private struct Offer {
    var input: Int
    var cached: Int
    var storage: Int
    var hours: Int
    var tokens: Int
    var chargesCreation: Bool

    /// Prices in thousandths, as price lists have them.
    init(_ numbers: inout SplitMix) {
      input = Int.random(in: 1...5000, using: &numbers)
      cached = Int.random(in: 0..<input, using: &numbers)
      storage = Bool.random(using: &numbers) ? 0 : Int.random(in: 1...2000, using: &numbers)
      hours = Int.random(in: 1...168, using: &numbers)
      tokens = Int.random(in: 1...1_000_000, using: &numbers)
      chargesCreation = Bool.random(using: &numbers)
    }

    var worth: ContextWorth {
      ContextWorth(
        tokens: tokens,
        price: Price(
          currency: "CNY", input: Double(input) / 1000, cachedInput: Double(cached) / 1000,
          storagePerHour: Double(storage) / 1000),
        seconds: hours * 3600, chargesCreation: chargesCreation)
    }

    /// The cost of some questions, in thousandths for a million tokens, with the context and without it.
    func costs(_ questions: Int) -> (with: Int, without: Int) {
      let create = chargesCreation ? input : input - cached
      return (create + storage * hours + questions * cached, questions * input)
    }
  }

  @Test
  func `After so many questions it costs no more than sending everything, and before it does`() {
    var numbers = SplitMix(seed: 41)
    for _ in 0..<2000 {
      let offer = Offer(&numbers)
      guard case .questions(let count) = offer.worth.payback else {
        Issue.record("\(offer)")
        continue
      }
      let after = offer.costs(count)
      #expect(after.with <= after.without, "\(offer): \(count)")
      let before = offer.costs(count - 1)
      #expect(count == 1 || before.with > before.without, "\(offer): \(count) is late")
    }
  }

  @Test func `Dearer storage, and a longer life, never pay off earlier`() {
    var numbers = SplitMix(seed: 42)
    func count(_ offer: Offer) -> Int {
      if case .questions(let count) = offer.worth.payback { count } else { 0 }
    }
    for _ in 0..<500 {
      let offer = Offer(&numbers)
      var dearer = offer
      dearer.storage += 1
      var longer = offer
      longer.hours += 1
      #expect(count(dearer) >= count(offer) && count(longer) >= count(offer))
    }
  }

  @Test func `A day of storage is that of the tokens, in the price list's own digits`() {
    var numbers = SplitMix(seed: 43)
    for _ in 0..<500 {
      let offer = Offer(&numbers)
      let exact = Decimal(offer.tokens) * Decimal(offer.storage * 24) / 1_000_000_000
      #expect(offer.worth.storagePerDay == exact)
    }
  }

  @Test(
    arguments: [
      0, .leastNonzeroMagnitude, 1e-300, 1e-130, 1e-128, 1e-20, 1, 1e6, 1e15, 1e20, 1e300,
      .infinity,
      .nan,
    ] as [Double])
  func `No price traps, and words come of each`(price: Double) {
    for other in [0, 1e-300, 1, 1e300] {
      for tokens in [0, 1, Int.max] {
        let worth = ContextWorth(
          tokens: tokens,
          price: Price(currency: "$", input: price, cachedInput: other, storagePerHour: price),
          seconds: .max)
        #expect(!worth.sentence.isEmpty && !worth.questionWords.isEmpty)
      }
    }
  }
}
