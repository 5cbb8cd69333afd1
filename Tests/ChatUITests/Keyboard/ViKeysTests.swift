import ChatModel
import FoundationEssentials
import TerminalKit
import Testing
import TextEditing

@testable import ChatUI

/// vi's keys on the screen: who has a key, and what is shown.
@Suite("vi keys") struct ViKeysTests {
  @Test("Without the setting nothing is different")
  func off() {
    var app = TestApp.opened()
    app.type("ab")
    app.press("Esc")
    app.type("x")
    #expect(app.draft == "abx")
    #expect(!app.status.contains("INSERT"))
    #expect(app.frame.cursorShape == nil)
  }

  @Test("Esc and a character that come together are both, as in vim")
  func together() {
    var app = TestApp.withVi(columns: 80, rows: 24)
    app.type("one two")
    // The bytes of Esc and b.
    app.press("Alt+b")
    #expect(app.status.hasPrefix("NORMAL"))
    #expect(app.draft == "one two" && app.caret == 4)
    app.type("A")
    app.press("Alt+d")
    app.type("d")
    #expect(app.draft == "")
  }

  @Test("The mode is in the status row, in the mark and in the cursor", arguments: [80, 40])
  func mode(columns: Int) {
    var app = TestApp.withVi(columns: columns, rows: columns == 40 ? 10 : 24)
    #expect(app.status.hasPrefix("INSERT"))
    #expect(app.frame.cursorShape == .bar)
    app.type("one two")
    app.press("Esc")
    #expect(app.status.hasPrefix("NORMAL"))
    #expect(app.screen[app.state.layout.composer.row].hasPrefix("‹ one two"))
    #expect(app.frame.cursorShape == .block)
    #expect(app.caret == 6)
    app.type("2d")
    #expect(app.status.hasPrefix("NORMAL 2d"))
    app.press("Esc")
    app.type("v")
    #expect(app.status.hasPrefix("VISUAL"))
    app.type("V")
    #expect(app.status.hasPrefix("V-LINE"))
    app.press("Esc")
    app.type("R")
    #expect(app.status.hasPrefix("REPLACE"))
    #expect(app.frame.cursorShape == .underline)
  }

  @Test("Ctrl+[ is Esc")
  func bracket() {
    var app = TestApp.withVi()
    app.type("ab")
    app.press("Ctrl+[")
    app.type("x")
    #expect(app.draft == "a")
  }

  @Test("Esc in a command or a selection ends only that")
  func pending() {
    var app = TestApp.withVi()
    app.receive(turn: Sample.turn("live", reply: "", phase: .streaming))
    app.type("ab")
    app.press("Esc")
    for keys in ["d", "3", "\"", "v", "V", "f"] {
      app.type(keys)
      app.press("Esc")
      #expect(!app.commands.contains(.stop(app.state.pane.id)), "\(keys)")
      #expect(app.draft == "ab", "\(keys)")
    }
  }

  @Test("Ctrl+R searches the prompts while text is typed, and makes a change again in normal mode")
  func redo() {
    var app = TestApp.withVi(history: ["older"])
    app.type("one two")
    app.press("Esc")
    app.type("dbu")
    #expect(app.draft == "one two")
    app.press("Ctrl+R")
    #expect(app.draft == "one o")
    app.type("i")
    app.press("Ctrl+R")
    #expect(app.state.overlays.line != nil)
  }

  @Test("A paste in normal mode is text, and the mode stays")
  func paste() {
    var app = TestApp.withVi()
    app.type("ab")
    app.press("Esc")
    app.paste("dd x")
    #expect(app.draft == "add xb")
    #expect(app.status.hasPrefix("NORMAL"))
  }

  @Test("A list of completions goes with Esc, and none comes in normal mode")
  func completions() {
    var app = TestApp.withVi()
    app.type("/re")
    #expect(app.state.pane.composer.completion.popup != nil)
    app.press("Esc")
    #expect(app.state.pane.composer.completion.popup == nil)
    #expect(app.status.hasPrefix("NORMAL"))
    app.type("$x")
    #expect(app.draft == "/r")
    #expect(app.state.pane.composer.completion.popup == nil)
    app.type("A")
    app.type("e")
    #expect(app.state.pane.composer.completion.popup != nil)
  }

  @Test("What is selected is shown, an empty line as a cell")
  func selection() {
    var app = TestApp.withVi()
    app.type("one two")
    app.press("Ctrl+J", "Ctrl+J")
    app.type("end")
    app.press("Esc")
    app.type("ggwvj")
    func reversed(_ row: Int) -> String {
      let grid = app.frame.grid
      return (0..<grid.size.columns).map { column in
        grid[row, column].style.attributes.contains(.reverse) ? "#" : "."
      }.joined().trimmed
    }
    let top = app.state.layout.composer.row
    #expect(reversed(top).hasPrefix("......###."))
    #expect(reversed(top + 1).hasPrefix("..#."))
    #expect(!reversed(top + 2).contains("#"))
    app.press("Esc")
    #expect(!reversed(top).contains("#"))
  }
}

extension TestApp {
  /// An app with vi's keys and a conversation on screen.
  static func withVi(
    columns: Int = 80, rows: Int = 24, turns: [TurnView] = [], history: [String] = []
  ) -> TestApp {
    opened(rows: rows, columns: columns, turns: turns, history: history) { $0.hasViKeys = true }
  }

  var caret: Int { state.pane.composer.editor.caret }
}
