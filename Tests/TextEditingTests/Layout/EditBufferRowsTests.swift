import Testing

@testable import TextEditing

struct EditBufferRowsTests {
  /// All rows of a text, one by one.
  private func rows(_ text: String, _ width: Int) -> [EditRow] {
    let buffer = EditBuffer(text)
    var rows: [EditRow] = []
    var next: Int? = 0
    while let start = next, rows.count < 1000 {
      rows.append(buffer.row(from: start, width: width))
      next = rows.last?.next
    }
    return rows
  }

  @Test("A row knows where the next begins: behind a line end, or where it ends itself")
  func next() {
    #expect(
      rows("ab cd\ne", 5) == [
        EditRow(start: 0, end: 3, next: 3), EditRow(start: 3, end: 5, next: 6),
        EditRow(start: 6, end: 7, next: nil),
      ])
    #expect(rows("", 5) == [EditRow(start: 0, end: 0, next: nil)])
    #expect(rows("\n", 5).map(\.start) == [0, 1])
  }

  @Test("A full row at the end of a line is followed by an empty one for the caret")
  func fullRows() {
    #expect(
      rows("abcd \nx", 5) == [
        EditRow(start: 0, end: 5, next: 5), EditRow(start: 5, end: 5, next: 6),
        EditRow(start: 6, end: 7, next: nil),
      ])
  }

  @Test("Every place is in exactly one row", arguments: 1...9)
  func places(width: Int) {
    let text = "some words 中文字符。\n\n\ttab  and spaces     \r\nlongwordwithoutspaces 👩‍👩‍👧🇫🇷 end "
    let rows = rows(text, width)
    let count = EditBuffer(text).count
    for place in 0...count {
      #expect(rows.filter { $0.holds(place) }.count == 1, "place \(place)")
    }
    #expect(rows.last?.next == nil)
    #expect(!rows.dropLast().contains { $0.next == nil })
  }

  @Test("Rows are found from a place as they are from the start", arguments: 1...9)
  func finding(width: Int) {
    let text = "some words 中文字符。\n\nmore   words and    \nlongwordwithoutspaces end "
    let buffer = EditBuffer(text)
    let rows = rows(text, width)
    for place in 0...buffer.count {
      let wanted = rows.first { $0.holds(place) }
      for other in stride(from: 0, through: buffer.count, by: 7) {
        // Whatever is known of the rows of the same line or of another one.
        var index = RowIndex()
        _ = buffer.row(holding: other, width: width, &index)
        #expect(buffer.row(holding: place, width: width, &index) == wanted)
        #expect(buffer.row(holding: place, width: width, &index) == wanted)
      }
    }
    for (index, row) in rows.enumerated() {
      for limit in [1, 2, 5, 100] {
        let before = rows[..<index].suffix(limit).map(\.start)
        var known = RowIndex()
        for _ in 0..<2 {
          #expect(buffer.rowStarts(before: row.start, limit: limit, width: width, &known) == before)
        }
      }
    }
  }

  @Test("Columns of units by where they stand")
  func columns() throws {
    let buffer = EditBuffer("")
    #expect(buffer.columns(of: .scalar("a"), at: 3, width: 10) == 1)
    #expect(buffer.columns(of: .scalar("中"), at: 3, width: 10) == 2)
    #expect(buffer.columns(of: .scalar("中"), at: 0, width: 1) == 1)
    #expect(
      (0..<5).map { buffer.columns(of: .scalar("\t"), at: $0, width: 10) } == [4, 3, 2, 1, 4])
    #expect(buffer.columns(of: .scalar("\t"), at: 8, width: 10) == 2)
    #expect(buffer.columns(of: .scalar("\u{1B}"), at: 0, width: 10) == 1)
    #expect(buffer.columns(of: .scalar("\u{202E}"), at: 0, width: 10) == 0)
    #expect(buffer.columns(of: .cluster("👩‍👩‍👧"), at: 0, width: 10) == 2)
    let paste = try #require(FoldedPaste(longPaste))
    #expect(buffer.columns(of: .paste(paste), at: 0, width: 80) == paste.labelWidth)
    #expect(buffer.columns(of: .paste(paste), at: 0, width: 10) == 9)
  }

  @Test("The place at a column is never behind it, and in its row")
  func placesAtColumns() {
    let buffer = EditBuffer("a中b cde")
    let row = buffer.row(from: 0, width: 6)
    #expect(row == EditRow(start: 0, end: 4, next: 4))
    #expect((0...6).map { buffer.index(atColumn: $0, in: row, width: 6) } == [0, 1, 1, 2, 3, 3, 3])
    let last = buffer.row(from: 4, width: 6)
    #expect((0...4).map { buffer.index(atColumn: $0, in: last, width: 6) } == [4, 5, 6, 7, 7])
    #expect(buffer.column(of: 2, in: row, width: 6) == 3)
  }
}
