import Testing

@testable import HistoryExport

@Suite struct FencedTextTests {
  @Test func `Prose and code are told apart, each as it was`() {
    let text = "Look:\n\n```swift\nlet a = 1\n\n  b()\n```\nDone.\n"
    #expect(
      FencedText(text).parts == [
        .prose("Look:\n"), .code(language: "swift", "let a = 1\n\n  b()"), .prose("Done.\n"),
      ])
    #expect(FencedText(text).openFence == nil)
  }

  @Test(arguments: [
    ("```\ncode", "```"), ("~~~~ text\n~~~\n", "~~~~"), ("a\n   ````py\n```\n``", "````"),
    ("```\n```\n```", "```"), ("```", "```"),
  ])
  func `A block that is left open is closed by its own fence`(text: String, fence: String) {
    #expect(FencedText(text).openFence == fence)
    #expect(FencedText(text + "\n" + fence).openFence == nil)
  }

  @Test(arguments: [
    "", "plain", "`` two", "    ```\nindented", "``` a`b", "~~ ~", "```\r\ncode\r\n```\r\n",
    "```\nx\n```  \t",
    "```\nx\n`````",
  ])
  func `Nothing is open where CommonMark sees no open block`(text: String) {
    #expect(FencedText(text).openFence == nil)
  }

  @Test func `A longer fence holds a shorter one`() {
    #expect(
      FencedText("````md\n```\nx\n```\n````").parts == [.code(language: "md", "```\nx\n```")])
  }
}
