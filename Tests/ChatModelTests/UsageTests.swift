import FoundationEssentials
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

  @Test func `what was not told is neither zero nor part of a share`() {
    let silent = Usage(promptTokens: 100, completionTokens: 5)
    #expect(silent.freshTokens == nil && silent.cachedShare == nil)
    #expect(silent.inputWords() == "100 in" && silent.outputWords() == "5 out")
    #expect(Usage(cachedTokens: 5).cachedShare == nil)
    #expect(Usage(completionTokens: 5).inputWords() == nil)
    #expect(Usage(promptTokens: 7).totalTokens == nil)
    #expect(!Usage().isKnown && silent.isKnown)
  }

  @Test func `a sum's share is that of the requests that told it`() {
    let silent = Usage(promptTokens: 900, completionTokens: 5)
    let told = Usage(promptTokens: 100, completionTokens: 5, cachedTokens: 60)
    let sum = silent + told + told
    #expect(sum.promptTokens == 1100 && sum.cachedTokens == 120)
    #expect(sum.cachedShare == 0.6)
    #expect(sum.freshTokens == 80)
    #expect((told + told).comparedTokens == nil)
    #expect((silent + silent).cachedTokens == nil && (silent + silent).cachedShare == nil)
  }

  @Test func `an export says null for what was not told`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(Usage(promptTokens: 3)), as: UTF8.self)
    #expect(
      text
        == #"{"cachedTokens":null,"completionTokens":null,"promptTokens":3,"reasoningTokens":null,"totalTokens":null}"#
    )
    let old =
      #"{"promptTokens":1,"completionTokens":2,"totalTokens":3,"cachedTokens":0,"reasoningTokens":0}"#
    for form in [text, old] {
      let usage = try JSONDecoder().decode(Usage.self, from: Data(form.utf8))
      let again = try JSONDecoder().decode(Usage.self, from: try encoder.encode(usage))
      #expect(again == usage)
    }
  }

  @Test(arguments: [
    (0, 100, "0 %"), (1, 1000, "1 %"), (999, 1000, "99 %"), (1000, 1000, "100 %"),
    (49, 100, "49 %"),
    (496, 1000, "50 %"),
  ])
  func `only the whole is all and only nothing is none`(part: Int, whole: Int, words: String) {
    #expect(Count.percent(Double(part) / Double(whole)) == words)
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
