import Testing

@testable import Gateway

@Suite struct SearchTermsTests {
  @Test(arguments: [
    ["stop", "stops", "stopped", "stopping"], ["copy", "copies", "copied", "copying"],
    ["expire", "expires", "expired"], ["scroll", "scrolls", "scrolling"], ["key", "keys"],
    ["switch", "switches", "switching"], ["use", "used", "using", "uses"], ["retry", "retries"],
    ["message", "messages"], ["cancel", "cancelled"], ["error", "errors"], ["file", "files"],
    ["automatic", "automatically"], ["quote", "quotes", "quoted", "quoting"],
  ])
  func `Forms of a word have one stem`(_ words: [String]) {
    #expect(Set(words.map(Stem.of)).count == 1, "\(words.map(Stem.of))")
  }

  @Test(arguments: [("status", "state"), ("press", "prefix"), ("mode", "model"), ("fork", "form")])
  func `Different words keep different stems`(_ one: String, _ other: String) {
    #expect(Stem.of(one) != Stem.of(other))
  }

  @Test func `Chords and compounds are found whole and by their words`() {
    #expect(SearchTerms.of("Ctrl+K") == ["ctrl+k", Stem.of("ctrl")])
    #expect(
      SearchTerms.of("common_prefix") == ["common_prefix", Stem.of("common"), Stem.of("prefix")])
    #expect(SearchTerms.of("dry-run") == ["dry_run", Stem.of("dry"), Stem.of("run")])
    #expect(SearchTerms.of("--json F2 66") == ["json", "f2", "66"])
  }

  @Test func `Words that say nothing are left out`() {
    #expect(SearchTerms.of("How do I do this?").isEmpty)
  }

  @Test func `Chinese is cut into characters and pairs`() {
    #expect(SearchTerms.of("切换 F2") == ["切", "换", "切换", "f2"])
  }

  @Test func `A question in Chinese is read by its words`() {
    let terms = Query("怎么切换上下文？").terms.map(\.text)
    #expect(terms.contains("切换") && terms.contains("上下"))
    #expect(!terms.contains("换上") && !terms.contains("怎么"))
    #expect(Query("切换").terms.first { $0.text == "切换" }?.synonyms.contains("switch") == true)
  }

  @Test func `Wishes about the form are no part of the question`() {
    #expect(Query("What is a seam? In one line, please") == Query("what is a seam?  , please"))
  }
}
