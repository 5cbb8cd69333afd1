import ChatModel
import FoundationEssentials
import Testing

@Suite struct TurnWordsTests {
  private func words(_ ending: TurnEnding, _ choice: Choice?) -> String? {
    Turn(
      conversation: ConversationID(rawValue: "c"), prompt: "p", choices: choice.map { [$0] } ?? [],
      phase: .ended(ending),
      timings: TurnTimings(createdAt: Date(timeIntervalSince1970: 0)), contextID: "x",
      parameters: Parameters()
    ).endingWords
  }

  @Test(arguments: [
    (TurnEnding.complete, "complete"), (.length, "cut at the length limit"),
    (.filtered, "cut by moderation"), (.refused, "refused by the model"), (.stopped, "stopped"),
    (.truncated, "broken off"), (.failed, "failed"), (.unconfirmed, "unconfirmed"),
  ])
  func `every ending has its words`(ending: TurnEnding, expected: String) {
    #expect(words(ending, Choice(content: "a")) == expected)
  }

  @Test(arguments: [
    (Choice?.none, "an empty reply"), (Choice(finishReason: .stop), "an empty reply"),
    (Choice(reasoning: "why", finishReason: .stop), "no text: only reasoning"),
    (Choice(finishReason: .toolCalls), "no text: the model called tools"),
    (
      Choice(reasoning: "why", finishReason: FinishReason(rawValue: "TOOL_CALL")),
      "no text: the model called tools"
    ),
  ])
  func `a reply without text says what came instead`(choice: Choice?, expected: String) {
    #expect(words(.complete, choice) == expected)
  }
}
