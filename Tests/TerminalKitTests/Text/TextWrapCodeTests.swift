import Testing

@testable import TerminalKit

@Suite("Wrapping code")
struct TextWrapCodeTests {
  private func rows(_ text: String, _ width: Int, _ continuation: String = "") -> [String] {
    let mark = continuation.isEmpty ? [] : [StyledSpan(continuation)]
    return TextWrap.wrapCode([StyledSpan(text)], width: width, continuation: mark).map(\.text)
  }

  @Test(
    "Rows",
    arguments: [
      ("let x = 1", 100, "", ["let x = 1"]),
      ("let x = 1", 5, "", ["let x", " = 1"]),
      ("abcdefgh", 4, "↪ ", ["abcd", "↪ ef", "↪ gh"]),
      ("a\n\nb\n", 4, "", ["a", "", "b", ""]),
      ("\tif", 8, "", ["    if"]),
      ("ab\tc", 8, "", ["ab  c"]),
      ("abc\td", 3, "", ["abc", "   ", "d"]),
      ("trailing  ", 12, "", ["trailing  "]),
      ("語語語", 5, "", ["語語", "語"]),
      ("a\u{301}b\u{301}c", 2, "", ["a\u{301}b\u{301}", "c"]),
      ("語x", 1, "", ["\u{FFFD}", "x"]),
      ("abc", 2, "long mark", ["ab", "lc"]),
      ("", 3, "> ", [""]),
    ] as [(String, Int, String, [String])])
  func table(text: String, width: Int, continuation: String, expected: [String]) {
    #expect(rows(text, width, continuation) == expected)
  }

  @Test("Without tabs and wide edges, the rows of a line are the line", arguments: 1...40)
  func nothingLost(width: Int) {
    var generator = TextGenerator(seed: width)
    let text = generator.asciiNoise(length: 300)
    #expect(rows(text, width).joined() == text)
    #expect(rows(text, width).dropLast().allSatisfy { $0.utf8.count == width })
  }

  @Test("Tokens keep their styles over rows")
  func styles() {
    let keyword = Style(foreground: .palette(5))
    let wrapped = TextWrap.wrapCode(
      [StyledSpan("func", keyword), StyledSpan(" f()\n"), StyledSpan("end", keyword)], width: 3,
      continuation: [])
    #expect(
      wrapped.map(\.spans) == [
        [StyledSpan("fun", keyword)], [StyledSpan("c", keyword), StyledSpan(" f")],
        [StyledSpan("()")], [StyledSpan("end", keyword)],
      ])
  }
}
