import Testing

@testable import HistoryStore

@Suite("Matches")
struct SearchMatcherTests {
  private func found(_ text: String, _ query: String) -> [String] {
    SearchMatcher(SearchQuery(query)).allMatches(in: text).map {
      String(text[$0.range])
    }
  }

  @Test(
    "All places where the words begin",
    arguments: [
      ("cat concat cats", "cat", ["cat", "cat"]),
      ("foo.bar foo bar foobar", "foo-bar", ["foo.bar", "foo bar"]),
      ("天天天", "天", ["天", "天", "天"]), ("aXb", "x", []), ("x全文x", "全文", ["全文"]),
      ("全文", "文", ["文"]), ("a b", "a b", ["a", "b"]), ("", "a", []), ("ab", "abc", []),
      ("foo", "foo.bar", []), ("foo bar", "foo.bar.baz", []), ("e\u{301}t", "et", ["e\u{301}t"]),
      ("2024-05", "2024-05", ["2024-05"]), ("abc全文", "abc全文", ["abc", "全文"]),
      ("i++ and c++", "c++", ["++", "c", "++"]), ("a → b", "→ b", ["→", "b"]),
      ("+++++", "++", ["++", "++"]),
      ("a=b", "a=b", ["a=b"]), ("→→", "→", ["→", "→"]), ("", "→", []), ("\u{2191}", "→", []),
    ])
  func places(_ text: String, _ query: String, _ expected: [String]) {
    #expect(found(text, query) == expected)
  }

  @Test("The first place of each word, within the reach")
  func first() {
    let matcher = SearchMatcher(SearchQuery("b a c"))
    let text = "a b a b c"
    let matches = matcher.firstMatches(in: text, limit: 100)
    #expect(matches.map(\.term) == [1, 0, 2])
    #expect(matcher.firstMatches(in: text, limit: 3).map(\.term) == [1, 0])
    #expect(matcher.firstMatches(in: text, limit: 0).isEmpty)
    let signs = SearchMatcher(SearchQuery("=> b ++"))
    #expect(signs.firstMatches(in: "a ++ b => ++", limit: 100).map(\.term) == [2, 0, 1])
    #expect(signs.firstMatches(in: "a ++ b => ++", limit: 3).map(\.term) == [2])
    #expect(signs.firstMatches(in: "++", limit: 1).map(\.term) == [2])
  }

  @Test("Places that overlap become one")
  func overlap() {
    #expect(found("全文検索", "全文検 文検索") == ["全文検索"])
    #expect(found("全文検索", "全文検索 文検") == ["全文検索"])
  }

  @Test("A matcher without words finds nothing")
  func none() {
    #expect(found("anything", "").isEmpty)
  }
}
