import ChatModel
import Testing

@testable import ChatSession

@Suite struct MemoryHorizonTests {
  /// Turns that take 20 tokens each: 4 of framing and 4 of prompt, 8 of reply, 4 of framing.
  private func turns(_ count: Int) -> [Turn] {
    (0..<count).map { number in
      var turn = Sample.turn(
        String(repeating: "p", count: 16), reply: String(repeating: "r", count: 32))
      turn = Turn(
        id: TurnID(rawValue: "t\(number)"), conversation: turn.conversation, prompt: turn.prompt,
        choices: turn.choices, phase: turn.phase, timings: turn.timings,
        contextID: turn.contextID)
      return turn
    }
  }

  private func first(
    _ count: Int, _ strategy: TruncationStrategy?, mode: ContextMode = .session
  ) -> String? {
    MemoryHorizon.firstRemembered(
      in: turns(count), of: Sample.context(mode: mode, truncation: strategy, seed: []),
      estimate: TokenEstimate())?.rawValue
  }

  @Test func `A turn takes what its texts take`() {
    #expect(MemoryHorizon.tokens(of: turns(1)[0], estimate: TokenEstimate()) == 20)
    var counted = turns(1)[0]
    counted.usage = Usage(promptTokens: 999, completionTokens: 50, reasoningTokens: 20)
    #expect(MemoryHorizon.tokens(of: counted, estimate: TokenEstimate()) == 42)
    counted.phase = .ended(.failed)
    #expect(MemoryHorizon.tokens(of: counted, estimate: TokenEstimate()) == 0)
  }

  @Test(
    arguments: [
      (10, 200, nil), (10, 199, "t1"), (10, 60, "t7"), (10, 5, "t9"), (10, 0, "t9"), (1, 0, nil),
      (0, 100, nil),
    ] as [(Int, Int, String?)])
  func `The last history tokens reach back as far as they do`(
    _ count: Int, _ limit: Int, _ turn: String?
  ) {
    #expect(first(count, .lastHistoryTokens(limit)) == turn)
  }

  @Test(
    arguments: [
      (5, 100, 40, nil), (6, 100, 40, "t2"), (7, 100, 40, "t2"), (8, 100, 40, "t4"),
      (3, 10, 10, "t2"),
    ] as [(Int, Int, Int, String?)])
  func `A rolling window drops a step whenever it is full`(
    _ count: Int, _ window: Int, _ step: Int, _ turn: String?
  ) {
    #expect(first(count, .rollingTokens(maxWindow: window, rollingWindow: step)) == turn)
  }

  @Test func `Where nobody can tell there is no horizon`() {
    #expect(first(10, nil) == nil)
    #expect(first(10, .other("new_kind")) == nil)
    #expect(first(10, .rollingTokens(maxWindow: 100, rollingWindow: nil)) == nil)
    #expect(first(10, .rollingTokens(maxWindow: 100, rollingWindow: 0)) == nil)
    #expect(first(10, .lastHistoryTokens(20), mode: .commonPrefix) == nil)
  }
}
