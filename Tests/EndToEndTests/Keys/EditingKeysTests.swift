import ChatTestSupport
import Testing

/// The keys of the composer, pressed on the real program: many in one run, each case from an empty composer.
@Suite struct EditingKeysTests {
  /// What is typed, the keys, and what stands there when an X was typed where the caret came to be.
  private struct Case {
    let typed: String
    let keys: String
    let result: String

    init(_ typed: String, _ keys: String, _ result: String) {
      (self.typed, self.keys, self.result) = (typed, keys, result)
    }
  }

  private func run(_ cases: [Case]) throws {
    let keyboard = try Keyboard(Program())
    for item in cases {
      try keyboard.press(item.typed + item.keys + "X", composer: item.result)
      try keyboard.clear()
    }
  }

  @Test func `Motion by character, word and line`() throws {
    try run([
      Case("abc", "\u{02}", "abXc"), Case("abc", "\u{1B}[D", "abXc"),
      Case("abc", "\u{1B}OD", "abXc"), Case("abc", "\u{01}\u{1B}[C", "aXbc"),
      Case("abc", "\u{01}", "Xabc"), Case("abc", "\u{1B}[H", "Xabc"),
      Case("abc", "\u{1B}OH", "Xabc"), Case("abc", "\u{1B}[1~", "Xabc"),
      Case("abc", "\u{01}\u{05}", "abcX"), Case("abc", "\u{01}\u{1B}[F", "abcX"),
      Case("abc", "\u{01}\u{1B}[4~", "abcX"),
      Case("one two", "\u{1B}b", "one Xtwo"), Case("one two", "\u{1B}[1;5D", "one Xtwo"),
      Case("one two", "\u{1B}[1;3D", "one Xtwo"), Case("one two", "\u{1B}\u{1B}[D", "one Xtwo"),
      Case("one two", "\u{01}\u{1B}f", "oneX two"),
      Case("one two", "\u{01}\u{1B}[1;5C", "oneX two"),
      Case("naïve été", "\u{1B}b\u{1B}b", "Xnaïve été"),
      Case("one 世界", "\u{1B}b", "one X世界"),
      Case("a\nb", "\u{18}\u{01}", "Xa\nb"), Case("a\nb", "\u{1B}<", "Xa\nb"),
      Case("a\nb", "\u{1B}<\u{1B}>", "a\nbX"), Case("a\nb", "\u{1B}<\u{18}\u{06}", "a\nbX"),
      Case("ab\ncd", "\u{1B}[A", "abX\ncd"), Case("ab\ncd", "\u{10}", "abX\ncd"),
      Case("ab\ncd", "\u{1B}[A\u{1B}[B", "ab\ncdX"),
    ])
  }

  @Test func `Deleting, cutting, the kill ring, case and swapping`() throws {
    try run([
      Case("abc", "\u{7F}", "abX"), Case("abc", "\u{08}", "abX"),
      Case("abc", "\u{01}\u{1B}[3~", "Xbc"), Case("abc", "\u{01}\u{04}", "Xbc"),
      Case("one two/three", "\u{17}", "one X"), Case("one two/three", "\u{1B}\u{7F}", "one two/X"),
      Case("one two", "\u{01}\u{1B}d", "X two"), Case("one two", "\u{01}\u{1B}[3;5~", "X two"),
      Case("one two", "\u{1B}b\u{15}", "Xtwo"), Case("one two", "\u{1B}b\u{0B}", "one X"),
      Case("one two", "\u{17}\u{19}\u{19}", "one twotwoX"),
      Case("one two", "\u{17}\u{02}\u{17}\u{05}\u{19}\u{1B}y", " twoX"),
      Case("one two", "\u{17}\u{02}\u{17}\u{05}\u{19}\u{18}y", " twoX"),
      Case("ab", "\u{18}\u{14}", "baX"),
      Case("one two", "\u{01}\u{1B}u", "ONEX two"), Case("ONE two", "\u{01}\u{1B}l", "oneX two"),
      Case("one two", "\u{01}\u{1B}c", "OneX two"), Case("one", "\u{01}\u{18}\u{15}", "ONEX"),
      Case("ONE", "\u{01}\u{18}\u{0C}", "oneX"), Case("one", "\u{01}\u{18}c", "OneX"),
      Case("one two", "\u{17}\u{1F}", "one twoX"), Case("one two", "\u{17}\u{18}u", "one twoX"),
      Case("one two", "\u{17}\u{1F}\u{18}r", "one X"),
    ])
  }

  @Test func `Alt+_ redoes, though its bytes could begin a sequence`() throws {
    let keyboard = try Keyboard(Program())
    try keyboard.press("one two\u{17}", composer: "one")
    try keyboard.press("\u{1F}", composer: "one two")
    try keyboard.press("\u{1B}_", composer: "one")
  }

  @Test func `A new line by every key for it, and by a backslash`() throws {
    let keyboard = try Keyboard(Program())
    for keys in ["\n", "\u{1B}\r", "\\\r", "\u{1B}[13;2u", "\u{1B}[27;2;13~"] {
      try keyboard.press("a\(keys)b", composer: "a\nb")
      try keyboard.clear()
    }
  }

  @Test func `Ctrl+C clears the draft, undo brings it back, and twice quits`() throws {
    let keyboard = try Keyboard(Program())
    try keyboard.press("a draft\u{03}", composer: "")
    try keyboard.press("\u{1F}", composer: "a draft")
    try keyboard.press("\u{03}", composer: "")
    keyboard.screen.send("\u{03}")
    #expect(try keyboard.screen.waitForExit() == 0)
  }

  @Test func `Ctrl+D deletes in a draft and quits on an empty prompt, as quit does`() throws {
    let keyboard = try Keyboard(Program())
    try keyboard.press("ab\u{01}\u{04}", composer: "b")
    try keyboard.press("\u{04}", composer: "")
    keyboard.screen.send("\u{04}")
    #expect(try keyboard.screen.waitForExit() == 0)
    for keys in ["/quit\r", "\u{18}\u{03}"] {
      let other = try Keyboard(Program())
      other.screen.send(keys)
      #expect(try other.screen.waitForExit() == 0)
    }
  }

  @Test func `A folded paste unfolds by its key`() throws {
    let keyboard = try Keyboard(Program())
    keyboard.screen.paste((1...40).map { "line \($0)" }.joined(separator: "\n"))
    try keyboard.screen.wait(for: "[Pasted 40 lines")
    try keyboard.press("\u{18}p", see: "line 40")
  }
}
