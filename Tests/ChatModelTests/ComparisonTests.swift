import FoundationEssentials
import Testing

@testable import ChatModel

@Suite struct ComparisonTests {
  private static let id = ConversationID(rawValue: "c")

  @Test(
    arguments: [
      // Alone: the one on screen against the one before it, of the first against the second.
      (nil, nil, 3, 3, [3, 2]), (nil, nil, 2, 2, [2, 1]), (nil, nil, 3, 1, [1, 2]),
      (nil, nil, 1, 1, nil), (nil, nil, 0, 1, nil),
      // One number is that of the right one.
      (nil, 1, 3, 3, [3, 1]), (nil, 3, 3, 1, [1, 3]), (nil, 3, 3, 3, [3, 2]), (nil, 4, 3, 3, nil),
      (nil, 0, 3, 3, nil), (nil, -1, 3, 3, nil),
      // Two.
      (1, 3, 3, 2, [1, 3]), (3, 1, 3, 2, [3, 1]), (2, 2, 3, 3, [2, 1]), (1, 1, 3, 3, [1, 2]),
      (4, 1, 3, 3, nil), (1, 4, 3, 3, nil), (1, 2, 1, 1, nil), (.max, .min, 3, 3, nil),
    ] as [(Int?, Int?, Int, Int, [Int]?)])
  func `The two that are meant`(left: Int?, right: Int?, count: Int, shown: Int, pair: [Int]?) {
    let numbers = Comparison.Request(Self.id, left: left, right: right)
      .numbers(count: count, shown: shown)
    #expect(numbers.map { [$0.left, $0.right] } == pair)
  }

  @Test(
    arguments: [
      ("", nil, nil), ("  ", nil, nil), ("2", nil, 2), ("1 3", 1, 3), ("  1\t3 ", 1, 3),
      ("-1", nil, -1),
    ] as [(String, Int?, Int?)])
  func `The words after the command`(words: String, left: Int?, right: Int?) {
    let request = Comparison.Request(Self.id, words: words)
    #expect(request == Comparison.Request(Self.id, left: left, right: right))
  }

  @Test(arguments: ["x", "1 x", "1 2 3", "1,2", "1.5", "99999999999999999999", "１"])
  func `Other words are none`(words: String) {
    #expect(Comparison.Request(Self.id, words: words) == nil)
  }

  @Test func `Why there is nothing to compare is said, with what to do`() {
    #expect(
      Comparison(conversation: Self.id, count: 1).problem?.contains("/retry") == true)
    #expect(
      Comparison(conversation: Self.id, count: 4).problem?.contains("/compare 1 4") == true)
  }

  @Test func `A heading says which one it is`() {
    var turn = Turn(
      conversation: Self.id, prompt: "q", choices: [Choice(content: "a"), Choice(content: "b")],
      phase: .ended(.stopped), usage: Usage(promptTokens: 10, completionTokens: 1234),
      timings: TurnTimings(createdAt: Date(timeIntervalSince1970: 0)), contextID: "c",
      modelServed: "m-1")
    let side = Comparison.Side(number: 2, choice: 1, turns: [TurnView(turn: turn)])
    let comparison = Comparison(conversation: Self.id, count: 3, sides: [side, side])
    #expect(side.turn?.reply == "b")
    #expect(comparison.problem == nil)
    #expect(
      comparison.heading(of: side, nil, when: "now") == "2/3 · now · stopped · 1,234 out · m-1")
    turn.phase = .streaming
    turn.usage = nil
    #expect(comparison.heading(of: side, turn, when: "") == "2/3 · in progress · m-1")
  }
}
