import Testing

@testable import TerminalKit

@Suite("Hostile text")
struct HostileTextTests {
  @Test("Nothing but drawable scalars reaches a cell", arguments: 0..<200)
  func cells(seed: Int) {
    var generator = TextGenerator(seed: seed)
    let text = generator.hostile()
    var grid = Grid(size: Size(rows: 40, columns: 30))
    grid.write(text, row: 0, column: 0, style: .plain)
    let span = [StyledSpan(text)]
    let rows =
      TextWrap.wrap(span, width: 30) + TextWrap.wrapCode(span, width: 30, continuation: span)
    for (row, line) in rows.prefix(39).enumerated() { grid.write(line, row: row + 1, column: 0) }
    #expect(grid.isConsistent)
    #expect(grid.cells.allSatisfy { $0.isDrawable })
    #expect(rows.allSatisfy { $0.width <= 30 })
    #expect(rows.allSatisfy { $0.text.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
  }

  @Test(
    "Every C0 and C1 control, alone and in a text, is harmless",
    arguments: Array(0..<0x20) + Array(0x7F..<0xA0))
  func control(value: Int) throws {
    let control = String(try #require(Unicode.Scalar(UInt32(value))))
    for text in [
      control, "a" + control, control + "\u{301}", "語" + control + "b", control + control,
    ] {
      var grid = Grid(size: Size(rows: 1, columns: 12))
      let end = grid.write(text, row: 0, column: 0, style: .plain)
      #expect(end == CellWidth.of(text))
      #expect(grid.cells.allSatisfy { $0.isDrawable })
    }
  }

  @Test(
    "Every row of emoji-test leaves what follows in its place",
    .enabled(if: UnicodeDatabase.isInstalled))
  func emoji() throws {
    let emoji = try UnicodeDatabase.emoji()
    #expect(emoji.count == 4733)
    for text in emoji {
      var grid = Grid(size: Size(rows: 1, columns: 8))
      let end = grid.write(text + "|", row: 0, column: 0, style: .plain)
      let width = CellWidth.of(text)
      #expect((1...2).contains(width), "\(text)")
      #expect(end == width + 1)
      #expect(grid[0, width] == Cell(scalar: 0x7C))
      #expect(grid.cells.allSatisfy { $0.isDrawable })
      #expect(grid.isConsistent)
    }
  }

  @Test(
    "The texts of GraphemeBreakTest are as wide in cells as they are counted",
    .enabled(if: UnicodeDatabase.isInstalled))
  func clusters() throws {
    let cases = try UnicodeDatabase.breakTests("GraphemeBreakTest.txt")
    #expect(cases.count == 602)
    for (text, _) in cases {
      var grid = Grid(size: Size(rows: 1, columns: 40))
      #expect(grid.write(text, row: 0, column: 0, style: .plain) == CellWidth.of(text))
      #expect(grid.cells.allSatisfy { $0.isDrawable })
      #expect(grid.isConsistent)
      let clean = DisplayText.sanitize(text)
      #expect(DisplayText.sanitize(clean).unicodeScalars.elementsEqual(clean.unicodeScalars))
      #expect(CellWidth.of(clean) == CellWidth.of(text))
    }
  }

  @Test(
    "Every assigned scalar takes the columns in cells that it is counted for",
    .enabled(if: UnicodeDatabase.isInstalled))
  func scalars() throws {
    // Four columns: "a", the scalar, "|".
    let blank = Grid(size: Size(rows: 1, columns: 4))
    var wrong: [Unicode.Scalar] = []
    for (scalar, category) in try UnicodeDatabase.categories() where category != "Co" {
      var grid = blank
      let text = "a\(scalar)|"
      let end = grid.write(text, row: 0, column: 0, style: .plain)
      let isRight = end == CellWidth.of(text) && grid[0, end - 1].scalar == 0x7C
      if !isRight || !grid[0, 0].isDrawable || !grid[0, 1].isDrawable || !grid.isConsistent {
        wrong.append(scalar)
      }
    }
    #expect(wrong == [])
  }
}

extension Cell {
  /// True if its scalars may be sent to a terminal, by properties that the sanitiser does not use.
  fileprivate var isDrawable: Bool {
    var result = true
    forEachScalar { value in
      guard let scalar = Unicode.Scalar(value) else {
        result = false
        return
      }
      let properties = scalar.properties
      switch properties.generalCategory {
      case .control, .surrogate, .lineSeparator, .paragraphSeparator: result = false
      case .format: if value != 0x200C && value != 0x200D { result = false }
      default: break
      }
      if properties.isBidiControl || properties.isNoncharacterCodePoint
        || properties.isVariationSelector
      {
        result = false
      }
    }
    return result
  }
}
