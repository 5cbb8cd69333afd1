import Basics
import Testing

@testable import CompletionReading

@Suite struct StringSearchTests {
  @Test(arguments: [
    ("plain words", "plain words"), ("", ""), ("  \n ", ""), ("\n a\r\n\t b \n", "a b"),
    ("a\u{A0}\u{A0}b", "a b"), ("a\u{2028}b\u{2029}c", "a b c"), ("a\u{0}b", "a b"),
    ("\u{1B}[31mred\u{1B}[0m", "[31mred [0m"), ("a\u{9B}31mb\u{7F}c\u{85}d", "a31mbcd"),
    ("余额 不足", "余额 不足"), ("👩‍👩‍👧‍👦 é", "👩‍👩‍👧‍👦 é"), ("a \u{7F} b", "a b"),
  ])
  func `A stranger's text becomes one line without controls`(text: String, expected: String) {
    #expect(text.fitForMessage() == expected)
  }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "abc…"), ("abc \n", 3, "abc"), ("ab c", 3, "ab…"),
    ("abc d", 3, "abc…"), ("a    b", 3, "a b"), ("今日は晴れ", 3, "今日は…"), ("x", 0, "…"), ("", 0, ""),
    ("👩‍👩‍👧👩‍👩‍👧", 1, "👩‍👩‍👧…"),
  ])
  func `A long text ends with an ellipsis, and only then`(
    text: String, limit: Int, expected: String
  ) {
    #expect(text.fitForMessage(limit: limit) == expected)
  }

  @Test func `A character with marks without end is cut, too`() {
    let text = "a" + String(repeating: "\u{301}", count: 100_000) + "b"
    let message = text.fitForMessage()
    #expect(message.unicodeScalars.count < 40)
    #expect(message.unicodeScalars.first == "a" && message.last == "b")
  }

  @Test func `Random text made fit stays as it is when made fit again`() {
    var random = SplitMix(seed: 12)
    let pieces = [
      "a", " ", "\n", "\u{1B}", "é", "今", "\u{301}", "\u{200D}", "\u{9F}", "\u{A0}", "👍🏽", ".",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      let once = text.fitForMessage(limit: 20)
      #expect(once.dropLast(once.hasSuffix("…") ? 1 : 0).count <= 20, "\(text)")
      #expect(once.fitForMessage(limit: 21) == once, "\(text.debugDescription)")
      #expect(!once.unicodeScalars.contains { $0.value < 0x20 || 0x7F...0x9F ~= $0.value })
    }
  }

  @Test(arguments: [
    ("Gone.", "Gone"), ("Gone... ", "Gone"), ("余额不足。", "余额不足"), ("a．\n", "a"), ("...", ""),
    ("v1.2", "v1.2"), ("Why?", "Why?"), ("。a", "。a"), ("", ""),
  ])
  func `A sentence loses its full stop to stand inside another`(text: String, expected: String) {
    #expect(text.withoutStop == expected)
  }

  @Test(arguments: [
    ("aXbX", "X", "-", "a-b-"), ("XX", "X", "XX", "XXXX"), ("aaa", "aa", "b", "ba"),
    ("abc", "", "-", "abc"), ("", "a", "b", ""), ("key=sk-1 sk-1", "sk-1", "", "key= "),
    ("今日は今", "今", "x", "x日はx"), ("ab", "abc", "-", "ab"), ("e\u{301}", "e", "a", "a\u{301}"),
  ])
  func `Every occurrence is replaced, what was put in is not looked at again`(
    text: String, other: String, replacement: String, expected: String
  ) {
    #expect(text.replacingAll(other, with: replacement) == expected)
  }

  @Test func `Text that holds another holds it byte by byte, unlike characters`() {
    #expect("e\u{301}".holds("e"))
    #expect("abc".holds("bc") && "abc".holds("abc") && !"abc".holds("abcd"))
    #expect(!"abc".holds("B") && !"".holds("a"))
    #expect("a error b".holdsAny(["fail", "error"]) && !"a".holdsAny([]))
  }
}
