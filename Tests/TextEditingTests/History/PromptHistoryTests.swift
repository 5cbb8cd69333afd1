import Testing

@testable import TextEditing

struct PromptHistoryTests {
  @Test("Walking back and forth comes back to the draft")
  func walking() {
    var history = PromptHistory(["one", "two"])
    #expect(!history.isWalking)
    #expect(history.older(from: "draft") == "two")
    #expect(history.isWalking)
    #expect(history.older(from: "two") == "one")
    #expect(history.older(from: "one") == nil)
    #expect(history.newer() == "two")
    #expect(history.newer() == "draft")
    #expect(history.newer() == nil)
    #expect(!history.isWalking)
  }

  @Test("What was made of an old prompt is still there on the way back")
  func edits() {
    var history = PromptHistory(["one", "two"])
    _ = history.older(from: "draft")
    #expect(history.older(from: "two!") == "one")
    #expect(history.newer(from: "one?") == "two!")
    #expect(history.older(from: "two!") == "one?")
    #expect(history.newer(from: "one") == "two!")
    #expect(history.newer(from: "two") == "draft")
    #expect(history.older(from: "draft") == "two")
    #expect(history.prompts == ["one", "two"])
  }

  @Test("Blank prompts and repetitions are not kept, and sending ends a walk")
  func adding() {
    var history = PromptHistory()
    #expect(history.older(from: "x") == nil)
    for prompt in ["a", "a", " \n", "", "b", "a"] { history.add(prompt) }
    #expect(history.prompts == ["a", "b", "a"])
    _ = history.older(from: "x")
    history.add("c")
    #expect(!history.isWalking)
    #expect(history.older(from: "") == "c")
    history.reset()
    #expect(history.newer() == nil)
  }

  @Test("Search goes on to older and back to newer prompts")
  func searching() {
    let history = PromptHistory(["Fix the bug", "other", "a BUG again", "a BUG again", "last"])
    let newest = history.search("bug")
    #expect(newest?.index == 3 && newest?.text == "a BUG again")
    // The same text is not found twice.
    #expect(history.search("bug", before: 3)?.index == 0)
    #expect(history.search("bug", before: 0)?.index == nil)
    #expect(history.search("bug", after: 0)?.index == 2)
    #expect(history.search("bug", after: 3)?.index == nil)
    #expect(history.search("nothing")?.index == nil)
    #expect(history.search("")?.index == nil)
    #expect(history.search("last", before: 99)?.index == 4)
    #expect(history.search("fix", before: -5)?.index == nil)
    #expect(history.search("fix", after: -5)?.index == 0)
  }

  @Test("Search works in any script", arguments: ["文", "中文", "ÄPFEL", "пр", "👍🏽"])
  func scripts(query: String) {
    let history = PromptHistory(["x", "äpfel und 中文 Привет 👍🏽!"])
    #expect(history.search(query)?.index == 1)
    #expect(PromptHistory(["aab"]).search("ab")?.index == 0)
  }
}
