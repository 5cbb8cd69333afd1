import Testing

@testable import TerminalKit

@Suite("Emoji of several scalars")
struct EmojiSequenceTests {
  /// The cells that a text is drawn in.
  private func cells(_ text: String) -> [Cell] {
    var grid = Grid(size: Size(rows: 1, columns: 40))
    let end = grid.write(text, row: 0, column: 0, style: .plain)
    return grid.cells[..<end].filter { $0.width > 0 }
  }

  private func text(_ cells: [Cell], whole: EmojiForms = []) -> String {
    var scalars = String.UnicodeScalarView()
    for cell in cells {
      cell.forEachScalar(whole: whole) { Unicode.Scalar($0).map { scalars.append($0) } }
    }
    return String(scalars)
  }

  @Test(
    "A recommended one is one glyph of two columns",
    arguments: [
      ("❤️", "❤ ", .variation), ("ℹ️", "ℹ ", .variation), ("〰️", "〰", .variation),
      ("1️⃣", "1 ", .keycap), ("#️⃣", "# ", .keycap),
      ("🇩🇪", "DE", .flag), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴", .tagFlag), ("👍🏽", "👍", .tone), ("☝🏽", "☝ ", .tone),
      ("👩‍👩‍👧‍👦", "👩", .joined), ("👩🏽‍🚀", "👩", .joined), ("🏳️‍🌈", "🏳 ", .joined), ("❤️‍🔥", "❤ ", .joined),
      ("👩🏻‍❤️‍💋‍👨🏿", "👩", .joined), ("🫱🏻‍🫲🏿", "🫱", .joined), ("🕵️‍♂️", "🕵 ", .joined),
    ] as [(String, String, EmojiForms)])
  func forms(emoji: String, safe: String, form: EmojiForms) throws {
    let cells = cells(emoji)
    #expect(cells.count == 1)
    let cell = try #require(cells.first)
    #expect(cell.width == 2 && cell.marks.form == form)
    #expect(Array(text(cells, whole: form).unicodeScalars) == Array(emoji.unicodeScalars))
    #expect(Array(text(cells).unicodeScalars) == Array(safe.unicodeScalars))
    #expect(DisplayText.sanitize(emoji) == emoji && CellWidth.of(emoji) == 2)
    #expect(DisplayText.everywhere(emoji) == safe && CellWidth.of(safe) == 2)
  }

  @Test(
    "Others are their base, as before",
    arguments: [
      ("👩‍🐶", "👩"), ("👩‍👩‍👧‍👦‍🐶", "👩"), ("🐶🏽", "🐶"), ("1⃣", "1"), ("☇️", "☇"), ("🇩", "D"),
      ("❤️\u{301}", "❤\u{301}"),
      ("✅️", "✅"), ("🏴󠁵󠁳󠁣󠁡󠁿", "🏴"), ("👩‍❤️‍🐶", "👩"), ("❤️🏽", "❤"),
    ])
  func others(emoji: String, base: String) {
    #expect(cells(emoji).allSatisfy { $0.marks.form == nil })
    #expect(Array(DisplayText.sanitize(emoji).unicodeScalars) == Array(base.unicodeScalars))
    #expect(DisplayText.everywhere(emoji) == base)
  }

  @Test("Every fully qualified row of emoji-test.txt", .enabled(if: UnicodeDatabase.isInstalled))
  func database() throws {
    var wrong: [String] = []
    var count = 0
    for (text, status) in try UnicodeDatabase.emojiTest() {
      let drawn = cells(text)
      let isOne =
        drawn.count == 1
        && CellWidth.of(text) == DisplayText.everywhere(text).reduce(0) { $0 + CellWidth.of($1) }
      if !isOne { wrong.append(text) }
      guard status == "fully-qualified" || status == "component" && text.unicodeScalars.count == 1
      else { continue }
      count += 1
      if text.unicodeScalars.count > 1,
        drawn.first?.width != 2 || self.text(drawn, whole: .all) != text
      {
        wrong.append(text)
      }
    }
    #expect(count > 3600)
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  @Test("Rows break around them, never inside", arguments: 1...7)
  func wrapping(width: Int) {
    let text = "a👩‍👩‍👧‍👦1️⃣🇩🇪❤️ b👍🏽🏳️‍🌈"
    for rows in [
      TextWrap.wrap([StyledSpan(text)], width: width),
      TextWrap.wrapCode([StyledSpan(text)], width: width, continuation: []),
    ] {
      for row in rows { #expect(row.width <= width) }
      let joined = rows.map(\.text).joined()
      for emoji in ["👩‍👩‍👧‍👦", "1️⃣", "🇩🇪", "❤️", "👍🏽", "🏳️‍🌈"] where width > 1 {
        #expect(joined.contains(emoji))
      }
    }
  }

  @Test("A half at an edge is blank")
  func clipping() {
    var grid = Grid(size: Size(rows: 1, columns: 3))
    grid.write("🇩🇪🇫🇷", row: 0, column: 0, style: .plain)
    #expect(grid.text(row: 0) == "DE")
  }
}
