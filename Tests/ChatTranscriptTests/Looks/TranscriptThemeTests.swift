import ChatMarkdown
import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("The looks of a transcript")
struct TranscriptThemeTests {
  private let turns = [
    Sample.view("a", reply: "# Head\n\n`code` and [link](x)\n\n```swift\nlet a = 1\n```"),
    Sample.view("b", after: "a", reasoning: "hm", phase: .ended(.failed)),
    Sample.view("c", after: "b", phase: .ended(.stopped)),
    Sample.view("d", after: "c", reply: nil, phase: .sending),
  ]

  @Test("use no colour at all in the monochrome theme")
  func monochrome() {
    var screen = Screen(turns, rows: 50)
    screen.act {
      $0.search("code")
      $0.focusLast()
    }
    #expect(
      screen.grid.cells.allSatisfy {
        $0.style.foreground == .standard && $0.style.background == .standard
      })
  }

  @Test("change with the theme, and the text does not")
  func change() {
    var screen = Screen(turns, rows: 50)
    let (plain, text) = (screen.grid, screen.rows)
    screen.act { $0.setTheme(.standard) }
    #expect(screen.grid != plain && screen.rows == text)
    screen.act { $0.setTheme(.monochrome) }
    #expect(screen.grid == plain)
  }

  @Test("name keys as the key map has them now")
  func hints() {
    var views = turns
    views[0].alternatives = 2
    var screen = Screen(views, rows: 50)
    #expect(screen.text.contains("1/2 [ ]"))
    screen.act { $0.keyHints = TranscriptKeyHints(alternatives: "F7 F8", reasoning: "F9") }
    #expect(screen.text.contains("1/2 F7 F8") && screen.text.contains("▸ reasoning, 2 B  F9"))
  }
}
