import Basics
import CTerminal
import ChatTestSupport
import FoundationEssentials
import Glibc
import TerminalKit
import Testing

@testable import NcursesBackend

/// What terminals with other width tables make of our frames: libvterm 0.1.4 takes every emoji that Unicode 10
/// and later added for narrow, tmux 3.3a those of Unicode 15 for marks, both the hexagrams for wide.
@MainActor
@Suite(.serialized)
struct GlyphOverlayTests {
  private static let size = Size(rows: 200, columns: 100)
  private static let field = 5

  /// Each text in a field of its own with a marker after it; where the markers are.
  private static func markers(_ texts: [String]) -> (grid: Grid, markers: [Point]) {
    var grid = Grid(size: size)
    var markers: [Point] = []
    let perRow = size.columns / field
    for (index, text) in texts.enumerated() {
      let row = index / perRow
      let column = index % perRow * field
      let end = grid.write(text, row: row, column: column, style: .plain)
      grid.write("|", row: row, column: end, style: .plain)
      markers.append(Point(row: row, column: end))
    }
    return (grid, markers)
  }

  /// Every row of emoji-test.txt, every scalar that terminals disagree about, and some that they do not.
  private static func texts() throws -> [String] {
    let emoji = try emoji()
    #expect(emoji.count > 4000)
    let disputed = (UInt32(0xA0)...0x2FFFF).filter {
      ct_is_disputed($0) != 0 && ($0 < 0x10000 || $0 >= 0x1D000) && $0 < 0x20000
    }
    return emoji + disputed.compactMap { Unicode.Scalar($0).map { String($0) } } + [
      "é", "語", "a\u{A0}",
    ]
  }

  private static func pages() throws -> [[String]] {
    let texts = try texts()
    // The last row is where tmux says that it has shown it all.
    let perPage = (size.rows - 1) * (size.columns / field)
    return stride(from: 0, to: texts.count, by: perPage).map {
      Array(texts[$0..<min($0 + perPage, texts.count)])
    }
  }

  @Test func `A marker after every emoji stands where the width table says`() throws {
    let stage = try Stage(rows: Self.size.rows, columns: Self.size.columns)
    defer { stage.close() }
    for page in try Self.pages() {
      let (grid, markers) = Self.markers(page)
      let screen = stage.show(grid)
      let wrong = zip(page, markers).filter { screen.cells[$1.row][$1.column].text != "|" }
      #expect(wrong.isEmpty, "\(wrong.count) misplaced, such as \(wrong.prefix(5))")
      let count = screen.cells.joined().count { $0.text == "|" }
      #expect(count == page.count)
    }
  }

  @Test(.enabled(if: TmuxPicture.isInstalled))
  func `The markers stand there in tmux too`() throws {
    for page in try Self.pages() {
      let stage = try Stage(rows: Self.size.rows, columns: Self.size.columns)
      let (grid, markers) = Self.markers(page)
      _ = stage.show(grid)
      // What is overwritten at a marker's place is the marker, or it stands somewhere else.
      var bytes = stage.recording
      for place in markers {
        bytes += Array("\u{1B}[\(place.row + 1);\(place.column + 1)H~".utf8)
      }
      stage.close()
      let text = try TmuxPicture.shown(bytes, rows: Self.size.rows, columns: Self.size.columns)
      let strays = text.split(separator: "\n").filter { $0.contains("|") }
      #expect(strays.isEmpty, "\(strays.count) rows, such as \(strays.prefix(3))")
      #expect(text.count { $0 == "~" } == page.count)
    }
  }

