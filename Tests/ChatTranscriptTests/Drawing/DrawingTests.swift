import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("Drawing")
struct DrawingTests {
  @Test("stays inside its part of the screen")
  func clipping() {
    var screen = Screen(Sample.chain(20), rows: 10, columns: 30)
    screen.act {
      $0.search("reply")
      $0.focusLast()
    }
    for rect in [
      Rect(row: 2, column: 3, rows: 4, columns: 10),
      Rect(row: -3, column: -2, rows: 30, columns: 90),
      Rect(row: 5, column: 5, rows: 0, columns: 3),
      Rect(row: 100, column: 100, rows: 5, columns: 5),
    ] {
      let background = Cell(scalar: 0x2E)
      var grid = Grid(size: Size(rows: 12, columns: 40))
      for row in 0..<12 { for column in 0..<40 { grid[row, column] = background } }
      screen.transcript.draw(into: &grid, rect: rect, now: screen.now)
      for row in 0..<12 {
        for column in 0..<40 {
          let isInside =
            (rect.row..<rect.endRow).contains(row)
            && (rect.column..<rect.endColumn).contains(column)
          if !isInside { #expect(grid[row, column] == background) }
        }
      }
    }
  }

  @Test("leaves prose and code flush left and blank at the right edge")
  func flushLeft() {
    let screen = Screen([Sample.view("a", reply: "Text.\n\nMore.")])
    #expect(screen.rows.contains("Text.") && screen.rows.contains("More."))
    let grid = screen.grid
    for row in 0..<12 { #expect(grid[row, 59] == .blank && grid[row, 58] == .blank) }
  }

  @Test("tells every state by words or marks that remain without colours")
  func withoutColours() {
    let phases: [TurnPhase] =
      [.queued, .sending, .streaming, .stopping] + TurnEnding.allCases.map(TurnPhase.ended)
    let texts = phases.map { phase in
      let reply = phase == .sending ? nil : "Answer."
      return Screen([Sample.view("a", reply: reply, phase: phase)], rows: 20).text
    }
    #expect(Set(texts).count == texts.count)
  }

  @Test(
    "lets no control or bidi character of any text through",
    arguments: [
      "\u{1B}[31mred\u{1B}[0m", "\u{9B}31m", "\u{1B}]52;c;aGk=\u{07}", "a\u{202E}b\u{2066}c",
      "\u{0}\u{8}\u{7F}\u{85}", "\u{1B}", "x\u{1B}_G\u{1B}\\", "\r\roverwrite", "&#27;[2J",
      "\u{90}q\u{9C}",
      "```\n\u{1B}[2J\n```", "|a\u{1B}|b|\n|-|-|\n|\u{9D}|c|", "[\u{1B}x](\u{1B}y)",
      "\u{2028}\u{2029}\u{FEFF}",
      "\u{E0041}\u{E007F}", "\u{FFF9}\u{FFFB}",
    ])
  func hostile(text: String) {
    var failed = Sample.turn(
      "b", after: "a", reply: text, phase: .ended(.failed), contextID: text, failure: text,
      requestID: text)
    failed.system = text
    let waiting = TurnPhase.waiting(until: Sample.start, reason: text)
    for columns in [3, 20, 80] {
      var screen = Screen(
        [
          Sample.view("a", prompt: text, reply: text, reasoning: text), TurnView(turn: failed),
          Sample.view("c", after: "b", reply: nil, phase: waiting),
        ], rows: 120, columns: columns)
      expectDrawable(screen.grid)
      screen.act {
        $0.toggleFolded()
        $0.focusLast()
        $0.moveFocus(by: -1)
        $0.toggleRaw()
        $0.search(text)
      }
      expectDrawable(screen.grid)
    }
  }

  private func expectDrawable(_ grid: Grid) {
    for cell in grid.cells {
      for value in [
        cell.scalar, cell.marks.first, cell.marks.second, cell.marks.third, cell.marks.fourth,
      ] where value != 0 {
        let isControl = value < 0x20 || 0x7F...0x9F ~= value
        let isBidi =
          0x202A...0x202E ~= value || 0x2066...0x2069 ~= value || 0x200E...0x200F ~= value
        let isHidden = 0xE0000...0xE007F ~= value || 0x2028...0x2029 ~= value || value == 0xFEFF
        #expect(!isControl && !isBidi && !isHidden, "U+\(String(value, radix: 16))")
      }
    }
  }
}
