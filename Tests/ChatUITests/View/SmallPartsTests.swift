import ChatModel
import TerminalKit
import Testing

@testable import ChatUI

@Suite("What the small parts say") struct SmallPartsTests {
  @Test("The mark of an edited prompt cannot be taken for typed text, and its hint goes with it")
  func editMark() {
    var app = TestApp.opened(turns: Sample.history(1))
    app.submit("/edit")
    let row = app.state.layout.composer.row
    #expect(app.screen[row] == "edit › question 0")
    #expect(app.frame.cursor == Point(row: row, column: 7 + 10))
    #expect(app.notice?.contains("edited prompt") == true)
    app.press("Esc")
    #expect(app.screen[row].hasPrefix("›"))
    #expect(app.notice == nil)
  }

  @Test("A tiny screen says the needed size first")
  func tiny() {
    let app = TestApp(rows: 4, columns: 14)
    #expect(app.screen[0] == "40×10 needed:…" || app.screen[0].hasPrefix("40×10 needed"))
  }

  @Test("The help breaks no name and glues none to the words", arguments: [40, 60, 80, 120])
  func help(columns: Int) {
    let app = TestApp.opened(rows: 24, columns: columns)
    let names = Set(Action.allCases.map(\.rawValue))
    let named = HelpText.paragraphs(for: app.state).filter { paragraph in
      paragraph.spans.last.map { names.contains($0.text.trimmed) } ?? false
    }
    #expect(named.count == Action.allCases.count, "no name is left out")
    let panel = TextPanel(title: "T", paragraphs: named)
    var shown = panel
    shown.prepare(columns: columns, rows: 10_000, at: .start)
    let rect = Rect(row: 0, column: 0, rows: 1000, columns: columns)
    var painter = Painter(size: Size(rows: 1000, columns: columns), theme: app.state.theme)
    shown.draw(into: &painter, rect: rect, state: app.state)
    let rows = (0..<1000).map(painter.grid.text(row:))
    for action in Action.allCases {
      #expect(
        rows.contains { $0.hasSuffix("  " + action.rawValue) || $0.trimmed == action.rawValue },
        "\(action)")
    }
  }

  @Test("The palette reads letters as of a name, words as of the description")
  func palette() {
    var app = TestApp.opened()
    app.press("F4")
    app.type("savings")
    guard case .palette(let byWord)? = app.state.overlays.last else {
      Issue.record("no palette")
      return
    }
    #expect(byWord.entries.map(\.item) == [.action(.usage)])
    app.press("Ctrl+U")
    app.type("svngs")
    guard case .palette(let byLetters)? = app.state.overlays.last else { return }
    #expect(byLetters.entries.isEmpty)
    app.press("Ctrl+U")
    app.type("dryr")
    guard case .palette(let byName)? = app.state.overlays.last else { return }
    #expect(byName.chosen == .action(.dryRun))
  }
}
