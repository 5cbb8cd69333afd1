import FoundationEssentials
import Testing

@testable import ChatModel

/// How a turn ended, in words and for what is sent on.
@Suite struct TurnEndingTests {
  private func turn(
    _ phase: TurnPhase, _ choices: [Choice], chosen: Int = 0, firstToken: Bool = false
  ) -> Turn {
    let start = Date(timeIntervalSince1970: 0)
    return Turn(
      conversation: ConversationID(rawValue: "c"), prompt: "p", choices: choices, chosen: chosen,
      phase: phase,
      timings: TurnTimings(createdAt: start, firstTokenAt: firstToken ? start : nil),
      contextID: "x")
  }

  private static let open: [TurnPhase] = [
    .queued, .sending, .waiting(until: Date(timeIntervalSince1970: 0), reason: "busy"), .streaming,
    .stopping,
  ]

  @Test(arguments: open)
  func `A turn that has not ended has no ending, whatever has come`(phase: TurnPhase) {
    let turn = turn(phase, [Choice(content: "a", finishReason: .stop)])
    #expect(turn.ending == nil && turn.endingWords == nil)
    #expect(turn.endingWords(hasReply: true) == nil && turn.endingWords(hasReply: false) == nil)
    #expect(!phase.isEnded)
  }

  @Test(arguments: TurnEnding.allCases)
  func `An ended turn has one ending, and no request of it is open`(ending: TurnEnding) {
    let phase = TurnPhase.ended(ending)
    #expect(turn(phase, []).ending == ending)
    #expect(phase.isEnded && !phase.isInFlight)
  }

  @Test(arguments: TurnEnding.allCases)
  func `A reply that was read can only add to what is sent on`(ending: TurnEnding) {
    #expect(!ending.isSettled(hasReply: false) || ending.isSettled(hasReply: true))
  }

  @Test(arguments: TurnEnding.allCases.filter { $0 != .complete })
  func `Only a whole reply is called empty; a broken one says that it broke`(ending: TurnEnding) {
    let turn = turn(.ended(ending), [])
    #expect(turn.endingWords == ending.words)
    #expect(turn.endingWords(hasReply: false) == turn.endingWords(hasReply: true))
  }

  @Test func `Each ending has words of its own`() {
    #expect(Set(TurnEnding.allCases.map(\.words)).count == TurnEnding.allCases.count)
  }

  @Test func `What is empty is the chosen reply, not another`() {
    let choices = [Choice(), Choice(content: "b"), Choice(reasoning: "why")]
    #expect(turn(.ended(.complete), choices).endingWords == "an empty reply")
    #expect(turn(.ended(.complete), choices, chosen: 1).endingWords == "complete")
    #expect(turn(.ended(.complete), choices, chosen: 2).endingWords == "no text: only reasoning")
    #expect(turn(.ended(.complete), choices, chosen: 3).endingWords == "an empty reply")
  }

  @Test func `A turn whose text is elsewhere is worded by what is known of it`() {
    // Text came, and none of it is the reply: it was reasoning that was not kept.
    #expect(
      turn(.ended(.complete), [], firstToken: true).endingWords(hasReply: false)
        == "no text: only reasoning")
    #expect(turn(.ended(.complete), []).endingWords(hasReply: true) == "complete")
  }

  @Test(
    arguments: [
      (nil, nil, nil), (1, nil, nil), (nil, 2, nil), (1, 3, 2), (3, 1, 0), (1, 1, 0),
    ] as [(Double?, Double?, Double?)])
  func `A time needs both its ends, and a clock that went back makes it nothing`(
    first: Double?, second: Double?, span: Double?
  ) {
    let date = { (seconds: Double?) in seconds.map { Date(timeIntervalSince1970: $0) } }
    let start = Date(timeIntervalSince1970: 0)
    let wait = TurnTimings(createdAt: start, sentAt: date(first), firstTokenAt: date(second))
    #expect(wait.timeToFirstToken == span)
    let stream = TurnTimings(createdAt: start, firstTokenAt: date(first), endedAt: date(second))
    #expect(stream.streamingTime == span)
  }
}
