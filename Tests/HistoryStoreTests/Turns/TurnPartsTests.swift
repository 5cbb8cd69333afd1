import ChatModel
import Testing

@testable import HistoryStore

@Suite("Parts of a turn")
struct TurnPartsTests {
  static let phases: [TurnPhase] =
    [
      .queued, .sending, .waiting(until: Sample.date(3), reason: "429"), .streaming, .stopping,
    ] + TurnEnding.allCases.map(TurnPhase.ended)

  @Test("Every phase comes back from its columns", arguments: phases)
  func phase(_ phase: TurnPhase) {
    let stored = StoredPhase(phase)
    #expect(stored.phase == phase)
    #expect(StoredPhase.open.contains("'\(stored.word)'") == !phase.isEnded)
  }

  @Test("Phases have words of their own")
  func words() {
    let words = Self.phases.map { StoredPhase($0).word }
    #expect(Set(words).count == words.count)
    #expect(StoredPhase(word: "?", until: nil, reason: nil).phase == .ended(.failed))
  }

  @Test("An ended turn is not interrupted", arguments: TurnEnding.allCases)
  func ended(_ ending: TurnEnding) {
    var turn = Sample.fullTurn(in: .random())
    turn.phase = .ended(ending)
    #expect(InterruptedTurn.ended(turn, mode: .session) == turn)
  }

  @Test(
    "A title is the first line with something in it",
    arguments: [
      ("Hello", "Hello"), ("\n\n  a \t b \nc", "a b"), ("", ""), (" \n\t", ""), ("a\r\nb", "a"),
      (String(repeating: "長", count: 60), String(repeating: "長", count: 60)),
      (String(repeating: "長", count: 61), String(repeating: "長", count: 59) + "…"),
      (String(repeating: " ", count: 5000) + "far", ""),
      (String(repeating: "👩‍👩‍👧‍👦", count: 70), String(repeating: "👩‍👩‍👧‍👦", count: 59) + "…"),
    ])
  func title(_ prompt: String, _ expected: String) {
    #expect(ConversationTitle.of(prompt) == expected)
  }
}
