import FoundationEssentials
import Testing

@testable import ChatModel

/// Counts that do not fit together, and how they are stored.
@Suite struct UsageCountTests {
  @Test(
    arguments: [
      (nil, nil, nil), (nil, 5, nil), (10, nil, 10), (10, 4, 6), (10, 10, 0), (4, 10, 0),
    ] as [(Int?, Int?, Int?)])
  func `An answer is the reply without its reasoning, never less than nothing`(
    completion: Int?, reasoning: Int?, answer: Int?
  ) {
    #expect(
      Usage(completionTokens: completion, reasoningTokens: reasoning).answerTokens == answer)
  }

  @Test(
    arguments: [
      (Usage(), nil, nil), (Usage(promptTokens: 1234), "1,234 in", nil),
      (Usage(promptTokens: 1234, cachedTokens: 0), "1,234 in, 0 % cached", nil),
      (Usage(promptTokens: 0, cachedTokens: 0), "0 in", nil),
      (Usage(promptTokens: 1000, cachedTokens: 1), "1,000 in, 1 % cached", nil),
      (Usage(promptTokens: 1000, cachedTokens: 999), "1,000 in, 99 % cached", nil),
      (Usage(promptTokens: 8, cachedTokens: 9), "8 in, 100 % cached", nil),
      (Usage(completionTokens: 0), nil, "0 out"), (Usage(completionTokens: 1500), nil, "1,500 out"),
    ] as [(Usage, String?, String?)])
  func `What the server did not say is not in the words`(
    usage: Usage, input: String?, output: String?
  ) {
    #expect(usage.inputWords() == input)
    #expect(usage.outputWords() == output)
  }

  @Test func `Who has little room writes the numbers in another way`() {
    let usage = Usage(promptTokens: 12_000, completionTokens: 3000, cachedTokens: 6000)
    #expect(usage.inputWords { "\($0 / 1000)k" } == "12k in, 50 % cached")
    #expect(usage.outputWords { "\($0 / 1000)k" } == "3k out")
  }

  @Test func `A sum that was stored has the same share when it is read again`() throws {
    let silent = Usage(promptTokens: 900, completionTokens: 5)
    let told = Usage(promptTokens: 100, completionTokens: 5, cachedTokens: 60)
    let sum = silent + told
    let again = try JSONDecoder().decode(Usage.self, from: try JSONEncoder().encode(sum))
    #expect(again == sum && again.cachedShare == 0.6 && again.freshTokens == 40)
    #expect(again + told == sum + told)
  }

  @Test func `A share of nothing is not kept in a sum`() {
    let counts = Usage(promptTokens: 100, completionTokens: 1)
    #expect(Usage(sum: counts, comparedTokens: 60).comparedTokens == nil, "nothing was cached")
    let whole = Usage(promptTokens: 100, cachedTokens: 1)
    #expect(Usage(sum: whole, comparedTokens: 100).comparedTokens == nil, "it is that of all")
    #expect(Usage(sum: whole, comparedTokens: 60).comparedTokens == 60)
  }

  @Test(arguments: [#"{"promptTokens":"12"}"#, #"{"promptTokens":1.5}"#, "[]", "12"])
  func `Other JSON is not a usage`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Usage.self, from: Data(text.utf8))
    }
  }

  @Test func `A count that nobody knows of yet is left alone`() throws {
    let text = #"{"promptTokens":3,"audioTokens":7,"cachedTokens":1}"#
    let usage = try JSONDecoder().decode(Usage.self, from: Data(text.utf8))
    #expect(usage == Usage(promptTokens: 3, cachedTokens: 1))
  }
}
