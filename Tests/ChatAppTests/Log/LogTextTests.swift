import Testing

@testable import ChatApp

@Suite struct LogTextTests {
  @Test(arguments: [
    ("plain words", "plain words"), ("two\nlines\r\u{1B}[31m", "two lines  [31m"),
    ("a\u{202E}b\u{2028}c", "a b c"), ("文书 é", "文书 é"), ("", ""),
  ])
  func `A line is one line of visible characters`(text: String, line: String) {
    #expect(LogText.line(text) == line)
  }

  @Test func `A long text is cut`() {
    let line = LogText.line(String(repeating: "x", count: 1000))
    #expect(line.count == LogText.limit + 1)
    #expect(line.hasSuffix("…"))
  }

  @Test(arguments: [
    ("abc", "abc"), ("", "\"\""), ("a b", "\"a b\""), ("a=b", "\"a=b\""), ("a\"b", "\"a\\\"b\""),
    ("a\\b", "\"a\\\\b\""), ("a\nb", "\"a b\""),
  ])
  func `A value cannot be taken for another field`(text: String, word: String) {
    #expect(LogText.word(text) == word)
  }

  @Test(arguments: [
    ("“secret plan” is taken; “secret plan 2” is free.", "“…” is free."),
    ("The base URL \"x\" is wrong.", "The base URL “…” is wrong."),
    ("An open “quote that never ends", "An open “…”"), ("No quotes.", "No quotes."),
    ("Not “a \"b\" ” secret “c” d", "Not “…” d"), ("", ""),
  ])
  func `Nothing that stands in quotes is kept`(sentence: String, kept: String) {
    #expect(LogText.withoutQuotes(sentence) == kept)
  }
}
