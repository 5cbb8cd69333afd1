import Testing

@testable import HistoryExport

@Suite struct HTMLReplyTests {
  @Test(arguments: [
    ("# A\n\nb", "<h3>A</h3>\n<p>b</p>\n"), ("a\nb", "<p>a<br>\nb</p>\n"),
    ("a<br>\nb", "<p>a<br>\nb</p>\n"),
    ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
    ("3. a\n4. b", "<ol start=\"3\"><li>a</li>\n<li>b</li>\n</ol>\n"),
    ("1. a\n   - b", "<ol><li>a<ul><li>b</li>\n</ul>\n</li>\n</ol>\n"),
    ("- [x] a\n- [ ] b", "<ul><li class=\"task\">☑ a</li>\n<li class=\"task\">☐ b</li>\n</ul>\n"),
    ("> a", "<blockquote><p>a</p>\n</blockquote>\n"), ("---", "<hr>\n"),
    (
      "```swift\nlet a = \"b\"\n```",
      "<pre><code class=\"language-swift\"><span class=\"keyword\">let</span> a = <span class=\"string\">&quot;b&quot;</span>\n</code></pre>\n"
    ),
    ("```\n  x\n```", "<pre><code>  x\n</code></pre>\n"),
    ("*a* **b** `c` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>\n"),
    (
      "| a | b |\n|:-:|--:|\n| c | d |",
      "<table><tr><th class=\"center\">a</th>\n<th class=\"right\">b</th>\n</tr>\n<tr><td class=\"center\">c</td>\n<td class=\"right\">d</td>\n</tr>\n</table>\n"
    ),
    (
      "So:\n| a |\n|---|\n| b |",
      "<p>So:</p>\n<table><tr><th>a</th>\n</tr>\n<tr><td>b</td>\n</tr>\n</table>\n"
    ),
    (
      "- So:\n  | a |\n  |---|\n- c",
      "<ul><li>So:<table><tr><th>a</th>\n</tr>\n</table>\n</li>\n<li>c</li>\n</ul>\n"
    ),
    (
      "> So:\n> | a |\n> |---|\n> # b",
      "<blockquote><p>So:</p>\n<table><tr><th>a</th>\n</tr>\n</table>\n<h3>b</h3>\n</blockquote>\n"
    ),
    (
      "| a |\n|---|\n| `x \\| y` |",
      "<table><tr><th>a</th>\n</tr>\n<tr><td><code>x | y</code></td>\n</tr>\n</table>\n"
    ),
    (
      "[a](https://b.c/?d=1&e=2 \"f\")",
      "<p><a href=\"https://b.c/?d=1&amp;e=2\" rel=\"noreferrer\" title=\"f\">a</a></p>\n"
    ),
    ("见https://a.b，好", "<p>见<a href=\"https://a.b\" rel=\"noreferrer\">https://a.b</a>，好</p>\n"),
    (
      "![alt](https://a.b/c.png)",
      "<p><a href=\"https://a.b/c.png\" rel=\"noreferrer\" class=\"picture\">alt</a></p>\n"
    ),
    ("$x^2$", "<p><span class=\"math\">x²</span></p>\n"),
    ("$$x^2$$", "<p><span class=\"math display\">x²</span></p>\n"),
    ("是**“重”**的 14~17 20~30", "<p>是<strong>“重”</strong>的 14~17 20~30</p>\n"),
    ("$5 and $10", "<p>$5 and $10</p>\n"),
    (
      "[a]\n\n[a]: https://b.c",
      "<p><a href=\"https://b.c\" rel=\"noreferrer\">a</a></p>\n<p>[a]: <a href=\"https://b.c\" rel=\"noreferrer\">https://b.c</a></p>\n"
    ),
    ("", ""),
  ])
  func `A reply is rendered`(reply: String, elements: String) {
    #expect(HTMLReply.elements(reply) == elements)
  }

  @Test(arguments: [
    "<script>x</script>", "a <img src=x onerror=y> b", "<div onclick=\"x\">", "```\"><b>\nx\n```",
    "[a](javascript:x)", "[a](<java\tscript:x>)",
    "[a](data:text/html,x)", "[a](vbscript:x)", "[a](https:x)", "![a](javascript:x)",
    "<javascript:x>", "[a](&#106;avascript:x)", "[a](//b)",
    "[a](file:///etc)", "$<b>$", "[<b>](https://a.b/\"onclick=)", "| <b> |\n|---|", "# <i>",
  ])
  func `Nothing of it is markup, and only the web and mail are linked`(reply: String) {
    let page = HTMLReply.elements(reply)
    for tag in ["<script", "<img", "<div", "<b>", "<i>"] { #expect(!page.contains(tag), "\(page)") }
    let links = page.occurrences(of: "<a ")
    #expect(links == page.occurrences(of: "<a href=\"https://a.b/"), "\(page)")
    #expect(page.occurrences(of: "<a ") == page.occurrences(of: "</a>"))
  }

  @Test(arguments: [
    ("https://a", true), ("HTTP://a", true), ("mailto:a@b.c", true), ("mailto:", false),
    ("ftp://a", false), ("javascript:a", false), ("a", false),
    ("", false), ("https:a", false), (" https://a", false), ("https://a b", false),
    ("http\u{9}s://a", false),
  ])
  func `Addresses of the web and of mail are safe`(address: String, isSafe: Bool) {
    #expect(SafeAddress.isSafe(address) == isSafe)
  }
}
