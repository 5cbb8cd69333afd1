import Testing

@testable import ChatMarkdown

@Suite struct BareAddressTests {
  @Test(arguments: [
    (
      "见 https://example.com/guide，详见下文",
      "见 {a https://example.com/guide|https://example.com/guide}，详见下文"
    ),
    ("见https://example.com/a。", "见{a https://example.com/a|https://example.com/a}。"),
    ("（https://example.com/a）", "（{a https://example.com/a|https://example.com/a}）"),
    ("「https://example.jp/a」を", "「{a https://example.jp/a|https://example.jp/a}」を"),
    ("网址：https://example.com/a；下一个", "网址：{a https://example.com/a|https://example.com/a}；下一个"),
    ("去https://example.com！", "去{a https://example.com|https://example.com}！"),
    ("“https://example.com/q?a=1”", "“{a https://example.com/q?a=1|https://example.com/q?a=1}”"),
    (
      "https://example.com/guide를 보세요",
      "{a https://example.com/guide|https://example.com/guide}를 보세요"
    ),
    ("https://example.comにある", "{a https://example.com|https://example.com}にある"),
    ("https://example.com/guideを参照", "{a https://example.com/guide|https://example.com/guide}を参照"),
    ("(见https://example.com/a)后文", "(见{a https://example.com/a|https://example.com/a})后文"),
    ("邮箱foo@example.com。", "邮箱{a foo@example.com|mailto:foo@example.com}。"),
    ("見www.example.jp、", "見{a www.example.jp|http://www.example.jp}、"),
    ("**https://example.com/a**后", "{b {a https://example.com/a|https://example.com/a}}后"),
    (
      "https://zh.wikipedia.org/wiki/中国 页",
      "{a https://zh.wikipedia.org/wiki/中国|https://zh.wikipedia.org/wiki/中国} 页"
    ),
    ("https://例え.jp/道・路。", "{a https://例え.jp/道・路|https://例え.jp/道・路}。"),
    ("https://example.com/a…", "{a https://example.com/a|https://example.com/a}…"),
    ("https://example.com/a\u{3000}次", "{a https://example.com/a|https://example.com/a}\u{3000}次"),
  ])
  func `An address ends before CJK punctuation and begins after a CJK letter`(
    source: String, expected: String
  ) {
    #expect(TaggedText.of(source) == expected)
  }

  @Test(arguments: [
    ("See https://a.b/c. Then", "See {a https://a.b/c|https://a.b/c}. Then"),
    ("(https://a.b/c)", "({a https://a.b/c|https://a.b/c})"),
    ("https://a.b/c_(d) x", "{a https://a.b/c_(d)|https://a.b/c_(d)} x"),
    ("(https://a.b/c_(d))", "({a https://a.b/c_(d)|https://a.b/c_(d)})"),
    ("[https://a.b]", "[{a https://a.b|https://a.b}]"),
    ("https://a.b/x?y=1&lt;", "{a https://a.b/x?y=1|https://a.b/x?y=1}<"),
    ("https://a.b/?x=1&amp;y=2", "{a https://a.b/?x=1&y=2|https://a.b/?x=1&y=2}"),
    ("*https://a.b/c*", "{i {a https://a.b/c|https://a.b/c}}"),
    ("https://a.b/x_y_z~w*v", "{a https://a.b/x_y_z~w*v|https://a.b/x_y_z~w*v}"),
    ("https://a.b/x\\_y", "{a https://a.b/x_y|https://a.b/x_y}"),
    (
      "\"https://a.b/c\", 'https://a.b/d'",
      "\"{a https://a.b/c|https://a.b/c}\", '{a https://a.b/d|https://a.b/d}'"
    ),
    ("http://localhost:8080/v1,", "{a http://localhost:8080/v1|http://localhost:8080/v1},"),
    ("http://[::1]:80/", "{a http://[::1]:80/|http://[::1]:80/}"),
    ("HTTPS://A.B", "{a HTTPS://A.B|HTTPS://A.B}"),
    ("https://a.b/{id}/c", "{a https://a.b/{id}/c|https://a.b/{id}/c}"),
    ("<https://a.b/c>", "{a https://a.b/c|https://a.b/c}"),
    ("<https://a.b/c.>", "{a https://a.b/c.|https://a.b/c.}"),
    ("mailto:a@b.cd", "{a mailto:a@b.cd|mailto:a@b.cd}"),
    ("a.b-c+d@e.fg.", "{a a.b-c+d@e.fg|mailto:a.b-c+d@e.fg}."),
    ("ftp://a.b/c", "{a ftp://a.b/c|ftp://a.b/c}"),
    ("[t](https://a.b/c~d_(e) \"f\")", "{a t|https://a.b/c~d_(e)}"),
    ("[https://a.b](https://c.d)", "{a https://a.b|https://c.d}"),
    ("[见https://a.b，](https://c.d，e)", "{a 见https://a.b，|https://c.d，e}"),
    ("![https://a.b](c)", "{p https://a.b|c}"),
    ("`https://a.b`", "{c https://a.b}"),
    ("<a href=\"https://a.b\">x</a>", "<a href=\"https://a.b\">x</a>"),
    ("| u |\n|---|\n| https://a.b|", "u|\n{a https://a.b|https://a.b}|"),
    ("~~https://a.b/c~~", "{s {a https://a.b/c|https://a.b/c}}"),
  ])
  func `In other text it is what GitHub's rules say`(source: String, expected: String) {
    #expect(TaggedText.of(source) == expected)
  }

  @Test(arguments: [
    "xhttps://a.b", "éhttps://a.b", "https://", "https:// a", "https://。", "http:/a.b",
    "javascript://a.b", "www.", "awww.b.c",
    "react@18.2.0", "git@host.example:user/repo", "@user", "a@b", "a@", "scope/@pkg.ab",
    "https://<b>",
  ])
  func `Some text only looks like an address`(source: String) {
    #expect(TaggedText.of(source) == source)
  }

  @Test func `What is copied as a link is the address`() {
    let text = Streams.whole(
      "见https://example.com/a，和 [b](https://example.com/c~d)。\n\nhttps://e.f/x\\_y", width: 30)
    #expect(
      text.links.map(\.target)
        == ["https://example.com/a", "https://example.com/c~d", "https://e.f/x_y"])
  }

  @Test func `An address that streams in ends unchanged`() {
    for source in [
      "见https://example.com/guide，详", "- a https://x.y/z_(w)) b", "[a](https://x.y/~z) www.a.b。",
    ] {
      let streamed = Streams.streamed(source, width: 30)
      let whole = Streams.whole(source, width: 30)
      #expect(Streams.rows(streamed) == Streams.rows(whole))
      #expect(streamed.links == whole.links)
    }
  }
}
