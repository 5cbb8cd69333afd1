import Testing

@testable import TerminalKit

@Suite("Truncation")
struct TextTruncationTests {
  @Test(
    "The beginning is kept",
    arguments: [
      ("short", 5, "short"), ("longer", 5, "long…"), ("語語語", 5, "語語…"), ("語語語", 4, "語…"),
      ("abc", 1, "…"),
      ("abc", 0, ""), ("abc", -1, ""), ("", 0, ""), ("e\u{301}fg", 2, "e\u{301}…"),
      ("a\nb\tc", 9, "a b c"),
      ("a\nbcd", 3, "a …"), ("\u{1B}[31m", 3, "␛[…"), ("👩‍👩‍👧x", 3, "👩‍👩‍👧x"),
    ] as [(String, Int, String)])
  func beginning(text: String, width: Int, expected: String) {
    #expect(TextWrap.truncate(text, width: width) == expected)
  }

  @Test(
    "The ellipsis is a choice, and is cut when it does not fit",
    arguments: [(6, "abc..."), (3, "..."), (2, "..")])
  func ellipsis(width: Int, expected: String) {
    #expect(TextWrap.truncate("abcdefgh", width: width, ellipsis: "...") == expected)
  }

  @Test(
    "Both ends are kept",
    arguments: [
      ("ctx-2024-abcdef", 9, "ctx-…cdef"), ("ctx-2024-abcdef", 8, "ctx-…def"), ("abc", 3, "abc"),
      ("abcd", 2, "a…"),
      ("abcd", 1, "…"), ("abcd", 0, ""), ("語語語語", 5, "語…語"), ("語語語語", 4, "語…"), ("a\nb", 3, "a b"),
    ] as [(String, Int, String)])
  func middle(text: String, width: Int, expected: String) {
    #expect(TextWrap.truncateMiddle(text, width: width) == expected)
  }

  @Test("A truncated text fits and is drawable", arguments: 0..<40)
  func fits(seed: Int) {
    var generator = TextGenerator(seed: seed)
    let text = generator.mixedProse(words: 12) + generator.hostile()
    for width in 0...40 {
      for result in [
        TextWrap.truncate(text, width: width), TextWrap.truncateMiddle(text, width: width),
      ] {
        #expect(CellWidth.of(result) <= width)
        #expect(DisplayText.sanitize(result) == result)
        #expect(result.unicodeScalars.allSatisfy { $0.value >= 0x20 })
      }
    }
  }
}
