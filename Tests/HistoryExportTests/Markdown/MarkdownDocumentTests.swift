import ChatModel
import Testing

@testable import HistoryExport

@Suite struct MarkdownDocumentTests {
  private func text(_ turns: [Turn], title: String = "How caches work") -> String {
    MarkdownDocument(ExportTranscript(Sample.archive(turns, title: title))).text
  }

  @Test func `A conversation reads from its title to its last figures`() {
    var last = Sample.turn("b", after: "a", prompt: "And?", reply: "So.", contextID: "ctx-2")
    last.usage = Usage(promptTokens: 20, completionTokens: 2, cachedTokens: 10)
    #expect(
      text([Sample.turn("a"), last]) == """
        # How caches work

        - Context: handbook (session)
        - Model: m-1
        - Context id: ctx-1
        - Started: 2026-03-31 23:33 UTC
        - Last turn: 2026-03-31 23:38 UTC
        - Tokens: 20 in (50 % cached), 2 out

        ---

        ## You · 2026-03-31 23:33 UTC

        question

        ## handbook

        answer

        *complete*

        ---

        *Moved to a rebuilt context:* `ctx-2`

        ## You · 2026-03-31 23:33 UTC

        And?

        ## handbook

        So.

        *complete · 20 in (50 % cached), 2 out*

        """)
  }

  @Test func `Messages are in it exactly, system message, reasoning and failure around them`() {
    let document = text([Sample.turn("a"), Sample.full])
    #expect(document.contains("\n\n## System\n\nsys\n\n"))
    #expect(document.contains("\n\nWhy?\r\nSay \"it\" </script> \u{202E}now\n\n"))
    #expect(document.contains("\n\n> because\n> of this\n\none\n\n"))
    #expect(document.contains("\n\n> Odd <things> happened.\n"))
  }

  @Test func `A code block that was left open does not swallow the rest`() {
    var turn = Sample.turn("a", reply: "Look:\n```swift\nlet a")
    turn.phase = .ended(.stopped)
    #expect(text([turn]).contains("```swift\nlet a\n```\n\n*stopped by the user*"))
  }

  @Test func `A title and a label are no Markdown`() {
    #expect(text([], title: "# *a*\n<b>_c_").hasPrefix("# \\# \\*a\\* \\<b\\>\\_c\\_\n"))
  }

  @Test(arguments: [
    ("ctx-1", "`ctx-1`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("a\nb", "`ab`"),
  ])
  func `A code span holds whatever it must`(text: String, span: String) {
    #expect(EscapedMarkdown.code(text) == span)
  }

  @Test func `A quote quotes every line`() {
    #expect(EscapedMarkdown.quote("a\n\nb\r\nc") == "> a\n>\n> b\n> c")
  }
}
