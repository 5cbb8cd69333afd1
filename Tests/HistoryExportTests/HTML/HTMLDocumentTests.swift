import ChatModel
import Testing

@testable import HistoryExport

@Suite struct HTMLDocumentTests {
  private func text(_ turns: [Turn], title: String = "How caches work") -> String {
    HTMLDocument([Transcript(Sample.archive(turns, title: title))]).text
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
    #expect(page.contains("<pre><code>&lt;script&gt;alert(2)&lt;/script&gt;\n</code></pre>"))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;"))
  }

  @Test func `It needs nothing beside it and runs nothing`() {
    let page = text([Sample.turn("a"), Sample.full])
    for word in ["src=", "href=", "url(", "@import", "<link", "<script", "onload"] {
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
    for tag in ["article", "section", "div", "details", "summary", "pre", "code", "p", "dl", "h2"] {
      let opened = page.occurrences(of: "<\(tag)>") + page.occurrences(of: "<\(tag) ")
      #expect(opened == page.occurrences(of: "</\(tag)>"), "\(tag)")
    }
    #expect(page.occurrences(of: "<section") == 2 || page.occurrences(of: "<section") == 3)
  }

  @Test func `Prose keeps its lines, code its spaces, and the other choices can be opened`() {
    var turn = Sample.full
    turn.parent = nil
    turn.choices[0].content = "\n\nfirst\nsecond\n\n```\n  x\n```\n"
    let page = text([turn])
    #expect(page.contains("<div class=\"prose\">first\nsecond</div>"))
    #expect(page.contains("<pre><code>  x\n</code></pre>"))
    #expect(page.contains("<summary>Choice 2 of 2</summary>"))
    #expect(page.contains("<summary>Reasoning</summary>"))
    #expect(page.contains("<p class=\"failure\">Odd &lt;things&gt; happened.</p>"))
  }

  @Test(arguments: [
    ("a\u{0}b\u{1B}[31m\u{7F}", "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}"), ("a\r\nb\tc", "a\nb\tc"),
    ("文 & é", "文 &amp; é"), ("", ""),
  ])
  func `Control characters are shown, never sent on`(text: String, escaped: String) {
    #expect(HTMLText.escaped(text) == escaped)
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
