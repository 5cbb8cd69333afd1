import FoundationEssentials
import Testing

@testable import ChatModel

/// What stands above each of two replies, and what is said where there are no two.
@Suite struct ComparisonHeadingTests {
  private static let id = ConversationID(rawValue: "c")

  private func turn(
    _ phase: TurnPhase, replies: [String] = ["a"], usage: Usage? = nil, model: String? = nil
  ) -> Turn {
    Turn(
      conversation: Self.id, prompt: "q", choices: replies.map { Choice(content: $0) },
      phase: phase, usage: usage, timings: TurnTimings(createdAt: Date(timeIntervalSince1970: 0)),
      contextID: "c", modelServed: model)
  }

  private func heading(
    _ turn: Turn?, choice: Int = 0, now: Turn? = nil, when: String = ""
  ) -> String {
    let side = Comparison.Side(
      number: 1, choice: choice, turns: turn.map { [TurnView(turn: $0)] } ?? [])
    return Comparison(conversation: Self.id, count: 2, sides: [side, side])
      .heading(of: side, now, when: when)
  }

  @Test func `What is not known leaves no gap`() {
    #expect(heading(nil) == "1/2")
    #expect(heading(nil, when: "5 min ago") == "1/2 · 5 min ago")
    #expect(heading(turn(.ended(.complete))) == "1/2 · complete")
    #expect(heading(turn(.ended(.failed), model: "m-1")) == "1/2 · failed · m-1")
    #expect(heading(turn(.ended(.complete), model: "")) == "1/2 · complete")
    #expect(heading(turn(.queued, usage: Usage(promptTokens: 5))) == "1/2 · in progress")
    #expect(
      heading(turn(.ended(.length), usage: Usage(completionTokens: 1200)))
        == "1/2 · cut at the length limit · 1,200 out")
  }

  @Test func `The turn as it is now goes before the one that was read`() {
    let read = turn(.streaming)
    #expect(heading(read, now: turn(.ended(.stopped))) == "1/2 · stopped")
  }

  @Test
  func `A side is worded by its own reply, not by the one that the conversation goes on from`() {
    let two = turn(.ended(.complete), replies: ["", "text"])
    #expect(heading(two, choice: 0) == "1/2 · an empty reply")
    #expect(heading(two, choice: 1) == "1/2 · complete")
    let side = Comparison.Side(number: 1, choice: 1, turns: [TurnView(turn: two)])
    #expect(side.turn?.reply == "text")
    #expect(Comparison.Side(number: 1, turns: []).turn == nil)
  }

  @Test(arguments: [(0, "/retry"), (1, "/retry"), (2, "/compare 1 2"), (12, "/compare 1 12")])
  func `A problem says what can be typed`(count: Int, words: String) {
    let comparison = Comparison(conversation: Self.id, count: count)
    #expect(comparison.problem?.contains(words) == true)
  }

  @Test func `The problem is over when both are there`() {
    let side = Comparison.Side(number: 1, turns: [])
    #expect(Comparison(conversation: Self.id, count: 2, sides: [side]).problem != nil)
    #expect(Comparison(conversation: Self.id, count: 2, sides: [side, side]).problem == nil)
  }
}
