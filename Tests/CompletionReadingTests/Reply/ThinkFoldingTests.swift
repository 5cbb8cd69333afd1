import Testing

@testable import CompletionReading

struct ThinkFoldingTests {
  private func parts(_ pieces: [String]) -> (reasoning: String, reply: String) {
    var folding = ThinkFolding()
    var reasoning = ""
    var reply = ""
    for piece in pieces {
      let (more, text) = folding.take(piece)
      reasoning += more
      reply += text
    }
    let (more, text) = folding.finish()
    return (reasoning + more, reply + text)
  }

  @Test(arguments: [
    ("<think>\nwhy\n</think>\n\nHello", "why\n", "Hello"),
    ("<think>why</think>Hello", "why", "Hello"),
    ("\n <think>\n今</think> 日", "今", "日"),
    ("<think>今</think>日", "今", "日"),
    ("<think> hm </think> Hi", " hm ", "Hi"),
    ("<think></think>Hi", "", "Hi"),
    ("<think>\n\n</think>\n\nHi", "", "Hi"),
    ("<think>a < b </thin </think>c", "a < b </thin ", "c"),
    ("<think>\na</think>b<think>c</think>", "a", "b<think>c</think>"),
    ("<think>\nnever ends", "never ends", ""),
    ("<think>\nhalf </thi", "half </thi", ""),
    // Texts that speak of the tag.
    ("The <think> tag</think>", "", "The <think> tag</think>"),
    ("`<think>` opens reasoning", "", "`<think>` opens reasoning"),
    ("<think> is a tag", "", "<think> is a tag"),
    ("<think>, then", "", "<think>, then"),
    ("<thinking>x</thinking>", "", "<thinking>x</thinking>"),
    ("<thi", "", "<thi"), ("<think>", "", "<think>"), ("  a", "", "  a"), ("", "", ""),
    ("</think>a", "", "</think>a"),
  ])
  func `reasoning at the beginning is distinguished, however it is cut`(
    text: String, reasoning: String, reply: String
  ) {
    #expect(parts([text]) == (reasoning, reply))
    #expect(parts(text.map { String($0) }) == (reasoning, reply))
    for place in text.indices {
      #expect(parts([String(text[..<place]), String(text[place...])]) == (reasoning, reply))
    }
  }

  @Test func `a text that continues about the tag is released in the end`() {
    let text = "<think> is a tag" + String(repeating: " and so on", count: 10_000)
    var folding = ThinkFolding()
    #expect(folding.take(text) == ("", text))
    #expect(folding.isOver)
  }
}
