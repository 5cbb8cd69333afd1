import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("A prompt's rows")
struct PromptLinesTests {
  private func rows(_ turn: Turn, width: Int) -> [String] {
    var context = LayoutContext(theme: .standard)
    context.width = width
    let text = PromptLines.rows(of: turn, in: context)
    return (0..<text.rowCount).map { text[$0].text }
  }

  @Test("have a mark and a hanging indent")
  func hanging() {
    let turn = Sample.turn("a", prompt: "one two three\n\nfour")
    #expect(rows(turn, width: 12) == ["› one two", "  three", "  ", "  four"])
  }

  @Test("are one row with a mark for an empty prompt")
  func empty() {
    #expect(rows(Sample.turn("a", prompt: ""), width: 40) == ["› "])
  }

  @Test("stay within the width, and keep every letter", arguments: [2, 5, 8, 20, 80, 200])
  func widths(width: Int) {
    let prompt = "Words and 漢字 and a-very-long-word-that-does-not-fit-into-anything."
    let rows = rows(Sample.turn("a", prompt: prompt), width: width)
    if width > 2 { #expect(rows.allSatisfy { CellWidth.of($0) <= width }) }
    let letters = rows.joined().filter { $0.isLetter }
    #expect(letters == prompt.filter(\.isLetter))
  }

  @Test("are not wider than running text is read well")
  func measure() {
    let rows = rows(Sample.turn("a", prompt: String(repeating: "word ", count: 100)), width: 300)
    #expect(rows.count > 1 && rows.allSatisfy { CellWidth.of($0) <= 120 })
  }

  @Test("have the system message that went with them above")
  func system() {
    var turn = Sample.turn("a")
    turn.system = "Be brief, and kind."
    #expect(rows(turn, width: 18) == ["system Be brief,", "  and kind.", "› Question"])
  }
}
