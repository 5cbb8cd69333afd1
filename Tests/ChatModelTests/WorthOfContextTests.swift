import FoundationEssentials
import Testing

@testable import ChatModel

/// The worth of contexts by what their servers do with them.
@Suite struct WorthOfContextTests {
  private static let price = Price(currency: "$", input: 2, cachedInput: 0.5, storagePerHour: 0)

  private func capabilities(_ lifetime: Capabilities.Lifetime) -> Capabilities {
    Capabilities(modes: [.session], lifetime: lifetime)
  }

  /// The seconds that a context is stored for, by mode, lifetime and what the recipe asks for.
  @Test(
    arguments: [
      (ContextMode.session, Capabilities.Lifetime.sliding(60...120, standard: 90), nil, 90),
      (.session, .sliding(60...120, standard: 90), 100, 100),
      (.commonPrefix, .absolute(60...120, standard: 70), nil, 70),
      (.chain, .retention(days: 2), nil, 172_800), (.session, .retention(days: 2), nil, nil),
      (.commonPrefix, .retention(days: 2), 60, 60), (.session, .unknown, nil, nil),
      (.session, .local, nil, nil), (.unknown, .unknown, 5, 5),
    ] as [(ContextMode, Capabilities.Lifetime, Int?, Int?)])
  func `A new one is stored for what was asked, else for what is usual`(
    mode: ContextMode, lifetime: Capabilities.Lifetime, ttl: Int?, seconds: Int?
  ) {
    let worth = ContextWorth(
      ContextRecipe(mode: mode, ttl: ttl, seed: []), estimate: 10, price: nil,
      capabilities: capabilities(lifetime))
    #expect(worth?.seconds == seconds && worth?.tokens == 10 && worth?.isEstimate == true)
  }

  @Test func `What is kept here has no worth, before it is made and after`() {
    let context = CachedContext(
      label: "c", contextID: "c", mode: .local, model: "m", profile: "p", createdAt: .now)
    #expect(ContextWorth(context, price: Self.price, capabilities: capabilities(.local)) == nil)
    #expect(
      ContextWorth(
        ContextRecipe(mode: .local, seed: []), estimate: 1, price: Self.price,
        capabilities: capabilities(.unknown)) == nil)
  }

  @Test(arguments: [true, false])
  func `A creation that is not charged costs nothing, and is not unknown`(charges: Bool) {
    let worth = ContextWorth(
      tokens: 1_000_000, price: Self.price, seconds: 60, chargesCreation: charges)
    #expect(worth.creation == (charges ? 2 : 0))
    let unknown = ContextWorth(tokens: nil, price: nil, seconds: 60, chargesCreation: charges)
    #expect(unknown.creation == (charges ? nil : 0))
  }

  @Test func `The words of one question are those of one`() {
    let free = Price(currency: "$", input: 1, cachedInput: 0, storagePerHour: 0)
    let worth = ContextWorth(tokens: 1_000_000, price: free, seconds: 60)
    #expect(
      worth.sentence == "storage: 0.00 $ a day; pays off: after 1 question, each saves 1.00 $")
  }

  @Test func `An amount of nothing is nothing, not about nothing`() {
    let worth = ContextWorth(tokens: 1_000_000, isEstimate: true, price: Self.price, seconds: 60)
    #expect(worth.facts[0].value == "0.00 $ a day")
    #expect(worth.facts[1].value == "after 2 questions, each saves about 1.50 $")
  }
}
