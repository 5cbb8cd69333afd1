import Testing

@testable import SyntaxHighlighting

@Suite struct TokenSinkTests {
  @Test func `Touching tokens of one kind become one`() {
    var sink = TokenSink(count: 9)
    sink.add(.string, 0, 2)
    sink.add(.string, 2, 4)
    sink.add(.comment, 4, 5)
    sink.add(.comment, 6, 7)
    #expect(
      sink.tokens == [
        HighlightToken(kind: .string, utf8Range: 0..<4),
        HighlightToken(kind: .comment, utf8Range: 4..<5),
        HighlightToken(kind: .comment, utf8Range: 6..<7),
      ])
  }

  @Test func `Plain, empty, late and overlapping tokens are put right`() {
    var sink = TokenSink(count: 5)
    sink.add(.plain, 0, 1)
    sink.add(.string, 1, 1)
    sink.add(.string, 1, 3)
    sink.add(.number, 2, 4)
    sink.add(.number, 0, 2)
    sink.add(.keyword, 4, 99)
    sink.add(.keyword, 50, 60)
    #expect(
      sink.tokens == [
        HighlightToken(kind: .string, utf8Range: 1..<3),
        HighlightToken(kind: .number, utf8Range: 3..<4),
        HighlightToken(kind: .keyword, utf8Range: 4..<5),
      ])
  }
}
