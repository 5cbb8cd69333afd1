import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite struct PromptFoldTests {
  private func screen(lines: Int, rows: Int = 40, columns: Int = 60) -> Screen {
    Screen(
      [
        Sample.view(
          "a", prompt: (1...lines).map { "line \($0)" }.joined(separator: "\n"),
          reasoning: "thought")
      ], rows: rows, columns: columns)
  }

  private func focusPrompt(_ screen: inout Screen) {
    screen.act {
      $0.focusLast()
      $0.moveFocus(by: -1)
    }
  }

  @Test(arguments: [1, 15, 16])
  func `A prompt of up to sixteen lines is shown whole`(lines: Int) {
    let shown = screen(lines: lines)
    #expect(shown.text.contains("line \(lines)\n") && !shown.text.contains("more line"))
    #expect(shown.rows[lines] == "")
  }

  @Test(arguments: [(17, "9 more lines"), (40, "32 more lines"), (2000, "1,992 more lines")])
  func `A longer one shows its beginning and how much there is`(lines: Int, rest: String) {
    let shown = screen(lines: lines)
    #expect(shown.rows[0] == "› line 1" && shown.rows[7] == "  line 8")
    #expect(shown.rows[8] == "  ▸ \(rest)" && shown.rows[9] == "")
    #expect(shown.text.contains("Answer."))
  }

  @Test func `The key unfolds the focused prompt, and folds it again`() {
    var shown = screen(lines: 20)
    shown.act { $0.keyHints = TranscriptKeyHints(reasoning: "t") }
    #expect(shown.rows[8] == "  ▸ 12 more lines  t")
    focusPrompt(&shown)
    shown.act { $0.toggleFolded() }
    #expect(shown.rows[19] == "▌   line 20" && shown.rows[20] == "▌   ▾ 20 lines  t")
    #expect(shown.text.contains("▸ reasoning"))
    #expect(shown.transcript.sourceOfFocus()?.hasSuffix("line 20") == true)
    shown.act { $0.toggleFolded() }
    #expect(shown.rows[8] == "▌   ▸ 12 more lines  t")
    #expect(shown.transcript.sourceOfFocus()?.hasSuffix("line 20") == true)
  }

  @Test func `On a reply, and on a short prompt, the key shows the reasoning`() {
    var shown = screen(lines: 20)
    shown.act { $0.focusLast() }
    shown.act { $0.toggleFolded() }
    #expect(shown.text.contains("▾ reasoning") && shown.text.contains("▸ 12 more lines"))
    var short = screen(lines: 3)
    focusPrompt(&short)
    short.act { $0.toggleFolded() }
    #expect(short.text.contains("▾ reasoning"))
  }

  @Test func `A search finds what is folded and shows it`() {
    var shown = screen(lines: 60, rows: 20)
    shown.act { #expect($0.search("line 57") == 1) }
    #expect(shown.text.contains("line 57") && !shown.text.contains("more line"))
    var early = screen(lines: 60)
    early.act { #expect($0.search("line 8") == 1) }
    #expect(early.text.contains("▸ 52 more lines"))
  }

  @Test(arguments: [1, 4, 7, 20, 200])
  func `At any width the fold is one row, and what is not hidden stays`(columns: Int) {
    var shown = screen(lines: 30, rows: 60, columns: columns)
    let narrow = shown.rows.filter { $0.contains("▸") && !$0.contains("reas") }
    #expect(narrow.count <= 1 || columns < 20)
    shown.resize(rows: 60, columns: 60)
    #expect(shown.rows[8] == "  ▸ 22 more lines")
  }

  @Test func `A prompt in flight folds as soon as it is sent`() {
    let text = (1...50).map(String.init).joined(separator: "\n")
    let shown = Screen([Sample.view("a", prompt: text, reply: nil, phase: .queued)], rows: 30)
    #expect(shown.rows[8] == "  ▸ 42 more lines" && shown.text.contains("queued"))
  }
}
