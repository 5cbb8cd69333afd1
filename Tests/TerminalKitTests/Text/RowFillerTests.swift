import Testing

@testable import TerminalKit

@Suite("Filling rows")
struct RowFillerTests {
  /// Every row's text and what hangs after it.
  private func rows(_ text: String, _ budget: Int) -> [[String]] {
    text.withUTF8Bytes { bytes in
      let filler = RowFiller(prose: bytes, line: 0..<bytes.count, tabs: .prose)
      var result: [[String]] = []
      var start = 0
      while start < bytes.count {
        let row = filler.row(from: start, budget: budget)
        result.append(
          [start..<row.end, row.end..<row.next].map { String(decoding: bytes[$0], as: UTF8.self) })
        start = row.next
      }
      return result
    }
  }

  @Test("Spaces hang after the row that they end, ASCII or not", arguments: ["e", "é"])
  func hanging(letter: String) {
    #expect(rows("on\(letter)  two", 4) == [["on\(letter)", "  "], ["two", ""]])
    #expect(rows("on\(letter) two", 3) == [["on\(letter)", " "], ["two", ""]])
    #expect(rows("on\(letter)     ", 4) == [["on\(letter)", "     "]])
    #expect(rows("on\(letter) ", 4) == [["on\(letter) ", ""]])
  }

  @Test("Spaces that begin a line stay before their word", arguments: ["e", "é"])
  func leading(letter: String) {
    #expect(rows("  on\(letter) two", 6) == [["  on\(letter)", " "], ["two", ""]])
    #expect(rows("  longword\(letter)", 6) == [["  long", ""], ["word\(letter)", ""]])
    #expect(rows("      word\(letter)", 4) == [["", "      "], ["word", ""], ["\(letter)", ""]])
  }

  @Test("A word that does not fit moves on before it is split", arguments: ["e", "é"])
  func longWords(letter: String) {
    #expect(
      rows("\(letter) abcdefgh i", 4)
        == [["\(letter)", " "], ["abcd", ""], ["efgh", " "], ["i", ""]])
  }

  @Test("Wide hanging spaces are trimmed, marks before them are not")
  func wideSpaces() {
    #expect(rows("語\u{3000}\u{3000}語", 3) == [["語", "\u{3000}\u{3000}"], ["語", ""]])
    #expect(rows("e\u{301}\u{A0}\u{2003}f", 2) == [["e\u{301}\u{A0}", "\u{2003}"], ["f", ""]])
  }

  @Test("Tabs reach the next stop", arguments: [(0, 8), (1, 7), (7, 1), (8, 8), (15, 1)])
  func tabs(column: Int, width: Int) {
    #expect(TabStops.prose.width(at: column) == width)
    #expect(TabStops.code.width(at: column) == (width - 1) % 4 + 1)
  }

  @Test("Lines end before their line feeds")
  func lines() {
    for (text, expected) in [
      ("", [0..<0]), ("a", [0..<1]), ("a\n", [0..<1, 2..<2]),
      ("\na\n\n", [0..<0, 1..<2, 3..<3, 4..<4]),
    ] {
      JoinedSpans.with([StyledSpan(text)]) { joined in
        var lines: [Range<Int>] = []
        joined.forEachLine { lines.append($0) }
        #expect(lines == expected)
      }
    }
  }

  @Test("Spans are joined in their sanitised form")
  func joined() {
    JoinedSpans.with([StyledSpan("a\u{202E}"), StyledSpan(""), StyledSpan("\u{1B}b")]) { joined in
      #expect(joined.ends == [1, 1, 5])
      #expect(String(decoding: joined.bytes, as: UTF8.self) == "a␛b")
    }
  }
}
