import Testing

@testable import Gateway

@Suite struct ReplyLimitsTests {
  @Test(arguments: [
    ("a b END c", ["END"], "a b "), ("a b END c", ["c", "b"], "a "), ("a b", ["x"], "a b"),
    ("a b", [""], "a b"), ("END", ["END"], ""), ("日本語です", ["語"], "日本"),
  ])
  func `The first stop text ends the reply before itself`(
    _ text: String, _ stops: [String], _ said: String
  ) {
    let cut = ReplyLimits.cut(text, stops: stops, maxTokens: nil)
    #expect(cut.text == said && cut.finish == "stop")
  }

  @Test(arguments: 1...30)
  func `No more tokens than allowed, and length only when something is missing`(_ most: Int) {
    let text = "One two three, 日本語 and internationalisation of words.\n\n- list"
    let cut = ReplyLimits.cut(text, stops: [], maxTokens: most)
    #expect(text.hasPrefix(cut.text))
    #expect((cut.finish == "length") == (cut.text != text))
    #expect(Pieces.of(cut.text).reduce(0) { $0 + max(1, TokenCount.of($1)) } <= most)
  }

  @Test(arguments: [
    "", "word", "two words", "日本語 mixed 文", "line\nline\n\n", "a-very-long-word-without-any-space",
    "👩‍👩‍👧‍👦 é\r\n", "   ",
  ])
  func `Pieces put together are the text`(_ text: String) {
    #expect(Pieces.of(text).joined() == text)
    #expect(Pieces.of(text).allSatisfy { !$0.isEmpty })
  }

  @Test(arguments: [
    ("", 0), ("word", 1), ("words", 2), ("a b c", 3), ("日本", 2), ("a,b", 3), ("  \n", 0), ("é1", 1),
    ("한글", 2), ("x=1;", 4),
  ])
  func `Tokens are counted by the rule`(_ text: String, _ count: Int) {
    #expect(TokenCount.of(text) == count)
  }
}
