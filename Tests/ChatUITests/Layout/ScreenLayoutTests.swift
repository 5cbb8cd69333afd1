import TerminalKit
import Testing

@testable import ChatUI

@Suite struct ScreenLayoutTests {
  @Test("The parts fill the screen without a gap, at every size and with any composer")
  func tiling() {
    for rows in 10...60 {
      for wanted in [0, 1, 3, 7, 100] {
        for choiceRows in [0, 1, 3, 9] {
          let layout = ScreenLayout(
            size: Size(rows: rows, columns: 80), composerRows: wanted, choiceRows: choiceRows)
          let parts = [
            layout.header, layout.transcript, layout.choices, layout.divider, layout.composer,
            layout.status,
          ]
          var row = 0
          for part in parts {
            // On a screen with room, a blank row sets the header apart.
            if part == layout.transcript, rows >= 20 { row += 1 }
            #expect(part.row == row)
            row = part.endRow
          }
          #expect(row == rows)
          #expect(layout.transcript.rows >= 3)
          #expect(layout.composer.rows <= max(1, rows / 3))
        }
      }
    }
  }

  @Test("Nothing reaches outside of the smallest screens")
  func tiny() {
    for rows in 0...10 {
      for columns in 0...3 {
        let layout = ScreenLayout(
          size: Size(rows: rows, columns: columns), composerRows: 9, choiceRows: 3)
        #expect(layout.isTooSmall)
        for part in [layout.header, layout.transcript, layout.composer, layout.overlay] {
          #expect(part.row >= 0 && part.endRow <= rows)
        }
      }
    }
  }
}

@Suite struct KeyHintsTests {
  private let hints: [(Action, String)] = [(.menuNew, "new"), (.menuImport, "import id")]

  @Test(
    "Where there is room the whole names stand, else short ones, else fewer",
    arguments: [
      (40, ["Ctrl+N", "Ctrl+O"]), (22, ["^N", "^O"]), (10, ["^N"]), (3, []),
    ])
  func fitting(columns: Int, keys: [String]) {
    let fitted = KeyHints(hints, keymap: ActionKeymap(), columns: columns)
    #expect(fitted.hints.map(\.key) == keys)
    #expect(fitted.width <= columns)
  }

  @Test("An action without a key is not named")
  func unbound() {
    let keymap = ActionKeymap(overrides: ["menu-new": []])
    #expect(KeyHints(hints, keymap: keymap, columns: 80).hints.map(\.words) == ["import id"])
  }
}
