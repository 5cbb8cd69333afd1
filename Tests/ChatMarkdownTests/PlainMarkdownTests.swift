import Testing

@testable import ChatMarkdown

@Suite struct PlainMarkdownTests {
  @Test(arguments: [
    ("A **bold** `word`, *really*", "A bold word, really"),
    ("# Title\n\nText\nwrapped", "Title\nText\nwrapped"),
    ("- one\n- two\n\nend", "• one\n• two\nend"), ("3. [x](http://y)\n4. b", "3. x\n4. b"),
    ("- a\n  1. b\n  2. c\n- d", "• a\n1. b\n2. c\n• d"),
    ("- [x] done", "[x] done"), ("> said\n\nso", "said\nso"),
    ("| a | b |\n|---|---|\n| c | d |", "a · b\nc · d"),
    ("So:\n| a | b |\n|---|---|\n| c | d |", "So:\na · b\nc · d"),
    ("- So:\n  | a | b |\n  |---|---|\n- next", "• So:\na · b\n• next"),
    ("| a | b |\n|---|---|\n# Head", "a · b\nHead"),
    ("before\n\n```sh\nls -l\n```\nafter", "before\nls -l\nafter"), ("a &amp; b", "a & b"),
    ("an **open mark", "an **open mark"), ("~~no~~ yes", "~~no~~ yes"),
    ("14~17℃和27~28℃", "14~17℃和27~28℃"),
    ("是**“重”**的", "是“重”的"), ("$x^2$ costs $5", "x² costs $5"),
    ("2*3*4 __init__.py", "2*3*4 __init__.py"),
    ("| a |\n|---|\n| `x \\| y` |", "a\nx | y"), ("见https://a.b，好", "见https://a.b，好"),
    ("[a][b]\n\n[b]: c", "a\n[b]: c"),
    ("> Old pond\n> a frog", "Old pond\na frog"), ("1. # a\n\n   b", "1. a\nb"),
    ("snake_case * 2", "snake_case * 2"), ("", ""),
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
