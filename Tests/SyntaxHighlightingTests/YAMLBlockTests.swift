import Testing

/// Block scalars: where their text begins, and where it ends.
@Suite struct YAMLBlockTests {
  @Test(arguments: ["|", ">", "|-", ">+", "|2", ">2-", "|+2", "| ", "| # c", "!!str |", "&a >-"])
  func `A block scalar has text below it`(header: String) {
    let lines = painted("yaml", "run: \(header)\n  if: true # no\nnext: 1").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "string(  if: true # no)", "\(header)")
    #expect(lines[2] == "key(next) punctuation(:) number(1)", "\(header)")
  }

  @Test(arguments: ["a |", "a > b", "|a", "\"x\" |", "'|'", "a|", "| b", "|#c", "[|]", "# |"])
  func `A sign elsewhere in a value starts no text`(value: String) {
    let lines = painted("yaml", "run: \(value)\n  if: true").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "key(if) punctuation(:) keyword(true)", "\(value)")
  }

  @Test func `The next key of an item of a list ends the text`() {
    #expect(
      painted(
        "yaml",
        """
        steps:
          - run: |
              make test

              # text
            env: on
          - |
            echo: 1
          - - >
             echo
            - b: c
        """)
          == """
          key(steps) punctuation(:)
          punctuation(-) key(run) punctuation(:)
          string(      make test)

          string(      # text)
          key(env) punctuation(:) keyword(on)
          punctuation(-)
          string(    echo: 1)
          punctuation(-) punctuation(-)
          string(     echo)
          punctuation(-) key(b) punctuation(:)
          """)
  }

  @Test func `Text ends at a key as deep as its own`() {
    #expect(
      painted("yaml", "a:\n  b: |\n    x\n  c: 1\nd: 2")
        == """
        key(a) punctuation(:)
        key(b) punctuation(:)
        string(    x)
        key(c) punctuation(:) number(1)
        key(d) punctuation(:) number(2)
        """)
  }

  @Test func `A comment after the sign keeps its colour`() {
    #expect(painted("yaml", "a: |- # c") == "key(a) punctuation(:) comment(# c)")
  }

  @Test func `Documents, tags, anchors, aliases`() {
    #expect(
      painted("yml", "--- !t\na: &x 'it''s' # c\nb: *x\n? c d : .5\n...")
        == """
        heading(---) attribute(!t)
        key(a) punctuation(:) attribute(&x) string('it''s') comment(# c)
        key(b) punctuation(:) attribute(*x)
        key(? c d ) punctuation(:)
        heading(...)
        """)
  }

  @Test(arguments: [
    ("true", "keyword"), ("False", "keyword"), ("null", "keyword"), ("12", "number"),
    ("-1.5", "number"), ("1_000", "number"), ("\"a\\\"b\"", "string"), ("'a'", "string"),
  ])
  func `A value has the colour of its kind`(value: String, kind: String) {
    #expect(painted("yaml", "a: \(value)") == "key(a) punctuation(:) \(kind)(\(value))")
  }

  @Test(arguments: ["truely", "12a", "it's", "a#b", "http://a.b/c", "C:\\d", "12:30:45x"])
  func `Plain text has none`(value: String) {
    #expect(painted("yaml", "a: \(value)") == "key(a) punctuation(:)")
  }
}
