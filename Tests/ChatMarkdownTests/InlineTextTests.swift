import TerminalKit
import Testing

@testable import ChatMarkdown

@Suite struct InlineTextTests {
  private let bold = Style(attributes: .bold)

  @Test func `Runs of one style become one span`() {
    var text = InlineText()
    text.append("a", .plain)
    text.append("b", .plain)
    text.append("c", bold)
    #expect(text.spans() == [StyledSpan("ab"), StyledSpan("c", bold)])
  }

  @Test(arguments: [
    ("a", "b", "a b"), ("中", "文", "中文"), ("中", "a", "中 a"), ("a", "文", "a 文"), ("。", "「", "。「"),
    ("한", "국", "한 국"), ("カ", "ナ", "カナ"),
    ("a ", "b", "a b"), ("é", "é", "é é"),
  ])
  func `A line end of the source is a space, but not between CJK characters`(
    before: String, after: String, expected: String
  ) {
    var text = InlineText()
    text.append(before, .plain)
    text.appendSoftBreak(.plain)
    text.append(after, bold)
    #expect(text.spans().map(\.text).joined() == expected)
  }

  @Test func `Spaces and line ends that nothing follows are dropped`() {
    var text = InlineText()
    text.append("a ", .plain)
    text.append("b  ", bold)
    text.appendHardBreak(.plain)
    text.appendSoftBreak(.plain)
    text.trimLineEnds()
    #expect(text.spans() == [StyledSpan("a "), StyledSpan("b", bold)])
  }

  @Test func `A break first in a text is none`() {
    var text = InlineText()
    text.appendSoftBreak(.plain)
    text.append("a", .plain)
    #expect(text.spans() == [StyledSpan("a")])
  }

  @Test func `What cannot be drawn is shown as a picture`() {
    var text = InlineText()
    text.append("a\u{1B}[m", .plain)
    #expect(text.spans() == [StyledSpan("a␛[m")])
  }
}
