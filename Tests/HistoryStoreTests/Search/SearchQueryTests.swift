import Testing

@testable import HistoryStore

@Suite("Queries")
struct SearchQueryTests {
  @Test(
    "A query is words that must all be found, in quotes, so that nothing is an operator",
    arguments: [
      ("fox", "\"fox\"", "\"fox\"*"), ("Fox  AND", "\"fox\" AND \"and\"", "\"fox\"* AND \"and\"*"),
      ("a\"b", "\"a b\"", "\"a b\"*"), ("全", "\"全\"*", "\"全\"*"),
      ("全文", "\"全文 \"", "\"全文 \""), ("全文検", "\"全文 文検 \"", "\"全文 文検 \""),
      ("GPT模型", "\"gpt\" AND \"模型 \"", "\"gpt\"* AND \"模型 \""),
      ("fox FOX", "\"fox\"", "\"fox\"*"), ("(fox)", "\"fox\"", "\"fox\"*"),
      ("foo-bar", "\"foo-bar\"", "\"foo-bar\"*"),
      ("fo\0x", "\"fo\" AND \"x\"", "\"fo\"* AND \"x\"*"),
    ])
  func expressions(_ text: String, _ words: String, _ beginnings: String) {
    let query = SearchQuery(text)
    #expect(query.expression(wholeWords: true) == words)
    #expect(query.expression(wholeWords: false) == beginnings)
  }

  @Test(
    "A query without a word has no expression of words",
    arguments: ["", " ", "=>", "\"", "*", "\0", "—", "++ →"])
  func noToken(_ text: String) {
    #expect(SearchQuery(text).expression(wholeWords: true) == nil)
    #expect(SearchQuery(text).terms.isEmpty)
  }

  @Test(
    "Signs are looked for where they stand alone; at a word, symbols are and punctuation is not",
    arguments: [
      ("foo →", ["→"]), ("foo ++", ["++"]), ("++ foo -> ++", ["++", "->"]), ("c++", ["++"]),
      ("C#", ["#"]), ("a=b", ["="]), ("x→y", ["→"]), ("5€", ["€"]), ("AT&T", ["&"]),
      ("全→文", ["→"]), ("全。", []), ("全 。", ["。"]), ("word, (two) \"three\" four!", []),
      ("foo-bar foo_bar foo::bar ^the *bold* `code`", []), ("foo - bar", ["-"]),
      (" \n=> -\t", ["=>", "-"]), ("\u{3000}全\u{3000}", []), ("", []), ("→\u{FE0F}", ["→"]),
      ("foo \u{200B}", []), ("🎉", []), ("\0", ["\0"]),
    ])
  func signs(_ text: String, _ signs: [String]) {
    #expect(SearchQuery(text).signs == signs)
  }
}
