import ChatMarkdown
import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("Markdown in a reply")
struct MarkdownDrawingTests {
  private let code = "func a() {\n\n  if true {\n    b()\n  }\n}\n"

  private var reply: String {
    "Text with a [link](https://example.com/a).\n\n```swift\n\(code)```\n\nMore.\n\n    indented\n"
  }

  @Test("shows code flush left, as it is, for a terminal's own selection")
  func flushLeft() throws {
    for rows in [30, 60] {
      let screen = Screen([Sample.view("a", reply: reply)], rows: rows, columns: 80)
      let shown = screen.rows
      let start = try #require(shown.firstIndex(of: "func a() {"))
      let lines = code.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(shown[start..<start + lines.count].elementsEqual(lines.map(String.init)))
    }
  }

  @Test("gives the exact code blocks and links of the focused message")
  func blocks() {
    var screen = Screen([Sample.view("a", prompt: "```\nmine\n```", reply: reply)])
    #expect(screen.transcript.codeBlocksOfFocus() == [])
    screen.act { $0.focusLast() }
    #expect(screen.transcript.codeBlocksOfFocus().first == code)
    #expect(screen.transcript.codeBlocksOfFocus().count == 2)
    #expect(screen.transcript.linksOfFocus().map(\.target) == ["https://example.com/a"])
    screen.act { $0.moveFocus(by: -1) }
    #expect(screen.transcript.codeBlocksOfFocus() == ["mine\n"])
  }

  @Test("is searched as it is read")
  func search() {
    var screen = Screen(
      [Sample.view("a", reply: "A **bold** word, `code` and *more*.\n\nA bold word.")], rows: 20)
    #expect(screen.transcript.search("a bold word") == 2)
    #expect(screen.transcript.search("code and more") == 1)
    screen.prepare()
    let marked = screen.grid.cells.filter { $0.style.attributes.contains(.reverse) }
    let text = String(String.UnicodeScalarView(marked.compactMap { Unicode.Scalar($0.scalar) }))
    #expect(text == "code and more")
  }

  @Test("keeps every row within the width", arguments: [1, 2, 7, 8, 19, 20, 40, 80, 200])
  func widths(columns: Int) {
    let table = "| name | value |\n|---|---|\n| a | some long words in a cell |\n| 漢字 | b |\n"
    let text = reply + "\n" + table + "\n> quote\n\n1. one\n   - two\n"
    let view = Sample.view("a", prompt: text, reply: text, reasoning: text)
    var screen = Screen([view], rows: 400, columns: columns)
    screen.act { $0.toggleFolded() }
    let most = max(2, columns - screen.transcript.margin)
    #expect(screen.transcript.visible.allSatisfy { $0.line.width <= most })
  }
}
