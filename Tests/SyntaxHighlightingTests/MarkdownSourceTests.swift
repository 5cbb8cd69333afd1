import Testing

/// Markdown that is shown as source, by the rules of CommonMark.
@Suite struct MarkdownSourceTests {
  @Test(arguments: [
    ("```", "```"), ("````", "````"), ("~~~", "~~~~~"), ("```swift", "``` "), ("~~~ a`b", "~~~"),
    ("  ```", "  ```"), ("`````", "``````"),
  ])
  func `A fence ends at as many marks or more, with nothing after them`(
    open: String, close: String
  ) {
    let inner = ["# no", "```x", "~~~x", "``", "> no"]
    let lines = ([open] + inner + [close, "# yes"]).joined(separator: "\n")
    let expected = ([open] + inner + [close]).map { "string(\($0))" } + ["heading(# yes)"]
    #expect(painted("md", lines) == expected.joined(separator: "\n"), "\(open)")
  }

  @Test func `A document about fences`() {
    #expect(
      painted("markdown", "````md\n```\n~~~~\n```\n````\n# h")
        == """
        string(````md)
        string(```)
        string(~~~~)
        string(```)
        string(````)
        heading(# h)
        """)
  }

  @Test(arguments: [
    ("```a```", "string(```a```)"), ("``", ""), ("`a", ""), ("``a`b``", "string(``a`b``)"),
    ("a `` ` `` b", "string(`` ` ``)"), ("`a` `b", "string(`a`)"), ("\\`a\\`", ""),
    ("`a``b`", "string(`a``b`)"), ("`**a**`", "string(`**a**`)"),
    ("snake_case_name", ""), ("_a_", "keyword(_) keyword(_)"), ("**a**", "keyword(**) keyword(**)"),
    ("a*b*c", "keyword(*) keyword(*)"), ("\\*a", ""), ("[a](b c) d", "key((b c))"),
    ("[a](open", "key((open)"), ("[a] (b)", ""),
  ])
  func `Spans of a line`(line: String, expected: String) {
    #expect(painted("md", line) == expected, "\(line)")
    #expect(painted("md", "\(line)\n# h").hasSuffix("\nheading(# h)"), "\(line)")
  }

  @Test(arguments: [
    ("# a", "heading(# a)"), ("###### a", "heading(###### a)"), ("####### a", ""), ("#a", ""),
    ("#", "heading(#)"), ("  ## a", "heading(## a)"), ("> a `b`", "comment(> a `b`)"),
    ("- a", "punctuation(-)"), ("+ `a`", "punctuation(+) string(`a`)"), ("-a", ""),
    ("12. a", "punctuation(12.)"), ("3) *a*", "punctuation(3)) keyword(*) keyword(*)"),
    ("1.5", ""), ("2024", ""), ("* *a*", "punctuation(*) keyword(*) keyword(*)"), ("", ""),
  ])
  func `Starts of a line`(line: String, expected: String) {
    #expect(painted("md", line) == expected, "\(line)")
  }
}
