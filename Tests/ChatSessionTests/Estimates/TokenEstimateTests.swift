import ChatModel
import Testing

@testable import ChatSession

@Suite struct TokenEstimateTests {
  @Test(arguments: [
    ("", 0), ("abcd", 1), ("abcde", 2), ("中文字", 3), ("こんにちは世界", 6), ("한국어", 3),
    ("ab中文字", 3), ("éèêë", 1), ("🙂🙂🙂", 3), ("ＡＢＣ", 3), ("Привет!!", 2),
  ])
  func `Dense scripts count a token per 1.2 characters, others per 4`(
    _ text: String, _ tokens: Int
  ) {
    #expect(TokenEstimate().tokens(in: text) == tokens)
  }

  @Test func `Messages have framing`() {
    let messages = [
      Message(role: .system, content: "abcd"), Message(role: .user, content: "中文字"),
    ]
    #expect(TokenEstimate().tokens(in: messages) == 4 + 8)
  }

  @Test func `What a server counted scales what follows, within bounds`() {
    var estimate = TokenEstimate()
    let text = String(repeating: "a", count: 400)
    estimate.calibrate(estimated: 10, actual: 1000)
    #expect(estimate.tokens(in: text) == 100)
    estimate.calibrate(estimated: 100, actual: 150)
    #expect(estimate.tokens(in: text) == 150)
    estimate.calibrate(estimated: 100, actual: 100_000)
    #expect(estimate.tokens(in: text) == 400)
    estimate.calibrate(estimated: 100_000, actual: 100)
    #expect(estimate.tokens(in: text) == 25)
  }

  @Test func `Replies and the seed calibrate; reasoning is not part of the text`() {
    let turn = Sample.turn(
      reply: String(repeating: "a", count: 400),
      usage: Usage(promptTokens: 9, completionTokens: 300, reasoningTokens: 100))
    let estimate = TokenEstimate.calibrated(by: nil, turns: [turn])
    #expect(estimate.scale == 2)
    let seed = [Message(role: .user, content: String(repeating: "a", count: 384))]
    let context = Sample.context(seed: seed, usage: Usage(promptTokens: 50))
    #expect(TokenEstimate.calibrated(by: context, turns: []).scale == 0.5)
    #expect(TokenEstimate.calibrated(by: Sample.context(), turns: []).scale == 1)
  }

  @Test func `A calibrated estimate of any text is never negative and grows with it`() {
    var dice = Dice(seed: 3)
    for _ in 0..<200 {
      var estimate = TokenEstimate()
      estimate.calibrate(estimated: 32 + dice.below(1000), actual: 32 + dice.below(1000))
      let text = String(
        (0..<dice.below(50)).map { _ in ["a", "中", "é", "🙂"][dice.below(4)] }.joined())
      let tokens = estimate.tokens(in: text)
      #expect(tokens >= 0 && tokens <= estimate.tokens(in: text + "abcdefgh"))
    }
  }
}
