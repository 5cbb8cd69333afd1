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

  @Test func `Spaces and line ends that nothing follows are dropped`() {
    var text = InlineText()
    text.append("a ", .plain)
    text.append("b  ", bold)
    text.appendHardBreak(.plain)
    text.trimLineEnds()
    #expect(text.spans() == [StyledSpan("a "), StyledSpan("b", bold)])
  }

  @Test func `What cannot be drawn is shown as a picture`() {
    var text = InlineText()
    text.append("a\u{1B}[m", .plain)
    #expect(text.spans() == [StyledSpan("a␛[m")])
  }
}
