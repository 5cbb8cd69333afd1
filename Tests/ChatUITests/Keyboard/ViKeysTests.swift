import ChatModel
import FoundationEssentials
import TerminalKit
import Testing
import TextEditing

@testable import ChatUI

/// vi's keys on the screen: who has a key, and what is shown.
@Suite("vi keys") struct ViKeysTests {
  private func opened(
    columns: Int = 80, rows: Int = 24, turns: [TurnView] = [], history: [String] = []
  ) -> TestApp {
    TestApp.opened(rows: rows, columns: columns, turns: turns, history: history) {
      $0.hasViKeys = true
    }
  }

  private func caret(_ app: TestApp) -> Int { app.state.pane.composer.editor.caret }

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

  @Test("The mode is in the status row, in the mark and in the cursor", arguments: [80, 40])
  func mode(columns: Int) {
    var app = opened(columns: columns, rows: columns == 40 ? 10 : 24)
    #expect(app.status.hasPrefix("INSERT"))
    #expect(app.frame.cursorShape == .bar)
    app.type("one two")
    app.press("Esc")
    #expect(app.status.hasPrefix("NORMAL"))
    #expect(app.screen[app.state.layout.composer.row].hasPrefix("‹ one two"))
    #expect(app.frame.cursorShape == .block)
    #expect(caret(app) == 6)
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
    var app = opened()
    app.type("ab")
    app.press("Ctrl+[")
    app.type("x")
    #expect(app.draft == "a")
  }

  @Test("The first Esc leaves insert mode, the second stops the reply; the hint says Ctrl+C")
  func escapes() {
    var app = opened()
    app.receive(turn: Sample.turn("live", reply: "", phase: .streaming))
    app.type("next")
    #expect(app.status.contains("Ctrl+C stop") || app.status.contains("^C stop"))
    app.press("Esc")
    #expect(!app.commands.contains(.stop(app.state.pane.id)))
    app.press("Esc")
    #expect(app.commands.contains(.stop(app.state.pane.id)))
    #expect(app.draft == "next")
  }

  @Test("Esc in a command or a selection ends only that")
  func pending() {
    var app = opened()
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

  @Test("Enter sends in normal mode, and the next prompt is typed at once")
  func sends() {
    var app = opened()
    app.type("a question")
    app.press("Esc")
    app.press("Enter")
    #expect(app.sent?.prompt == "a question")
    #expect(app.status.hasPrefix("INSERT"))
    app.type("more")
    #expect(app.draft == "more")
  }

  @Test("k and j go through the lines, then through the prompts before")
  func history() {
    var app = opened(history: ["older", "first\nsecond"])
    app.type("now")
    app.press("Esc")
    app.type("k")
    #expect(app.draft == "first\nsecond")
    app.type("k")
    #expect(app.draft == "first\nsecond")
    app.type("k")
    #expect(app.draft == "older")
    #expect(caret(app) == 4)
    app.type("j")
    #expect(app.draft == "first\nsecond")
    app.type("j")
    #expect(app.draft == "now")
    app.type("2k")
    #expect(app.draft == "older")
    app.type("dk")
    #expect(app.draft == "older")
  }

  @Test("Keys without a meaning type nothing; ? on an empty prompt is the help")
  func unknown() {
    var app = opened()
    app.press("Esc")
    app.type("Qzq@&")
    #expect(app.draft.isEmpty)
    app.type("?")
    #expect(app.panelTitle == "Help")
  }

  @Test("/ searches the prompts and : opens the list of commands; what follows changes no text")
  func signs() {
    var app = opened(history: ["an older prompt", "newer"])
    app.type("one two")
    app.press("Esc")
    app.type("/older")
    #expect(app.shows("an older prompt"))
    app.press("Enter")
    #expect(app.draft == "an older prompt")
    #expect(app.status.hasPrefix("NORMAL"))
    app.type("f:r/")
    #expect(app.draft == "/n older prompt")
    app.press("Esc")
    app.type(":quit")
    #expect(app.panelTitle != nil)
    app.press("Esc")
    #expect(app.draft == "/n older prompt")
    app.type("v/:")
    #expect(app.panelTitle == nil)
  }

  @Test("The program's keys work in each mode")
  func program() {
    var app = opened()
    app.type("one two")
    app.press("Esc", "Ctrl+X m")
    #expect(app.frame.mouse)
    app.press("F2")
    #expect(app.menu != nil)
    app.type("x")
    #expect(app.draft == "one two", "the menu has the key")
    #expect(!app.status.contains("NORMAL"))
    #expect(app.frame.cursorShape == nil)
    app.press("Esc")
    #expect(app.status.hasPrefix("NORMAL"))
    app.press("Ctrl+E")
    #expect(caret(app) == 6, "the cursor stands on the last letter")
  }

  @Test("Ctrl+R searches the prompts while text is typed, and makes a change again in normal mode")
  func redo() {
    var app = opened(history: ["older"])
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

  @Test("A reply of . types again what keys of the program and pastes typed")
  func again() {
    var app = opened()
    app.type("a")
    app.paste("b c")
    app.press("Ctrl+J", "Esc")
    #expect(app.draft == "ab c\n")
    app.type("G")
    app.press("i")
    app.type("x")
    app.press("Alt+Enter")
    app.type("y")
    app.press("Esc")
    app.type(".")
    #expect(app.draft == "ab c\nx\nx\nyy")
    app.type("uu")
    #expect(app.draft == "ab c\n")
  }

  @Test("A paste in normal mode is text, and the mode stays")
  func paste() {
    var app = opened()
    app.type("ab")
    app.press("Esc")
    app.paste("dd x")
    #expect(app.draft == "add xb")
    #expect(app.status.hasPrefix("NORMAL"))
  }

  @Test("A list of completions goes with Esc, and none comes in normal mode")
  func completions() {
    var app = opened()
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
    var app = opened()
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

  @Test("Ctrl+C clears the draft in normal mode, and a new one is typed")
  func interrupt() {
    var app = opened()
    app.type("ab")
    app.press("Esc", "Ctrl+C")
    #expect(app.draft.isEmpty)
    app.type("new")
    #expect(app.draft == "new")
  }

  @Test("/vi turns the keys on, off or over, and refuses the rest")
  func command() {
    var app = TestApp.opened()
    app.submit("/vi")
    #expect(app.status.hasPrefix("INSERT"))
    #expect(app.notice?.hasPrefix("vi keys on") == true)
    app.submit("/vi off")
    #expect(!app.status.contains("INSERT"))
    app.submit("/vi on")
    app.submit("/vi ON")
    #expect(app.status.hasPrefix("INSERT"))
    app.submit("/vi maybe")
    #expect(app.notice == "/vi takes on or off; alone it toggles.")
    #expect(app.status.hasPrefix("INSERT"))
  }
}
