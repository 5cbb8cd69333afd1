import ChatModel
import Testing

@testable import HistoryStore

@Suite("Snippets")
struct SearchSnippetTests {
  private func snippet(_ texts: [String], _ query: String) -> SearchSnippet {
    SearchSnippet(
      prompt: texts.first ?? "", replies: Array(texts.dropFirst()),
      matcher: SearchMatcher(SearchQuery(query)))
  }

  /// The matched parts, by grapheme clusters.
  private func matched(_ snippet: SearchSnippet) -> [String] {
    let characters = Array(snippet.text)
    return snippet.matches.map { String(characters[$0]) }
  }

  @Test(
    "The matches are the clusters that hold them",
    arguments: [
      ("The quick brown fox, quickly", "quick", ["quick", "quick"]),
      ("cafe\u{301} Café CAFE", "café", ["cafe\u{301}", "Café", "CAFE"]),
      ("👩‍👩‍👧‍👦 全文検索と検索", "検索", ["検索", "検索"]), ("天天天", "天天", ["天天天"]),
      ("ＡＢＣ abc", "abc", ["ＡＢＣ", "abc"]), ("scatter cat", "cat", ["cat"]),
      ("foo() then foo.bar", "foo.bar", ["foo.bar"]), ("a🎉b", "🎉", ["🎉"]),
      ("e\u{301}e\u{301}", "ee", ["e\u{301}e\u{301}"]), ("か\u{3099}き", "が", ["か\u{3099}"]),
      ("İstanbul", "istanbul", ["İstanbul"]), ("x\r\nfox", "fox", ["fox"]),
    ])
  func matches(_ text: String, _ query: String, _ expected: [String]) {
    #expect(
      matched(snippet([text], query)).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test("A long text is cut around the match, on one line")
  func window() {
    let text =
      String(repeating: "word\n\n ", count: 500) + "needle "
      + String(repeating: "tail ", count: 500)
    let snippet = snippet([text], "needle")
    #expect(snippet.text.hasPrefix("…word word"))
    #expect(snippet.text.hasSuffix("…"))
    #expect(!snippet.text.contains("\n"))
    #expect((100...130).contains(snippet.text.count))
    #expect(matched(snippet) == ["needle"])
  }

  @Test("The text with most of the words is shown")
  func field() {
    #expect(snippet(["apple", "apple and pear"], "apple pear").text == "apple and pear")
    #expect(snippet(["apple", "apple too"], "apple").text == "apple")
    #expect(snippet(["", "b"], "missing").text == "b")
    #expect(snippet(["apple", "pear"], "apple").role == .user)
    #expect(snippet(["apple", "pear"], "pear").role == .assistant)
    #expect(snippet([], "x") == snippet([""], "x"))
  }

  @Test("A short text without anything around it is itself")
  func whole() {
    #expect(snippet(["one two"], "two") == snippet(["one  two\n"], "two"))
    #expect(snippet(["one two"], "two").text == "one two")
  }

  @Test("A reply is shown without its marks, unless what was found is in them")
  func plain() {
    func snippet(_ query: String) -> SearchSnippet {
      SearchSnippet(
        prompt: "**mine**", replies: ["a **bold** [word](http://there)"],
        matcher: SearchMatcher(SearchQuery(query))
      ) { _ in "a bold word" }
    }
    #expect(snippet("bold").text == "a bold word")
    #expect(snippet("there").text.hasSuffix("**bold** [word](http://there)"))
    #expect(snippet("mine").text == "**mine**")
  }
}
