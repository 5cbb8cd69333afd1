import Basics
import ChatTestSupport
import TerminalKit
import Testing

@testable import NcursesBackend

/// A frame that is drawn as the difference to the one before looks like the same frame on an empty screen.
@MainActor
@Suite(.serialized)
struct FramesAloneTests {
  private nonisolated static let size = Size(rows: 6, columns: 16)

  /// ASCII and wide, disputed in both ways, marks, spacing marks alone and after letters, emoji of several scalars.
  private static let pieces = [
    "a", "b", " ", "  ", "語", "é", "e\u{301}", "\u{A0}", "👍", "🥰", "🫨", "❤", "❤️", "™", "☺️", "👍🏽", "👩‍🚀",
    "🇩🇪", "1️⃣", "\u{4DC0}", "कि", "क", "\u{93F}", "हिन्दी", "ကို", "ไม้", "தமிழ்", "\u{2E3B}", "\u{FDFD}",
    "ㅤ", "\u{302E}", "ꦗꦮ", "…", "│",
  ]

  /// What a frame shows is written in runs, each with a look.
  private struct Picture {
    var rows: [[(text: String, style: Style)]]

    var grid: Grid {
      var grid = Grid(size: size)
      for (row, runs) in rows.enumerated() {
        var column = 0
        for run in runs {
          column = grid.write(run.text, row: row, column: column, style: run.style)
        }
      }
      for row in 0..<size.rows where 0x300..<0x900 ~= grid[row, size.columns - 1].marks.first {
        // libvterm 0.1.4 gives a mark of the last column to the next row if ESC ( B came before.
        grid[row, size.columns - 1].marks = Cell.Marks()
      }
      return grid
    }
  }

  private static func run(_ random: inout SplitMix) -> (text: String, style: Style) {
    let styles = [
      Style.plain, .plain, Style(foreground: .palette(2)), Style(attributes: .reverse),
      Style(background: .palette(4), attributes: .bold),
    ]
    return (
      pieces.randomElement(using: &random) ?? "a", styles.randomElement(using: &random) ?? .plain
    )
  }

  private static func change(_ picture: inout Picture, _ random: inout SplitMix) {
    let row = Int.random(in: 0..<size.rows, using: &random)
    let column = Int.random(in: 0...picture.rows[row].count, using: &random)
    let isInside = column < picture.rows[row].count
    switch Int.random(in: 0..<9, using: &random) {
    case 0: picture.rows = Array(picture.rows.dropFirst()) + [[]]
    case 1: picture.rows = [[run(&random)]] + picture.rows.dropLast()
    case 2: picture.rows.swapAt(row, .random(in: 0..<size.rows, using: &random))
    case 3: picture.rows[row] = []
    case 4 where isInside: picture.rows[row].remove(at: column)
    case 5 where isInside: picture.rows[row][column].style = run(&random).style
    case 6 where isInside: picture.rows[row][column].text = run(&random).text
    case 7: picture.rows[row] = (0..<18).map { _ in run(&random) }
    default: picture.rows[row].insert(run(&random), at: column)
    }
  }

  @Test func `The screen after each change is that of the frame drawn alone`() throws {
    var random = SplitMix(seed: Soak.seed)
    var picture = Picture(
      rows: (0..<Self.size.rows).map { _ in (0..<9).map { _ in Self.run(&random) } })
    var grids: [Grid] = []
    for _ in 0..<Soak.size(1200, full: 40_000) {
      for _ in 0..<Int.random(in: 1...2, using: &random) { Self.change(&picture, &random) }
      grids.append(picture.grid)
    }
    let inTurn = try screens(of: grids) { _ in }
    let alone = try screens(of: grids) { stage in
      stage.terminal.invalidate()
      stage.emulator.feed(Array("\u{1B}c".utf8))
    }
    for (step, (shown, wanted)) in zip(inTurn, alone).enumerated() {
      for row in shown.indices where shown[row] != wanted[row] {
        Issue.record(
          """
          step \(step), row \(row): \(grids[step].text(row: row))
          before: \(step > 0 ? grids[step - 1].text(row: row) : "")
          shown: \(shown[row].joined(separator: " "))
          alone: \(wanted[row].joined(separator: " "))
          """)
        return
      }
    }
  }

  private func screens(of grids: [Grid], before: (Stage) -> Void) throws -> [[[String]]] {
    let stage = try Stage(rows: Self.size.rows, columns: Self.size.columns)
    defer { stage.close() }
    return grids.map { grid in
      before(stage)
      return stage.show(grid, cursor: Point(row: 0, column: 0)).cells.map { $0.map(Self.seen) }
    }
  }

  /// A cell as the eye has it: every kind of blank is one, and the right half of a wide glyph is the glyph's.
  private static func seen(_ cell: ScreenCell) -> String {
    guard cell.width > 0 else { return "<" }
    let text = cell.text == "\u{A0}" ? " " : cell.text
    let looks = (cell.isBold ? "b" : "") + (cell.isReverse ? "r" : "")
    return "[\(text)]\(cell.foreground)/\(cell.background)\(looks)"
  }
}
