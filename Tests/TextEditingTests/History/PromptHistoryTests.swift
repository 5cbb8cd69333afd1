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

  @Test(
    "A prompt holds a query in any script, whatever the case",
    arguments: ["文", "中文", "ÄPFEL", "пр", "👍🏽", "x ä", "ROT!"])
  func scripts(query: String) {
    let prompt = PromptHistory.folded("x äpfel und 中文 Привет 👍🏽 rrot!")
    #expect(PromptHistory.holds(prompt, PromptHistory.folded(query)))
  }

  @Test(
    "What is not in it, or nothing, is not held",
    arguments: ["", "y", "xx", "文中", "x äpfel und 中文!!"])
  func strangers(query: String) {
    #expect(
      !PromptHistory.holds(PromptHistory.folded("x äpfel und 中文"), PromptHistory.folded(query)))
  }
}
