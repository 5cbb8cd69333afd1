import FoundationEssentials
import Testing

@testable import ChatModel

@Suite struct ContextWorthTests {
  private static func worth(
    _ input: Double?, _ cached: Double?, _ storage: Double?, tokens: Int? = 20_000,
    seconds: Int? = 86_400, chargesCreation: Bool = true
  ) -> ContextWorth {
    ContextWorth(
      tokens: tokens,
      price: Price(currency: "CNY", input: input, cachedInput: cached, storagePerHour: storage),
      seconds: seconds, chargesCreation: chargesCreation)
  }

  @Test func `The figures are those of a calculation by hand`() {
    let worth = Self.worth(0.8, 0.16, 0.017)
    #expect(worth.creation == Decimal(string: "0.016"))
    #expect(worth.storagePerDay == Decimal(string: "0.00816"))
    #expect(worth.savingPerQuestion == Decimal(string: "0.0128"))
    #expect(worth.question == Decimal(string: "0.0032"))
    // (0.8 + 0.017 · 24) / 0.64 = 1.8875
    #expect(worth.payback == .questions(2))
    #expect(worth.facts.map(\.name) == ["storage", "pays off"])
    #expect(
      worth.facts.map(\.value) == [
        "0.00816 CNY a day", "after 2 questions, each saves 0.0128 CNY",
      ])
  }

  @Test(arguments: [
    (0.3, 0.2, 0.0, 86_400, 3), (0.3, 0.1, 0.0, 0, 2), (0.7, 0.6, 0.0, 3600, 7),
    (1.1, 1.0, 0.1, 3600, 12), (1, 0, 0, 86_400, 1), (0.8, 0.3, 0, 0, 2), (2, 0.5, 1, 604_800, 114),
    (1, 0.999999, 0, 0, 1_000_000),
  ])
  func `Binary fractions change no figure`(
    input: Double, cached: Double, storage: Double, seconds: Int, questions: Int
  ) {
    #expect(
      Self.worth(input, cached, storage, seconds: seconds).payback == .questions(questions))
    #expect(
      Self.worth(input, cached, storage, tokens: 1, seconds: seconds).payback
        == .questions(questions), "whatever the tokens")
  }

  @Test(arguments: [(0.8, 0.8), (0.5, 0.6), (0.0, 0.0)])
  func `What is not cheaper never pays off`(input: Double, cached: Double) {
    let worth = Self.worth(input, cached, 0)
    #expect(worth.payback == .never)
    #expect(worth.facts[1].value == "never: cached input is not cheaper")
  }

  @Test func `What is unknown is said, with the setting that is missing`() {
    #expect(Self.worth(0.8, nil, nil).payback == .unpriced(["cached_input", "storage_per_hour"]))
    #expect(
      Self.worth(nil, 0.1, 0).facts[1].value
        == "unknown: the profile's prices have no input")
    #expect(Self.worth(0.8, 0.1, nil).storagePerDay == nil)
    #expect(Self.worth(0.8, 0.1, nil).facts[0].value.contains("storage_per_hour"))
    #expect(Self.worth(0.8, 0.1, 0.1, tokens: nil).facts[0].value.contains("have not been counted"))
    let none = ContextWorth(tokens: 1, price: nil, seconds: nil)
    #expect(none.payback == .unpriced([]))
    #expect(none.sentence == "cost: unknown: the profile has no prices")
    #expect(none.facts.map(\.name) == ["cost"])
  }

  // The first question reads the seed afresh: the questions after it have to pay for the storage.
  @Test(arguments: [
    (0.0, 86_400, 1), (0.017, 86_400, 2), (0.64, 3600, 2), (0.65, 3600, 3), (0.64, 7200, 3),
  ])
  func `Where creation is not charged, the first question takes its place`(
    storage: Double, seconds: Int, questions: Int
  ) {
    let worth = Self.worth(0.8, 0.16, storage, seconds: seconds, chargesCreation: false)
    #expect(worth.creation == 0 && worth.payback == .questions(questions))
  }

  @Test func `Without a known end, only free storage pays off`() {
    #expect(Self.worth(0.8, 0.16, 0.017, seconds: nil).payback == .unlimited)
    #expect(Self.worth(0.8, 0.16, 0, seconds: nil).payback == .questions(2))
    #expect(
      Self.worth(0.8, 0.16, 0.017, seconds: nil).facts[1].value.contains("lifetime is not known"))
    #expect(Self.worth(0.8, 0.16, 0.00001, seconds: 3600).payback == .questions(2))
    #expect(Self.worth(1_000_000, 0.000001, 1_000_000, seconds: .max).payback != .never)
  }

  @Test func `An estimate is called about`() {
    let recipe = ContextRecipe(mode: .session, ttl: 7200, seed: [])
    let price = Price(currency: "$", input: 1, cachedInput: 0.5, storagePerHour: 0.25)
    let worth = ContextWorth(recipe, estimate: 1000, price: price, capabilities: .contextCache)
    #expect(
      worth?.sentence
        == "storage: about 0.006 $ a day; pays off: after 3 questions, each saves about 0.0005 $")
  }

  @Test func `A recipe has the lifetime of its API, and what is kept here has no worth`() {
    func worth(_ mode: ContextMode, _ capabilities: Capabilities, ttl: Int? = nil) -> ContextWorth?
    {
      ContextWorth(
        ContextRecipe(mode: mode, ttl: ttl, seed: []), estimate: 1, price: nil,
        capabilities: capabilities)
    }
    let openai = Capabilities(
      modes: [.chain, .session], lifetime: .retention(days: 30), chargesCreation: false)
    #expect(worth(.session, .contextCache)?.seconds == 86_400)
    #expect(worth(.session, .contextCache, ttl: 3600)?.seconds == 3600)
    #expect(
      worth(.chain, openai)?.seconds == 2_592_000 && worth(.chain, openai)?.chargesCreation == false
    )
    #expect(worth(.session, openai)?.seconds == nil)
    #expect(worth(.local, .contextCache) == nil)
  }

  @Test func `A context that exists has the lifetime that its server gave it`() {
    var context = CachedContext(
      label: "c", contextID: "c", mode: .commonPrefix, model: "m", profile: "p", ttl: 3600,
      createdAt: Date(timeIntervalSince1970: 0), creationUsage: Usage(promptTokens: 5))
    func worth() -> ContextWorth? {
      ContextWorth(context, price: nil, capabilities: .contextCache, estimate: 9)
    }
    #expect(worth()?.seconds == 3600 && worth()?.tokens == 5 && worth()?.isEstimate == false)
    context.expiresAt = Date(timeIntervalSince1970: 86_400)
    #expect(worth()?.seconds == 86_400)
    context.expiresAt = .distantFuture
    context.creationUsage = nil
    #expect(worth()?.seconds == nil && worth()?.tokens == 9 && worth()?.isEstimate == true)
  }

}
