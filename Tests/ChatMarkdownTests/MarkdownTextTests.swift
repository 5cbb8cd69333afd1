import TerminalKit
import Testing

@testable import ChatMarkdown

/// The rows of a whole message as text.
func rows(_ source: String, width: Int = 40) -> [String] {
  var text = MarkdownText(source, isFinished: true)
  text.layout(width: width, theme: .monochrome)
  return (0..<text.rowCount).map { text[$0].line.text }
}

@Suite struct MarkdownTextTests {
  @Test func `An empty message has no rows`() {
    #expect(rows("") == [])
    #expect(rows("\n\n  \n") == [])
    var text = MarkdownText()
    text.layout(width: 10, theme: .standard)
    #expect(text.rowCount == 0 && text.stableRowCount == 0)
  }

  @Test func `The source is kept as it came`() {
    var text = MarkdownText("a\r\n")
    text.append("\u{0}b")
    text.finish()
    text.append("ignored")
    #expect(text.source == "a\r\n\u{0}b")
  }

  @Test func `Nothing changes without a layout, and a layout without a change is free`() {
    var text = MarkdownText("a\n\nb")
    text.layout(width: 20, theme: .standard)
    let before = Streams.rows(text)
    text.append("\n\nc")
    #expect(Streams.rows(text) == before)
    text.layout(width: 20, theme: .standard)
    text.layout(width: 20, theme: .standard)
    #expect(Streams.rows(text).map(\.line.text) == ["a", "", "b", "", "c"])
  }

  @Test func `Code blocks and links are there before any layout`() {
    let text = MarkdownText("```c\nx\n```\n[a](b)", isFinished: true)
    #expect(text.codeBlocks == [CodeBlock(language: "c", text: "x\n")])
    #expect(text.links == [MarkdownLink(text: "a", target: "b")])
  }

  @Test func `Closed blocks are stable, the open one is not`() {
    var text = MarkdownText("one\n\ntwo\n\nthree")
    text.layout(width: 20, theme: .standard)
    #expect(text.rowCount == 5)
    #expect(text.stableRowCount == 3)
    text.finish()
    text.layout(width: 20, theme: .standard)
    #expect(text.stableRowCount == 5)
  }

  @Test func `Items of a list are stable one by one`() {
    var text = MarkdownText("1. one\n2. two\n3. thr")
    text.layout(width: 20, theme: .standard)
    #expect(text.stableRowCount == 1)
    #expect(text[2].line.text == "3. thr")
  }

  @Test func `Numbers continue over items that came apart`() {
    var text = MarkdownText()
    for piece in ["5. a\n", "5. b\n\n", "5. c\n", "text\n\n", "5. d\n"] {
      text.append(piece)
      text.layout(width: 20, theme: .standard)
    }
    text.finish()
    text.layout(width: 20, theme: .standard)
    #expect(
      Streams.rows(text).map(\.line.text) == ["5. a", "6. b", "", "7. c", "   text", "", "8. d"])
  }

  @Test func `Code in an open fence counts after the closed blocks`() {
    var text = MarkdownText("```\na\n```\n```\nb\nc")
    text.layout(width: 20, theme: .standard)
    #expect((0..<text.rowCount).map { text[$0].codeBlock } == [0, nil, 1, 1])
    #expect(text.codeBlocks.map(\.text) == ["a\n", "b\nc"])
  }

  @Test func `An item that starts with a heading keeps its paragraphs`() {
    #expect(rows("- # Head\n\n  text") == ["• Head", "", "  text"])
  }
}
