import ChatModel
import FoundationEssentials
import Testing

@testable import ChatUI

@Suite struct LiveTurnsTests {
  @Test("A turn comes in when it is on its way and leaves when it ends")
  func life() {
    var live = LiveTurns()
    live.note(TurnView(turn: Sample.turn("a", reply: "", phase: .queued)))
    #expect(live.inFlight == nil && live.queuedCount == 1)
    live.note(TurnView(turn: Sample.turn("a", reply: "", phase: .sending)))
    #expect(live.inFlight?.id.rawValue == "a")
    live.note(
      TurnDelta(
        turn: TurnID(rawValue: "a"), conversation: Sample.manualTalk, content: "hello there"),
      at: .start)
    #expect(live.inFlight?.phase == .streaming)
    #expect(live.inFlight?.firstTextAt == .start)
    live.note(TurnView(turn: Sample.turn("a")))
    #expect(live.isEmpty)
  }

  @Test("Only what is in flight is stopped, and only once")
  func stopping() {
    var live = LiveTurns()
    live.note(TurnView(turn: Sample.turn("q", phase: .queued)))
    #expect(live.markStopping() == nil)
    live.note(TurnView(turn: Sample.turn("a", phase: .streaming)))
    #expect(live.markStopping()?.rawValue == "a")
    #expect(live.markStopping() == nil)
    #expect(live.inFlight?.phase == .stopping)
  }

  @Test("A reply that another program receives is in flight, and is not stopped here")
  func elsewhere() {
    var live = LiveTurns()
    var foreign = TurnView(turn: Sample.turn("f", phase: .streaming))
    foreign.isElsewhere = true
    live.note(foreign)
    #expect(live.inFlight?.isElsewhere == true && !live.canStop)
    #expect(live.markStopping() == nil)
    live.note(TurnView(turn: Sample.turn("own", phase: .streaming)))
    #expect(live.inFlight?.id.rawValue == "own" && live.canStop)
    #expect(live.markStopping()?.rawValue == "own")
    #expect(live.markStopping() == nil)
  }

  @Test("Text of an unknown turn is passed over")
  func unknown() {
    var live = LiveTurns()
    live.note(
      TurnDelta(turn: TurnID(rawValue: "x"), conversation: Sample.manualTalk, content: "x"),
      at: .start)
    #expect(live.isEmpty)
  }

  @Test(
    "Estimates go by four letters or one and a half other characters a token",
    arguments: [("", 0), ("abcdefgh", 2), ("日本語", 2), ("abcd日本語", 3)])
  func estimates(text: String, tokens: Int) {
    #expect(LiveTokens(text).tokens == tokens)
  }
}
