import Testing

@testable import ctxchat

@Suite struct CompletionAnswerTests {
  private let words = [
    CompletionWord("v1:beta", "the first"), CompletionWord("v1:rc", "tab\there"),
    CompletionWord("my notes"), CompletionWord("red\u{1B}[31m"), CompletionWord("two\nlines"),
    CompletionWord("turned\u{202E}round"), CompletionWord(""), CompletionWord("c1\u{9B}x"),
    CompletionWord("❤️ 👩‍🚀"),
  ]

  @Test func `What acts on a terminal never comes out`() {
    let text = CompletionAnswer(.words, words).text
    #expect(text == "words\nv1:beta\tthe first\nv1:rc\ttab here\nmy notes\t\n❤️ 👩‍🚀\t\n")
  }

  @Test func `bash gets words that are quoted, from where its own word begins`() throws {
    let answer = CompletionAnswer(.words, words)
    func text(_ type: String, _ line: String, _ end: String) throws -> String {
      try #require(BashCall([type, line, end])).text(of: answer)
    }
    #expect(try text("9", "ctxchat contexts show v1:", "") == "words\nbeta\nrc\n")
    #expect(try text("9", "ctxchat a my", "my") == "words\nv1:beta\nv1:rc\nmy\\ notes\n❤️\\ 👩‍🚀\n")
    #expect(
      try text("63", "ctxchat contexts show v1:", "")
        == "words\nbeta  (the first)\nrc  (tab here)\n")
    #expect(try text("63", "ctxchat contexts show 'v1:", "v1:").contains("(") == false)
    #expect(try text("9", "ctxchat a my", "other") == "words\n")
    #expect(BashCall(["9", "x"]) == nil)
  }

  @Test func `Case counts only if something has the same`() {
    let words = ["Moon", "moss", "MOON"].map { CompletionWord($0) }
    #expect(words.beginning(with: "Mo").map(\.text) == ["Moon"])
    #expect(words.beginning(with: "mO").map(\.text) == ["Moon", "moss", "MOON"])
    #expect(words.beginning(with: "x").isEmpty)
    #expect(words.beginning(with: "").count == 3)
  }

  @Test func `A summary is one sentence`() {
    #expect(CompletionWord.firstSentence(of: "One. Two.") == "One")
    #expect(CompletionWord.firstSentence(of: "One, such as 1.5.") == "One, such as 1.5")
    #expect(CompletionWord.firstSentence(of: "") == "")
  }

  @Test(arguments: [[], ["bash"], ["zsh"], ["tcsh", "x"], ["bash", "9", "ctxchat"]])
  func `A call that is none gets no answer`(arguments: [String]) async {
    #expect(await CompletionRun.answer(arguments) == "")
  }
}
