import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("The life of a turn on screen")
struct TurnLifeTests {
  @Test("goes from the press of Enter to the line of figures")
  func life() {
    var screen = Screen(Sample.chain(1), rows: 14)
    var turn = Sample.turn("1", after: "0", prompt: "Why?", reply: nil, phase: .queued)
    func state(_ phase: TurnPhase, at seconds: Double) -> String? {
      turn.phase = phase
      screen.now = Sample.start + seconds
      screen.act { $0.upsert(TurnView(turn: turn)) }
      return screen.rows.last { !$0.isEmpty }
    }
    #expect(state(.queued, at: 0) == "• queued")
    #expect(state(.sending, at: 2) == "• waiting for the first token… 2 s")
    let waiting = TurnPhase.waiting(until: Sample.start + 9, reason: "too many requests")
    #expect(state(waiting, at: 4) == "• retrying in 5 s: too many requests")
    turn.timings.firstTokenAt = Sample.start + 10
    #expect(state(.streaming, at: 11) == "• streaming, 1 s")
    screen.act { $0.append(Sample.delta("1", "Because.")) }
    #expect(screen.text.hasSuffix("Because.\n• streaming, 1 s"))
    turn.choices = [Choice(content: "Because.")]
    turn.timings.endedAt = Sample.start + 12
    turn.usage = Usage(promptTokens: 1000, completionTokens: 20, cachedTokens: 900)
    #expect(
      state(.ended(.complete), at: 12)
        == "1,000 in, 90 % cached · 20 out · first token 10 s")
    #expect(screen.transcript.isAtBottom)
  }

  @Test("shows the clock of the moment, without anything else happening")
  func clock() {
    var screen = Screen([Sample.view("a", reply: nil, phase: .sending)])
    for second in 0..<5 {
      screen.now = Sample.start + Double(second)
      screen.prepare()
      #expect(screen.rows.contains("• waiting for the first token… \(second) s"))
    }
  }

  @Test("is laid out from nothing once, however long it streams")
  func onceFromNothing() {
    var screen = Screen(
      Sample.chain(3) + [Sample.view("3", after: "2", reply: "", phase: .streaming)])
    let count = screen.transcript.cache.layoutCount
    for _ in 0..<200 { screen.act { $0.append(Sample.delta("3", "word **bold** ")) } }
    screen.act { $0.scrollPages(-1) }
    for _ in 0..<200 { screen.act { $0.append(Sample.delta("3", "\n\nmore")) } }
    screen.act { $0.scrollToBottom() }
    #expect(screen.transcript.cache.layoutCount <= count + 2)
  }

  @Test("moves nothing under a reader when the horizon wanders")
  func horizon() {
    var screen = Screen(Sample.chain(8))
    screen.act { $0.jumpToTurn(Sample.id("3")) }
    screen.act { $0.scroll(rows: 1) }
    let before = screen.grid
    for (name, isHorizon) in [("2", true), ("2", false), ("3", true), ("4", true)] {
      guard var view = screen.transcript.turn(Sample.id(name)) else { continue }
      view.isHorizon = isHorizon
      screen.act { $0.upsert(view) }
      #expect(screen.grid == before)
    }
    screen.act { $0.scroll(rows: -1) }
    #expect(screen.rows[0] == "› Prompt 3")
  }
}
