import ChatMarkdown
import TerminalKit
import Testing

@Test func `A plain line is one row`() {
  var text = MarkdownText("Hello", isFinished: true)
  text.layout(width: 40, theme: .monochrome)
  #expect((0..<text.rowCount).map { text[$0].line.text } == ["Hello"])
}
