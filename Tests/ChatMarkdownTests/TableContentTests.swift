import TerminalKit
import Testing

@testable import ChatMarkdown

/// Cells and the room that they need.
@Suite struct TableContentTests {
  @Test(arguments: [
    ("", 0, 0), ("abc", 3, 3), ("ab cde", 6, 3), ("中文字", 6, 2), ("a中b", 4, 2), ("ab\ncdef", 4, 4),
    ("ab\n", 2, 2), ("a b\nc", 3, 1), ("e\u{301}e\u{301}", 2, 2), ("👩‍👩‍👧x", 3, 2), ("\n\n", 0, 0),
    ("กำลัง", 4, 4),
  ])
  func `A cell knows its widest line and its longest word`(text: String, width: Int, word: Int) {
    let cell = TableContent.Cell([StyledSpan(text)])
    #expect(cell.width == width && cell.wordWidth == word, "\(cell.width) \(cell.wordWidth)")
    #expect(cell.isEmpty == (width == 0))
  }

  @Test func `A word that changes its style is one word`() {
    let bold = Style(attributes: .bold)
    let cell = TableContent.Cell([
      StyledSpan("un"), StyledSpan("break", bold), StyledSpan("able x"),
    ])
    #expect(cell.wordWidth == 11 && cell.width == 13)
  }

  @Test func `A tab is a space, and what is measured is what is shown`() {
    let cell = TableContent.Cell([StyledSpan("a\tb"), StyledSpan("c")])
    #expect(cell.spans.map(\.text) == ["a b", "c"] && cell.width == 4 && cell.wordWidth == 2)
  }

  @Test(arguments: Array(5...60))
  func `Columns fill no more than the width, and a cell that fits is not wrapped`(width: Int) {
    let source =
      "| name | text | n |\n|---|---|--:|\n| a | some words here | 12 |\n| longer | b | 3 |"
    let lines = rows(source, width: width)
    #expect(lines.allSatisfy { CellWidth.of($0) <= width })
    // The natural width of the columns, and three for each line between them.
    if width >= 6 + 15 + 2 + 2 * 3 {
      #expect(lines.count == 4, "\(lines)")
      #expect(lines[2].hasPrefix("a      │ some words here │ 12"))
    } else {
      // Cards, or cells that wrap: no word of a row is lost.
      for word in ["some", "words", "here", "12"] {
        let shown = lines.joined().filter { !" │".contains($0) }
        #expect(width < 8 || shown.contains(word), "\(lines)")
      }
    }
  }
}
