import TerminalKit
import Testing

@testable import ChatMarkdown

@Suite struct RowStoreTests {
  private let bold = Style(attributes: .bold)

  @Test func `Rows come back as they went in, spans of one style joined`() {
    var store = RowStore()
    store.append(StyledLine([StyledSpan("a"), StyledSpan("b"), StyledSpan("字", bold)]))
    store.append(StyledLine(), codeBlock: 3)
    store.append(StyledLine("c", bold))
    #expect(store.count == 3)
    #expect(store[0] == MarkdownRow(line: StyledLine([StyledSpan("ab"), StyledSpan("字", bold)])))
    #expect(store[1] == MarkdownRow(line: StyledLine(), codeBlock: 3))
    #expect(store[2] == MarkdownRow(line: StyledLine("c", bold)))
  }

  @Test func `Spans of one style in two rows stay apart`() {
    var store = RowStore()
    store.append(StyledLine("a", bold))
    store.append(StyledLine("b", bold))
    #expect((0..<2).map { store[$0].line.text } == ["a", "b"])
  }

  @Test func `An empty span makes no difference`() {
    var store = RowStore()
    store.append(StyledLine([StyledSpan("", bold), StyledSpan("a"), StyledSpan("", bold)]))
    #expect(store[0].line == StyledLine("a"))
  }

  @Test func `Text without spans before it starts at its row`() {
    var store = RowStore()
    store.append(StyledLine())
    store.append(StyledLine("x"))
    store.append(StyledLine())
    #expect((0..<3).map { store[$0].line.text } == ["", "x", ""])
  }
}
