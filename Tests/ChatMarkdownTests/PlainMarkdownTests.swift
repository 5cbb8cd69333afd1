import Testing

@testable import ChatMarkdown

@Suite struct PlainMarkdownTests {
  @Test(arguments: [
    ("A **bold** `word`, *really*", "A bold word, really"),
    ("# Title\n\nText\nwrapped", "Title\nText wrapped"),
    ("- one\n- two\n\nend", "• one\n• two\nend"), ("1. [x](http://y)\n2. b", "• x\n• b"),
    ("- [x] done", "[x] done"), ("> said\n\nso", "said\nso"),
    ("| a | b |\n|---|---|\n| c | d |", "a · b\nc · d"),
    ("before\n\n```sh\nls -l\n```\nafter", "before\nls -l\nafter"), ("a &amp; b", "a & b"),
    ("an **open mark", "an **open mark"), ("snake_case * 2", "snake_case * 2"), ("", ""),
  ])
  func `Marks go, words stay`(source: String, words: String) {
    var text = PlainMarkdown.text(of: source)
    while text.last == "\n" { text.removeLast() }
    #expect(text == words)
  }

  @Test func `Nothing traps on garbage`() {
    for seed in 0..<200 {
      _ = PlainMarkdown.text(of: RandomMarkdown.document(seed: UInt64(seed)))
    }
  }
}
