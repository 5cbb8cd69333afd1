import Testing

@testable import TerminalKit

@Suite("Writing into a grid")
struct GridWritingTests {
  private func grid(_ columns: Int, rows: Int = 1) -> Grid {
    Grid(size: Size(rows: rows, columns: columns))
  }

  @Test("Text goes where it is put and says where it ends")
  func plain() {
    var grid = grid(10, rows: 2)
    #expect(grid.write("ab語c", row: 1, column: 2, style: .plain) == 7)
    #expect(grid.text(row: 0) == "")
    #expect(grid.text(row: 1) == "  ab語c")
    #expect(grid[1, 4] == Cell(scalar: 0x8A9E, width: 2))
    #expect(grid[1, 5] == .wideTail(.plain))
  }

  @Test(
    "Nothing reaches over the right edge",
    arguments: [
      ("abcdef", "abcd", 4), ("abc語", "abc", 4), ("ab語x", "ab語", 4), ("語語語", "語語", 4), ("", "", 0),
    ])
  func rightEdge(text: String, drawn: String, end: Int) {
    var grid = grid(4)
    #expect(grid.write(text, row: 0, column: 0, style: .plain) == end)
    #expect(grid.text(row: 0) == drawn)
  }

  @Test("A clip cuts on all sides and blanks half glyphs")
  func clip() {
    var grid = grid(8, rows: 3)
    for row in 0..<3 { grid.write("........", row: row, column: 0, style: .plain) }
    let clip = Rect(row: 1, column: 2, rows: 1, columns: 3)
    for row in 0..<3 { grid.write("x語語y", row: row, column: 0, style: .plain, in: clip) }
    #expect((0..<3).map(grid.text(row:)) == ["........", ".. 語...", "........"])
  }

  @Test(arguments: 0...4)
  func `A clip without columns takes nothing, not even of a glyph that begins left of it`(
    place: Int
  ) {
    var grid = grid(4)
    grid.write("....", row: 0, column: 0, style: .plain)
    for column in -1...3 {
      grid.write(
        "語語", row: 0, column: column, style: .plain,
        in: Rect(row: 0, column: place, rows: 1, columns: 0))
    }
    #expect(grid.text(row: 0) == "....")
  }

  @Test(
    "Negative and huge places are outside, not a crash",
    arguments: [Int.min, -5, -1, 3, 99, Int.max])
  func outside(place: Int) {
    var grid = grid(3)
    grid.write("語ab", row: place, column: 0, style: .plain)
    grid.write("語ab", row: 0, column: place, style: .plain)
    grid.write(
      "x", row: 0, column: 0, style: .plain,
      in: Rect(row: place, column: place, rows: .max, columns: .max))
    grid.fill(Rect(row: place, column: place, rows: .max, columns: .max), style: .plain)
    grid.restyle(Rect(row: place, column: place, rows: 1, columns: .max)) { $0 = .plain }
    #expect(grid.text(row: place).count <= 3)
    #expect(grid.isConsistent)
  }

  @Test("A text that starts left of the grid shows its end")
  func leftEdge() {
    var grid = grid(4)
    #expect(grid.write("ab語cd", row: 0, column: -3, style: .plain) == 3)
    #expect(grid.text(row: 0) == " cd")
  }

  @Test("Overwriting half of a wide glyph blanks the other half", arguments: 0..<6)
  func repair(column: Int) {
    let style = Style(foreground: .palette(1))
    var grid = grid(6)
    grid.write("語語語", row: 0, column: 0, style: style)
    grid.write("x", row: 0, column: column, style: .plain)
    let other = column.isMultiple(of: 2) ? column + 1 : column - 1
    #expect(grid[0, column] == Cell(scalar: 0x78))
    #expect(grid[0, other] == Cell(scalar: 0x20, style: style))
    #expect(grid.isConsistent)
  }

  @Test("A wide glyph over two halves blanks both outer halves")
  func repairBoth() {
    var grid = grid(6)
    grid.write("語語語", row: 0, column: 0, style: .plain)
    grid.write("中", row: 0, column: 1, style: .plain)
    #expect(grid.text(row: 0) == " 中 語")
    #expect(grid.isConsistent)
  }

  @Test("Filling blanks a part and the halves that it cuts off")
  func fill() {
    let style = Style(background: .palette(4))
    var grid = grid(6, rows: 2)
    for row in 0..<2 { grid.write("語語語", row: row, column: 0, style: .plain) }
    grid.fill(Rect(row: 0, column: 1, rows: 1, columns: 2), style: style)
    #expect(grid.text(row: 0) == "    語")
    #expect(grid.text(row: 1) == "語語語")
    #expect(grid[0, 1].style == style)
    #expect(grid[0, 2].style == style)
    #expect(grid[0, 0].style == .plain)
    #expect(grid.isConsistent)
  }

  @Test("Restyling keeps the glyphs")
  func restyle() {
    var grid = grid(6)
    grid.write("a語b", row: 0, column: 0, style: .plain)
    grid.restyle(Rect(row: 0, column: 1, rows: 9, columns: 2)) { $0.attributes.insert(.reverse) }
    #expect(grid.text(row: 0) == "a語b")
    #expect((0..<4).map { grid[0, $0].style.attributes } == [[], .reverse, .reverse, []])
  }

  @Test("A line's spans lie over the base style")
  func line() {
    let base = Style(foreground: .palette(2), background: .palette(3))
    var grid = grid(6)
    let line = StyledLine([
      StyledSpan("a", Style(attributes: .bold)), StyledSpan("語", Style(foreground: .palette(9))),
    ])
    grid.write(line, row: 0, column: 1, base: base)
    #expect(
      grid[0, 1].style == Style(foreground: .palette(2), background: .palette(3), attributes: .bold)
    )
    #expect(grid[0, 2].style == Style(foreground: .palette(9), background: .palette(3)))
    #expect(grid.text(row: 0) == " a語")
    #expect(line.width == 3)
  }

  @Test("Controls in a row's text draw as pictures and blanks")
  func controls() {
    var grid = grid(12)
    grid.write("a\tb\nc\u{1B}[0m\u{202E}", row: 0, column: 0, style: .plain)
    #expect(grid.text(row: 0) == "a b c␛[0m")
  }

  @Test("Random writes keep wide glyphs whole and draw what widths say", arguments: 0..<60)
  func random(seed: Int) {
    var generator = TextGenerator(seed: seed)
    var grid = grid(40, rows: 3)
    for _ in 0..<40 {
      let text = generator.mixedProse(words: Int.random(in: 0...6, using: &generator))
      let row = Int.random(in: -1...3, using: &generator)
      let column = Int.random(in: -10...45, using: &generator)
      let clip = Rect(
        row: 0, column: Int.random(in: -5...30, using: &generator), rows: 3,
        columns: Int.random(in: 0...30, using: &generator))
      let end = min(grid.bounds.intersection(clip).endColumn, column + CellWidth.of(text))
      #expect(
        grid.write(text, row: row, column: column, style: .plain, in: clip) == max(column, end))
      #expect(grid.isConsistent)
    }
  }
}

extension Grid {
  /// True if every wide glyph has its tail and every tail its glyph.
  var isConsistent: Bool {
    (0..<size.rows).allSatisfy { row in
      (0..<size.columns).allSatisfy { column in
        switch self[row, column].width {
        case 0: column > 0 && self[row, column - 1].width == 2 && self[row, column].scalar == 0
        case 1: self[row, column].scalar != 0
        case 2: column + 1 < size.columns && self[row, column + 1].width == 0
        default: false
        }
      }
    }
  }
}
