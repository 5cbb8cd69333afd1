import FoundationEssentials
import Testing

@testable import ChatModel

struct TurnTests {
  private let date = Date(timeIntervalSince1970: 100)

  @Test(arguments: [
    (TurnEnding.complete, true, true), (.length, true, true), (.stopped, true, false),
    (.truncated, true, false), (.filtered, true, false), (.failed, false, false),
    (.unconfirmed, false, false),
  ])
  func `what was read counts, what failed does not`(
    ending: TurnEnding, withReply: Bool, withoutReply: Bool
  ) {
    #expect(ending.isSettled(hasReply: true) == withReply)
    #expect(ending.isSettled(hasReply: false) == withoutReply)
  }

  @Test(arguments: [
    (TurnPhase.queued, false, false), (.sending, true, false), (.streaming, true, false),
    (.stopping, true, false),
    (.waiting(until: Date(timeIntervalSince1970: 0), reason: ""), true, false),
    (.ended(.failed), false, true),
  ])
  func `a phase is in flight, ended, or neither`(phase: TurnPhase, isInFlight: Bool, isEnded: Bool)
  {
    #expect(phase.isInFlight == isInFlight)
    #expect(phase.isEnded == isEnded)
  }

  @Test(arguments: [(0, "a"), (1, "b"), (2, ""), (-1, "")])
  func `the reply is the chosen choice, wherever that points`(chosen: Int, reply: String) {
    let turn = Turn(
      conversation: .random(), prompt: "p", choices: [Choice(content: "a"), Choice(content: "b")],
      chosen: chosen, phase: .ended(.complete), timings: TurnTimings(createdAt: date),
      contextID: "c")
    #expect(turn.reply == reply)
    #expect(turn.ending == .complete)
  }

  @Test func `times are reported only when both their ends are known`() {
    var timings = TurnTimings(createdAt: date)
    #expect(timings.timeToFirstToken == nil)
    #expect(timings.streamingTime == nil)
    timings.sentAt = date
    timings.firstTokenAt = date + 2
    timings.endedAt = date + 1
    #expect(timings.timeToFirstToken == 2)
    #expect(timings.streamingTime == 0)
  }
}
