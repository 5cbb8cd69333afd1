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
    "A query without a token has no expression", arguments: ["", " ", "=>", "\"", "*", "\0", "—"])
  func noToken(_ text: String) {
    #expect(SearchQuery(text).expression(wholeWords: true) == nil)
    #expect(SearchQuery(text).terms.isEmpty)
  }

  @Test("White space around a query is no part of it")
  func plain() {
    #expect(SearchQuery(" \n=> -\t").plain == "=> -")
    #expect(SearchQuery("\u{3000}全\u{3000}").plain == "全")
    #expect(SearchQuery("").plain.isEmpty)
  }
}
