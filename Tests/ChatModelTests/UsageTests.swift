import Testing

@testable import ChatModel

struct UsageTests {
  @Test func `the prompt includes what was cached`() {
    let usage = Usage(promptTokens: 64, completionTokens: 13, cachedTokens: 50)
    #expect(usage.freshTokens == 14)
    #expect(usage.totalTokens == 77)
    #expect(usage.cachedShare == 50.0 / 64)
  }

  @Test func `the server's own total is kept`() {
    #expect(Usage(promptTokens: 1, completionTokens: 2, totalTokens: 9).totalTokens == 9)
  }

  @Test func `more cached than sent is never negative nor above all`() {
    let usage = Usage(promptTokens: 10, cachedTokens: 20)
    #expect(usage.freshTokens == 0)
    #expect(usage.cachedShare == 1)
  }

  @Test func `without a prompt there is no share`() {
    #expect(Usage().cachedShare == nil)
  }

  @Test func `sums go count by count`() {
    let first = Usage(
      promptTokens: 1, completionTokens: 2, totalTokens: 4, cachedTokens: 8, reasoningTokens: 16)
    #expect(
      first + first
        == Usage(
          promptTokens: 2, completionTokens: 4, totalTokens: 8, cachedTokens: 16,
          reasoningTokens: 32))
  }
}
