import Testing

/// Scripts and style sheets in a page have their own languages.
@Suite struct RawElementTests {
  @Test func `A script is JavaScript up to its end tag`() {
    #expect(
      painted(
        "html",
        #"""
        <script src="a.js" defer>
        for (let i = 0; i<n; i++) { a = `<p>
        ${b}</p>` } // <b>
        </script><p>
        """#)
          == #"""
          punctuation(<) tag(script) attribute(src) string("a.js") attribute(defer) punctuation(>)
          keyword(for) keyword(let) number(0) string(`<p>)
          string(${b}</p>`) comment(// <b>)
          punctuation(</) tag(script) punctuation(><) tag(p) punctuation(>)
          """#)
  }

  @Test func `A style sheet is CSS up to its end tag`() {
    #expect(
      painted(
        "vue",
        #"""
        <style scoped>
        a > b { color: #fff; /* <p>
        */ } </style>
        <b>
        """#)
          == #"""
          punctuation(<) tag(style) attribute(scoped) punctuation(>)
          tag(a) tag(b) key(color) number(#fff) comment(/* <p>)
          comment(*/) punctuation(</) tag(style) punctuation(>)
          punctuation(<) tag(b) punctuation(>)
          """#)
  }

  @Test func `Both on one line, in any case`() {
    #expect(
      painted("html", "<SCRIPT>if('<a>')</Script><STYLE>a{}</style>x<i>")
        == """
        punctuation(<) tag(SCRIPT) punctuation(>) keyword(if) string('<a>') punctuation(</) \
        tag(Script) punctuation(><) tag(STYLE) punctuation(>) tag(a) punctuation(</) tag(style) \
        punctuation(>) punctuation(<) tag(i) punctuation(>)
        """)
  }

  @Test func `An end tag ends a script even inside a string or comment, as in a browser`() {
    let end = "punctuation(</) tag(script) punctuation(>)"
    for open in ["'", "`", "/* ", "// "] {
      let painting = painted("html", "<script>\(open)</script>\n<b>")
      #expect(painting.contains(end), "\(open)")
      #expect(painting.hasSuffix("\npunctuation(<) tag(b) punctuation(>)"), "\(open)")
    }
  }

  @Test(arguments: [
    "<script src='a'/>", "<scripts>", "</script>", "<style-x>", "<!-- <script> -->",
    "<p script>", "<p a='<script>'>", "<script <p>",
  ])
  func `What opens no script leaves the page as it is`(line: String) {
    #expect(painted("html", "\(line)\nif &lt;").hasSuffix("\nkeyword(&lt;)"), "\(line)")
  }

  @Test func `A tag over several lines opens its script at the bracket`() {
    #expect(
      painted("html", "<script\n type='module'\n>\nimport a")
        == """
        punctuation(<) tag(script)
        attribute(type) string('module')
        punctuation(>)
        keyword(import)
        """)
  }

  @Test func `A name that only starts like the end tag's does not end a script`() {
    #expect(painted("html", "<script>a </scripted\nif").hasSuffix("\nkeyword(if)"))
  }
}
