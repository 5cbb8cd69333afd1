import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("A place in text")
struct ContentPlaceTests {
  private let text = """
    A paragraph of some words, and then a few more of them.

    ─────────

    • an item with 漢字 inside it, long enough to wrap
    • another item

    The end.
    """

  private func rows(_ width: Int) -> [StyledLine] {
    TextWrap.wrap([StyledSpan(text)], width: width)
  }

  private func place(_ row: Int, _ rows: [StyledLine]) -> ContentPlace {
    ContentPlace(of: row, rows: rows.count) { rows[$0] }
  }

  private func row(_ place: ContentPlace, _ rows: [StyledLine]) -> Int {
    place.row(rows: rows.count) { rows[$0] }
  }

  @Test("is the same row in the same layout", arguments: [6, 10, 20, 60])
  func identity(width: Int) {
    let rows = rows(width)
    for index in rows.indices { #expect(row(place(index, rows), rows) == index) }
  }

  @Test("is a row with the same letters in another layout", arguments: [6, 10, 20, 60])
  func otherWidths(width: Int) {
    let (from, to) = (rows(width), rows(37))
    for index in from.indices {
      let letters = from[..<index].map(\.text).joined().filter { $0.isLetter || $0.isNumber }
      let found = row(place(index, from), to)
      let before = to[..<found].map(\.text).joined().filter { $0.isLetter || $0.isNumber }
      let upTo = to[...found].map(\.text).joined().filter { $0.isLetter || $0.isNumber }
      #expect(before.count <= letters.count && letters.count <= upTo.count)
    }
  }

  @Test("stands rows that are not there")
  func outside() {
    let rows = rows(20)
    #expect(row(place(1000, rows), rows) == rows.count - 1)
    #expect(row(place(-1, rows), rows) == 0)
    #expect(row(place(3, rows), []) == 0)
  }
}
