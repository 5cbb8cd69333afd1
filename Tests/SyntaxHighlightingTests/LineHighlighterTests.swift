import SyntaxHighlighting
import Testing

@Test func `An unknown language has no highlighter`() {
  #expect(LineHighlighter(language: "klingon") == nil)
}
