import Testing

@testable import ChatMarkdown

/// Text that is struck out, and addresses, in GitHub's Markdown, with the page that cmark-gfm 0.29.0.gfm.2 makes of it.
@Suite struct GitHubMarkdownTests {
  private static let strikes: [(name: String, source: String, html: String)] = [
    ("struck out", "~~gone~~ and ~~two words~~", "<p><del>gone</del> and <del>two words</del></p>"),
    (
      "struck out over bold", "**~~both~~** ~~*both*~~",
      "<p><strong><del>both</del></strong> <del><em>both</em></del></p>"
    ),
    ("struck out never ends", "~~open and *em*", "<p>~~open and <em>em</em></p>"),
    ("not over paragraphs", "~~one\n\ntwo~~", "<p>~~one</p><p>two~~</p>"),
    ("three tildes strike nothing", "a ~~~b~~~ c", "<p>a ~~~b~~~ c</p>"),
    ("inside a word", "un~~believ~~able", "<p>un<del>believ</del>able</p>"),
  ]

  private static let addresses: [(name: String, source: String, html: String)] = [
    (
      "an address", "See https://a.example/b?c=d.",
      "<p>See <a href=\"https://a.example/b?c=d\">https://a.example/b?c=d</a>.</p>"
    ),
    (
      "www", "www.a.example/b, then",
      "<p><a href=\"http://www.a.example/b\">www.a.example/b</a>, then</p>"
    ),
    ("mail", "me@a.example!", "<p><a href=\"mailto:me@a.example\">me@a.example</a>!</p>"),
    (
      "brackets around an address", "(https://a.example/b(c))",
      "<p>(<a href=\"https://a.example/b(c)\">https://a.example/b(c)</a>)</p>"
    ),
    (
      "a reference after an address", "https://a.example?x&lt;",
      "<p><a href=\"https://a.example?x\">https://a.example?x</a>&lt;</p>"
    ),
    ("an address in code", "`https://a.example`", "<p><code>https://a.example</code></p>"),
    (
      "an address in a link", "[https://a.example](https://b.example)",
      "<p><a href=\"https://b.example\">https://a.example</a></p>"
    ),
    (
      "an address in bold", "**https://a.example**",
      "<p><strong><a href=\"https://a.example\">https://a.example</a></strong></p>"
    ),
    ("ftp", "ftp://a.example/x", "<p><a href=\"ftp://a.example/x\">ftp://a.example/x</a></p>"),
    (
      "mailto", "mailto:me@a.example",
      "<p><a href=\"mailto:me@a.example\">mailto:me@a.example</a></p>"
    ),
    (
      "a plus", "a.b-c+d@a-b.example",
      "<p><a href=\"mailto:a.b-c+d@a-b.example\">a.b-c+d@a-b.example</a></p>"
    ),
    (
      "two addresses", "https://a.example https://b.example",
      "<p><a href=\"https://a.example\">https://a.example</a> <a href=\"https://b.example\">https://b.example</a></p>"
    ),
    (
      "angle", "<https://a.example/b c>",
      "<p>&lt;<a href=\"https://a.example/b\">https://a.example/b</a> c&gt;</p>"
    ),
    (
      "heading with address", "# https://a.example",
      "<h1><a href=\"https://a.example\">https://a.example</a></h1>"
    ),
    (
      "address before a tag", "https://a.example<br>",
      "<p><a href=\"https://a.example\">https://a.example</a><br></p>"
    ),
    (
      "address with comma inside", "https://a.example/a,b;c",
      "<p><a href=\"https://a.example/a,b;c\">https://a.example/a,b;c</a></p>"
    ),
    (
      "star emph", "*https://a.example/b*c",
      "<p>*<a href=\"https://a.example/b*c\">https://a.example/b*c</a></p>"
    ),
  ]

  @Test(arguments: strikes)
  func `What two tildes strike out is read as GitHub reads them`(
    _ sample: (name: String, source: String, html: String)
  ) {
    #expect(HTMLWriter.html(of: sample.source) == sample.html, "\(sample.name)")
  }

  @Test(arguments: addresses)
  func `Addresses without marks are read as GitHub reads them`(
    _ sample: (name: String, source: String, html: String)
  ) {
    #expect(HTMLWriter.html(of: sample.source) == sample.html, "\(sample.name)")
  }

  @Test(
    arguments: [
      (
        "a cell too many is shown", "| n |\n|---|\n| a | 2 |",
        "<table><thead><tr><th>n</th></tr></thead><tbody><tr><td>a | 2</td></tr></tbody></table>"
      ),
      ("a note is shown", "word[^1]\n\n[^1]: note", "<p>word[^1]</p><p>[^1]: note</p>"),
      (
        "a dash behind an address", "me@a.example-",
        "<p><a href=\"mailto:me@a.example\">me@a.example</a>-</p>"
      ),
    ])
  func `Where GitHub loses words or an address, they are kept`(
    _ sample: (name: String, source: String, html: String)
  ) {
    #expect(HTMLWriter.html(of: sample.source) == sample.html, "\(sample.name)")
  }
}
