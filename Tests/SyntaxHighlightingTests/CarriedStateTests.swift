import SyntaxHighlighting
import Testing

/// What a line leaves open is all that the next line knows of it.
@Suite struct CarriedStateTests {
  private static let open: [(language: String, opens: String, closes: String)] = [
    ("swift", "/* a", "*/"), ("swift", "\"\"\"", "\"\"\""), ("swift", "#\"\"\"", "\"\"\"#"),
    ("c", "/* a", "*/"), ("cpp", "R\"x(", ")x\""), ("csharp", "@\"", "\""), ("go", "`", "`"),
    ("rust", "\"", "\""), ("rust", "r##\"", "\"##"), ("python", "'''", "'''"), ("js", "`", "`"),
    ("lua", "--[[", "]]"), ("lua", "[[", "]]"), ("haskell", "{-", "-}"), ("sh", "'", "'"),
    ("sh", "cat <<A <<B", "A\nB"), ("php", "x <<<A", "A;"), ("powershell", "@\"", "\"@"),
    ("html", "<!--", "-->"), ("html", "<a b='", "'>"), ("html", "<a", ">"),
    ("html", "<script>", "</script>"), ("html", "<style>/*", "*/</style>"), ("css", "a {", "}"),
    ("css", "a { /*", "*/ }"), ("yaml", "a: |\n  x", "b: 1"), ("toml", "a = '''", "'''"),
    ("md", "```", "```"), ("md", "~~~~", "~~~~"), ("cmake", "\"", "\""), ("sql", "/*", "*/"),
  ]

  @Test(arguments: open)
  func `What is opened differs from the start, and is like it once closed`(
    language: String, opens: String, closes: String
  ) throws {
    let start = try #require(LineHighlighter(language: language))
    var highlighter = start
    for line in opens.split(separator: "\n") { _ = highlighter.highlight(String(line)) }
    #expect(highlighter != start, "\(language): \(opens)")
    for line in closes.split(separator: "\n") { _ = highlighter.highlight(String(line)) }
    #expect(highlighter == start, "\(language): \(closes)")
  }

  @Test(arguments: open)
  func `An empty line changes nothing of what is open`(
    language: String, opens: String, closes: String
  ) throws {
    var highlighter = try #require(LineHighlighter(language: language))
    for line in opens.split(separator: "\n") { _ = highlighter.highlight(String(line)) }
    let before = highlighter
    #expect(highlighter.highlight("").isEmpty)
    #expect(highlighter == before, "\(language): \(opens)")
  }

  @Test(arguments: LineHighlighter.languages)
  func `Highlighters of two languages are never equal`(language: String) {
    let one = LineHighlighter(language: language)
    for other in LineHighlighter.languages where other != language {
      #expect(one != LineHighlighter(language: other))
    }
  }
}
