import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("Folded reasoning")
struct ReasoningLineTests {
  private func line(_ turn: Turn, unfolded: Bool = false, hint: String = "") -> String? {
    var context = LayoutContext(theme: .monochrome)
    context.hints.reasoning = hint
    var entry = TranscriptEntry(TurnView(turn: turn))
    entry.options.showsReasoning = unfolded
    return ReasoningLine.line(of: entry, in: context)?.text
  }

  @Test("is one line with its size")
  func folded() {
    #expect(line(Sample.turn("a")) == nil)
    let turn = Sample.turn("a", reasoning: String(repeating: "x", count: 2500))
    #expect(line(turn) == "▸ reasoning, 2.5 kB")
    #expect(line(turn, unfolded: true, hint: "z") == "▾ reasoning, 2.5 kB  z")
  }

  @Test("gives the server's count where there is one")
  func tokens() {
    let turn = Sample.turn("a", reasoning: "x", usage: Usage(reasoningTokens: 1200))
    #expect(line(turn) == "▸ reasoning, 1,200 tokens")
  }
}
