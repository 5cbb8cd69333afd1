import ChatModel
import Testing

@testable import HistoryExport

@Suite struct HTMLDocumentTests {
  private func text(_ turns: [Turn], title: String = "How caches work") -> String {
    HTMLDocument([ExportTranscript(Sample.archive(turns, title: title))]).text
  }

  @Test func `Nothing that anyone wrote becomes markup`() {
    var turn = Sample.full
    turn.parent = nil
    turn.choices[0].content = "<img src=x onerror=alert(1)> & \"'"
    turn.choices[1].content = "```html\n<script>alert(2)</script>\n```"
    turn.system = "<b>"
    turn.modelServed = "<i>"
    turn.contextID = "\"><script>"
    let page = text([turn], title: "</title><script>alert(3)</script>")
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#39;"))
    #expect(
      page.contains(
        "<pre><code class=\"language-html\">&lt;<span class=\"tag\">script</span>&gt;<span class=\"function\">alert</span>(<span class=\"number\">2</span>)&lt;/<span class=\"tag\">script</span>&gt;\n</code></pre>"
      ))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;"))
  }

  @Test func `It needs nothing beside it and runs nothing`() {
    let page = text([Sample.turn("a"), Sample.full])
    for word in ["src=", "href=\"h", "url(", "@import", "<link", "<script", "onload"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("color-scheme: light dark"))
    #expect(page.contains("<meta charset=\"utf-8\">"))
  }

  @Test func `Every tag that opens closes`() {
    let page = text([
      Sample.turn("a"), Sample.full, Sample.turn("c", after: "full", contextID: "ctx-2"),
    ])
    for tag in [
      "article", "section", "div", "details", "summary", "pre", "code", "p", "dl", "h2", "table",
      "tr", "td", "a",
    ] {
      let opened = page.occurrences(of: "<\(tag)>") + page.occurrences(of: "<\(tag) ")
      #expect(opened == page.occurrences(of: "</\(tag)>"), "\(tag)")
    }
    #expect(page.occurrences(of: "<section") == 2 || page.occurrences(of: "<section") == 3)
  }

  @Test
  func `Replies are rendered, prompts are as they were typed, and other choices can be opened`() {
    var turn = Sample.full
    turn.parent = nil
    turn.prompt = "\n\n**first**\n  second\n"
    turn.choices[0].content = "\n\nfirst\n**second**\n\n```\n  x\n```\n"
    turn.choices[1].content = "- other"
    let page = text([turn])
    #expect(page.contains("<div class=\"prose\">**first**\n  second</div>"))
    #expect(page.contains("<p>first<br>\n<strong>second</strong></p>"))
    #expect(page.contains("<pre><code>  x\n</code></pre>"))
    #expect(
      page.contains("<summary>Choice 2 of 2</summary>\n<div class=\"reply\">\n<ul><li>other</li>"))
    #expect(page.contains("<summary>Reasoning</summary>"))
    #expect(page.contains("<p class=\"failure\">Odd &lt;things&gt; happened.</p>"))
  }

  @Test func `A page says its language and lists its turns`() {
    let page = text(
      [
        Sample.turn("a", prompt: "第一个问题\n更多", reply: "答案"),
        Sample.turn("b", after: "a", prompt: "第二"),
      ], title: "问题")
    #expect(page.contains("<html lang=\"zh\">"))
    #expect(page.contains("<a href=\"#a\">第一个问题 更多</a>"))
    #expect(page.contains("<a href=\"#b\">第二</a>") && page.contains("<section id=\"b\">"))
    #expect(page.contains("prefers-color-scheme: dark"))
    #expect(text([Sample.turn("a")]).contains("<html lang=\"en\">"))
    #expect(!text([Sample.turn("a")]).contains("class=\"turns\""))
  }

  @Test(arguments: [
    ("a\u{0}b\u{1B}[31m\u{7F}", "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}"), ("a\r\nb\tc", "a\nb\tc"),
    ("文 & é", "文 &amp; é"), ("", ""),
    ("a\u{80}\u{9B}31m\u{9F}\u{A0}", "a\u{FFFD}\u{FFFD}31m\u{FFFD}\u{A0}"),
  ])
  func `Control characters are shown, never sent on`(text: String, escaped: String) {
    #expect(HTMLText.escaped(text) == escaped)
  }

  @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func `Code points that are no characters show as a replacement`(value: UInt32) throws {
    let text = String(Character(try #require(Unicode.Scalar(value))))
    #expect(HTMLText.escaped("a\(text)b") == "a\u{FFFD}b")
    #expect(
      HTMLText.escaped("\u{FDCF}\u{FDF0}\u{FFFC}\u{10FFFD}") == "\u{FDCF}\u{FDF0}\u{FFFC}\u{10FFFD}"
    )
  }
}

extension String {
  func occurrences(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let head = text.first, let start = rest.firstIndex(of: head) {
      rest = rest[start...]
      if rest.hasPrefix(text) { count += 1 }
      rest = rest.dropFirst()
    }
    return count
  }
}
