import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("Rows as one text")
struct RowTextTests {
  private func pieces(_ query: String, in rows: [String]) -> [[String]] {
    let text = RowText(count: rows.count) { StyledLine(rows[$0]) }
    return SearchPattern(query)?.matches(in: text.bytes, softBreak: RowText.softBreak).map {
      text.pieces(of: $0).map { "\($0.row):\($0.columns.lowerBound)-\($0.columns.upperBound)" }
    } ?? []
  }

  @Test("give rows and columns back")
  func places() {
    #expect(pieces("b", in: ["abc", "", "b"]) == [["0:1-2"], ["2:0-1"]])
    #expect(pieces("字", in: ["漢字", "x字"]) == [["0:2-4"], ["1:1-3"]])
  }

  @Test("find what is wrapped, past hanging indents")
  func wrapped() {
    #expect(pieces("one two", in: ["› one", "  two"]) == [["0:2-5", "1:2-5"]])
    #expect(pieces("漢字", in: ["ab漢", "字cd"]) == [["0:2-4", "1:0-2"]])
    #expect(pieces("a b c", in: ["a", "b", "c"]) == [["0:0-1", "1:0-1", "2:0-1"]])
  }
}
