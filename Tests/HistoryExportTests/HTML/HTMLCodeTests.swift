import SyntaxHighlighting
import Testing

@testable import HistoryExport

@Suite struct HTMLCodeTests {
  /// The text of a page without its elements.
  private func text(_ page: String) -> String {
    page.replacing(#/<[^>]*>/#, with: "")
  }

  @Test(arguments: [
    ("swift", "/* a\n<b> */ let c = 1", "comment"),
    ("python", "def f(x): return 'y' # z", "keyword"),
    ("json", "{\"k\": [1, true]}", "key"), ("diff", "+ new\n- old\n@@ 1 @@", "inserted"),
    ("html", "<a href='x'>&amp;</a>", "tag"), ("c", "int main(void) { return 0; }\n\n", "function"),
    ("yaml", "a: \u{1}b\r\n文: é", "key"), ("toml", "[t]\nk = \"v\"", "heading"),
  ])
  func `Code has the classes of its language, and its text stays as it was`(
    language: String, code: String, kind: String
  ) {
    let page = HTMLCode.elements(code, language: language)
    #expect(page.contains("<span class=\"\(kind)\">"), "\(page)")
    #expect(text(page) == HTMLText.escaped(code))
    #expect(page.occurrences(of: "<span") == page.occurrences(of: "</span>"))
  }

  @Test(arguments: ["", "nosuch", "\"><b>"])
  func `Code of another language is plain`(language: String) {
    #expect(HTMLCode.elements("let <a> = 1\n", language: language) == "let &lt;a&gt; = 1\n")
  }

  @Test func `Every class that is used has a look`() {
    for language in LineHighlighter.languages {
      let page = HTMLCode.elements(
        "# a\n@b <c d='e'> f(1) \"g\" // h\n+i\n-j\nk: 2\n[l]\nif true", language: language)
      for match in page.matches(of: #/class="([a-z]+)"/#) {
        #expect(HTMLStyle.text.contains(".\(match.1)"), "\(language): \(match.1)")
      }
    }
  }

  @Test func `Code in lists, quotes and without a fence comes whole`() {
    let reply =
      "- a\n  ```swift\n  let b = 1\n\n  var c\n  ```\n\n> ~~~\n> <d>\n> ~~~\n\n    e\n    f\n"
    let page = HTMLReply.elements(reply)
    #expect(
      page.contains(
        "<span class=\"keyword\">let</span> b = <span class=\"number\">1</span>\n\n<span class=\"keyword\">var</span> c\n</code>"
      ), "\(page)")
    #expect(page.contains("<pre><code>&lt;d&gt;\n</code></pre>"))
    #expect(page.contains("<pre><code>e\nf\n</code></pre>"), "\(page)")
  }
}
