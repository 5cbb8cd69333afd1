import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("The state of a turn in flight")
struct LiveLineTests {
  private func text(
    _ phase: TurnPhase, reply: String? = nil, firstToken: Double? = nil, after seconds: Double?,
    width: Int = 60
  ) -> String {
    var context = LayoutContext(theme: .monochrome)
    context.width = width
    let turn = Sample.turn("a", reply: reply, phase: phase, firstToken: firstToken)
    return LiveLine.line(of: turn, now: seconds.map { Sample.start + $0 }, in: context).text
  }

  @Test("is reported in words with a clock")
  func words() {
    #expect(text(.queued, after: 3) == "• queued")
    #expect(text(.sending, after: 3.9) == "• waiting for the first token… 3 s")
    #expect(text(.streaming, reply: "x", firstToken: 1, after: 63) == "• streaming, 1 min 2 s")
    #expect(text(.sending, reply: "x", firstToken: 1, after: 3) == "• streaming, 2 s")
    #expect(text(.stopping, after: 3) == "• stopping…")
  }

  @Test(
    "counts down to the next try", arguments: [(0.0, "8 s"), (7.2, "1 s"), (8, "0 s"), (99, "0 s")])
  func countdown(after seconds: Double, left: String) {
    let phase = TurnPhase.waiting(until: Sample.start + 8, reason: "too many requests")
    #expect(text(phase, after: seconds) == "• retrying in \(left): too many requests")
  }

  @Test("stands a clock that jumps")
  func jumpingClock() {
    #expect(text(.sending, after: -1000) == "• waiting for the first token… 0 s")
    #expect(text(.sending, after: .infinity).hasPrefix("• waiting"))
    #expect(text(.sending, after: .nan).hasPrefix("• waiting"))
    let never = TurnPhase.waiting(until: .distantFuture, reason: "x")
    #expect(text(never, after: 0).hasPrefix("• retrying in"))
  }

  @Test("is one row whatever the reason says", arguments: [1, 5, 20, 60])
  func oneRow(width: Int) {
    let phase = TurnPhase.waiting(until: Sample.start, reason: "a\nb\u{1B}[31m\u{85}c\u{2028}d")
    let row = text(phase, after: 0, width: width)
    #expect(row.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) })
    #expect(!row.contains { $0.isNewline })
  }

  @Test("has words that stay true when nobody updates them")
  func lasting() {
    #expect(text(.queued, after: nil) == "• queued")
    #expect(text(.sending, after: nil) == "• continues below")
    #expect(text(.streaming, after: nil) == "• continues below")
    #expect(
      text(.waiting(until: Sample.start, reason: "busy"), after: nil) == "• will retry: busy")
  }
}
