import Testing

@testable import ChatModel

struct PriceTests {
  private let usage = Usage(
    promptTokens: 1_000_000, completionTokens: 500_000, cachedTokens: 750_000)

  @Test func `cached tokens are charged once, at their own price`() {
    let price = Price(currency: "CNY", input: 0.8, cachedInput: 0.16, output: 2)
    #expect(abs((price.cost(of: usage) ?? 0) - (0.25 * 0.8 + 0.75 * 0.16 + 0.5 * 2)) < 1e-9)
    #expect(abs((price.saving(of: usage) ?? 0) - 0.75 * 0.64) < 1e-9)
  }

  @Test func `a price that is needed and not known makes the cost unknown`() {
    #expect(Price(currency: "$", input: 1, output: 1).cost(of: usage) == nil)
    #expect(Price(currency: "$", cachedInput: 1, output: 1).cost(of: usage) == nil)
    #expect(Price(currency: "$", input: 1, cachedInput: 1).cost(of: usage) == nil)
    #expect(Price(currency: "$", input: 1).saving(of: usage) == nil)
  }

  @Test func `a price that is not needed need not be known`() {
    let fresh = Usage(promptTokens: 1_000_000, completionTokens: 0, cachedTokens: 0)
    #expect(Price(currency: "$", input: 3).cost(of: fresh) == 3)
    #expect(Price(currency: "$").cost(of: Usage()) == 0)
  }

  @Test func `more cached than sent costs no more than all cached`() {
    let price = Price(currency: "$", input: 2, cachedInput: 1, output: 0)
    let odd = Usage(promptTokens: 1_000_000, completionTokens: 0, cachedTokens: 5_000_000)
    #expect(price.cost(of: odd) == 1)
    #expect(price.saving(of: odd) == 1)
  }

  @Test func `what was not told makes the cost unknown, unless it makes no difference`() {
    let silent = Usage(promptTokens: 1_000_000, completionTokens: 0)
    let price = Price(currency: "$", input: 2, cachedInput: 1, output: 0)
    #expect(price.cost(of: silent) == nil)
    #expect(price.saving(of: silent) == nil)
    #expect(Price(currency: "$", input: 2, cachedInput: 2, output: 0).cost(of: silent) == 2)
    #expect(Price(currency: "$", input: 2, output: 0).cost(of: silent) == 2)
    #expect(price.cost(of: Usage(promptTokens: 5, cachedTokens: 1)) == nil)
    #expect(price.cost(of: Usage(completionTokens: 5)) == nil)
    let told = Usage(promptTokens: 1_000_000, completionTokens: 0, cachedTokens: 1_000_000)
    #expect(price.cost(of: told + silent) == nil)
    #expect(price.saving(of: told + silent) == 1)
  }
}
