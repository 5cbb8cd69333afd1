import Testing

@testable import ChatMarkdown

@Suite struct OpenCodeTests {
  @Test(arguments: [
    ("```\ncode", "```"), ("~~~~ text\n~~~\n", "~~~~"), ("a\n   ````py\n```\n``", "````"),
    ("```\n```\n```", "```"), ("```", "```"),
  ])
  func `A block that is left open is closed by its own fence`(text: String, fence: String) {
    #expect(OpenCode.closingFence(of: text) == fence)
    #expect(OpenCode.closingFence(of: text + "\n" + fence) == nil)
  }

  @Test(arguments: [
    "", "plain", "`` two", "    ```\nindented", "``` a`b", "~~ ~", "```\r\ncode\r\n```\r\n",
    "```\nx\n```  \t",
    "```\nx\n`````", "- ```\n  in an item",
  ])
  func `Nothing is open where CommonMark sees no open block`(text: String) {
    #expect(OpenCode.closingFence(of: text) == nil)
  }
}