  @Test func `Whatever follows what, each cell shows what the frame says`() throws {
    let stage = try Stage(rows: 24, columns: 40)
    defer { stage.close() }
    var generator = SplitMix(seed: 7)
    var rows = (0..<24).map { _ in Self.row(&generator) }
    for step in 0..<300 {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: rows = rows.dropFirst() + [Self.row(&generator)]
      case 1: rows = [Self.row(&generator)] + rows.dropLast()
      case 2: rows[.random(in: 0..<24, using: &generator)] = Self.row(&generator)
      case 3: rows[.random(in: 0..<24, using: &generator)] = ""
      case 4: rows = rows.dropFirst(5) + (0..<5).map { _ in Self.row(&generator) }
      default:
        rows[23].insert(
          Self.glyphs.randomElement(using: &generator) ?? "a", at: rows[23].startIndex)
      }
      var grid = Grid(size: Size(rows: 24, columns: 40))
      for (row, text) in rows.enumerated() { grid.write(text, row: row, column: 0, style: .plain) }
      let cursor = Point(row: .random(in: 0..<24, using: &generator), column: 3)
      let screen = stage.show(grid, cursor: cursor)
      #expect(screen.cursorRow == cursor.row && screen.cursorColumn == 3)
      try compare(screen, grid, step)
    }
  }

  /// Glyphs of which every terminal thinks alike are there; the others are there or, beside another such, blank.
  private func compare(_ screen: Screen, _ grid: Grid, _ step: Int) throws {
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let cell = grid[row, column]
        let shown = screen.cells[row][column].text.replacing("\u{A0}", with: " ")
        let isRecent = ct_is_recent(cell.scalar) != 0
        guard cell.width > 0, let scalar = Unicode.Scalar(isRecent ? 0xFFFD : cell.scalar) else {
          continue
        }
        let wanted = String(Character(scalar)).replacing("\u{A0}", with: " ")
        if shown == wanted { continue }
        let isDisputed = GlyphOverlay.isDisputed(cell)
        let isLast = column == grid.size.columns - 1
        let neighbours = [column - 2, column - 1, column + 1, column + 2].filter {
          grid.bounds.contains(Point(row: row, column: $0))
            && GlyphOverlay.isDisputed(grid[row, $0])
        }
        let isBlank = shown == " " || shown.isEmpty
        try #require(
          isDisputed
            && ((isLast && shown == "*")
              || (isBlank && (!neighbours.isEmpty || cell.scalar == 0x4DC0))),
          "step \(step), row \(row), column \(column): \(shown) instead of \(wanted) in \(grid.text(row: row)) / \(screen.cells[row].map(\.text))"
        )
      }
    }
  }

  /// ASCII, wide, and disputed ones: narrow and wide in truth and in libvterm's eyes.
  private static let glyphs: [Character] = [
    "a", "b", " ", "語", "\u{A0}", "👍", "👎", "🥰", "🫨", "❤", "™", "\u{4DC0}",
  ]

  private static func row(_ generator: inout SplitMix) -> String {
    let kind = Int.random(in: 0..<4, using: &generator)
    if kind == 0 { return "👍 yes, as it was" }
    if kind == 1 { return "👎 yes, as it was" }
    return String((0..<50).map { _ in glyphs.randomElement(using: &generator) ?? "a" })
  }

  @Test func `Rows without such glyphs cost nothing, one with a few bytes`() throws {
    let stage = try Stage(rows: 24, columns: 80)
    defer { stage.close() }
    var grid = Grid(size: Size(rows: 24, columns: 80))
    grid.write("👍 done", row: 3, column: 2, style: .plain)
    _ = stage.show(grid, cursor: Point(row: 23, column: 0))
    grid.write("a token", row: 10, column: 0, style: .plain)
    stage.terminal.present(Frame(grid: grid, cursor: Point(row: 23, column: 0)))
    let bytes = stage.read()
    #expect(bytes.count <= 64)
    #expect(!bytes.contains(0xF0), "a row that cannot have moved is not drawn again")
  }

  @Test func `libvterm draws everything else as wide as the table says`() {
    let emulator = Emulator(rows: 2, columns: 10)
    var wrong: [Unicode.Scalar] = []
    for value in UInt32(0x20)...0x323AF where ct_is_disputed(value) == 0 {
      guard let scalar = Unicode.Scalar(value),
        DisplayText.sanitize(String(scalar)) == String(scalar)
      else { continue }
      emulator.feed(Array("\r\(scalar)".utf8))
      if emulator.cursorColumn != CellWidth.of(scalar) { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(10))")
  }

  private static func emoji() throws -> [String] {
    let data = try Data(contentsOf: URL(filePath: "/usr/share/unicode/emoji/emoji-test.txt"))
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      let fields = line.prefix { $0 != ";" && $0 != "#" }.split(separator: " ")
      let scalars = fields.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      guard !scalars.isEmpty, scalars.count == fields.count else { return nil }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      return text
    }
  }
}
