import Basics
import CTerminal
import ChatTestSupport
import TerminalKit
import Testing

@testable import NcursesBackend

/// What terminals that count spacing marks (category Mc) in other ways make of our frames. libvterm gives each a column,
/// as xterm, alacritty, foot and VTE do; the others are libvterm without the marks that they give none.
@MainActor
@Suite(.serialized)
struct SpacingMarkTests {
  enum Ears: CaseIterable {
    /// A column for each mark: xterm, alacritty, foot, VTE.
    case everyMark
    /// None for any: kitty 0.26.5, QTerminal 1.2.
    case noMark
    /// None for one that follows another: konsole 22.12.
    case firstMark
    /// A column for marks that take none elsewhere: terminology 1.13.
    case everyMarkAndMore

    func hear(_ bytes: [UInt8]) -> [UInt8] {
      var result = String.UnicodeScalarView()
      var isAfterMark = false
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        let isMark = ct_is_spacing_mark(scalar.value) != 0
        switch self {
        case .everyMark: result.append(scalar)
        case .noMark: if !isMark { result.append(scalar) }
        case .firstMark: if !isMark || !isAfterMark { result.append(scalar) }
        case .everyMarkAndMore:
          result.append(scalar)
          if scalar.properties.generalCategory == .nonspacingMark { result.append("\u{B7}") }
        }
        isAfterMark = isMark
      }
      return Array(String(result).utf8)
    }
  }

  private static let words = [
    "हिन्दी", "भाषा", "বাংলা", "কোথায়", "கௌரவம்", "தமிழ்", "မြန်မာ", "ဘာသာ", "ភាសាខ្មែរ", "ไทย",
    "ക്ഷേമം", "plain", "|", "語", "👍", " ", " ", "ಕೊ", "\u{3164}", "a\u{115F}b", "\u{FFA0}", "ꦗꦮ",
  ]

  private static func row(_ generator: inout SplitMix) -> String {
    var text = "."
    while CellWidth.of(text) < 50 { text += words.randomElement(using: &generator) ?? "" }
    return text
  }

  @Test(arguments: Ears.allCases)
  func `Nothing that follows a spacing mark is moved, nor is the cursor`(ears: Ears) throws {
    let stage = try Stage(rows: 12, columns: 40)
    defer { stage.close() }
    stage.ears = ears.hear
    var generator = SplitMix(seed: 11)
    var rows = (0..<12).map { _ in Self.row(&generator) }
    for step in 0..<150 {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: rows = rows.dropFirst() + [Self.row(&generator)]
      case 1: rows = [Self.row(&generator)] + rows.dropLast()
      case 2: rows[.random(in: 0..<12, using: &generator)] = Self.row(&generator)
      case 3: rows[11].removeLast()
      default:
        var scalars = rows[11].unicodeScalars
        scalars.insert("\u{93F}", at: scalars.index(after: scalars.startIndex))
        rows[11] = String(scalars)
      }
      var grid = Grid(size: Size(rows: 12, columns: 40))
      for (row, text) in rows.enumerated() { grid.write(text, row: row, column: 0, style: .plain) }
      let cursor = Point(row: .random(in: 0..<12, using: &generator), column: 7)
      let screen = stage.show(grid, cursor: cursor)
      #expect(screen.cursorRow == cursor.row && screen.cursorColumn == 7)
      try compare(screen, grid, step, ears)
    }
  }

  /// Cells that begin a unit show its first scalar; those of marks may be blank or hold the mark.
  private func compare(_ screen: Screen, _ grid: Grid, _ step: Int, _ ears: Ears) throws {
    for row in 0..<grid.size.rows {
      let cells = grid.cells[row * grid.size.columns..<(row + 1) * grid.size.columns]
      try Array(cells).withUnsafeBufferPointer { cells in
        let units = RowUnits(cells: cells)
        var column = 0
        while column < cells.count {
          let cell = units.drawn(column)
          let isOrdinary = units.kind(of: column) == .ordinary
          defer { column = units.end(of: column) }
          guard units.kind(of: column) != .disputed, let scalar = Unicode.Scalar(cell.scalar) else {
            continue
          }
          let shown = screen.cells[row][column].text.unicodeScalars.first ?? " "
          // What a terminal draws wider than all others, it may lose: libvterm some of Burmese.
          let isAtEdge = units.end(of: column) == cells.count
          if !isOrdinary, isAtEdge || ears == .everyMarkAndMore { continue }
          if isOrdinary, column + 1 == cells.count, shown == "*" || ears == .everyMarkAndMore {
            continue
          }
          try #require(
            shown == scalar || shown == "\u{A0}" && scalar == " ",
            "step \(step), row \(row), column \(column): \(shown) in \(screen.cells[row].map(\.text))"
          )
        }
      }
    }
  }

  @Test func `A mark that follows nothing is replaced: it would go to the row above`() throws {
    let stage = try Stage(rows: 3, columns: 10)
    defer { stage.close() }
    stage.ears = Ears.noMark.hear
    var grid = Grid(size: Size(rows: 3, columns: 10))
    grid.write("\u{93F}x", row: 1, column: 0, style: .plain)
    let screen = stage.show(grid)
    #expect(screen.cells[1][0].text == "\u{FFFD}")
    #expect(screen.cells[1][1].text == "x")
  }

  @Test func `What fonts draw over several columns is replaced`() throws {
    let stage = try Stage(rows: 2, columns: 10)
    defer { stage.close() }
    var grid = Grid(size: Size(rows: 2, columns: 10))
    grid.write("a\u{FDFD}b\u{2E3B}c", row: 0, column: 0, style: .plain)
    #expect(stage.show(grid).text(row: 0) == "a\u{FFFD}b—c")
  }

  @Test func `A mark that is added or taken away draws its letter again`() throws {
    let stage = try Stage(rows: 2, columns: 10)
    defer { stage.close() }
    for text in ["कx", "किx", "कx", "कीx", "x", "कौx"] {
      var grid = Grid(size: Size(rows: 2, columns: 10))
      let end = grid.write(text, row: 0, column: 2, style: .plain)
      let screen = stage.show(grid)
      #expect(screen.cells[0].map(\.text).joined().replacing("\u{A0}", with: " ").contains(text))
      #expect(screen.cells[0][end - 1].text == "x")
    }
  }
}
