import ChatModel
import FoundationEssentials
import TerminalKit
import Testing
import TextEditing

@testable import ChatUI

/// vi's keys beside those of the program.
@Suite("vi keys and the program's") struct ViProgramKeysTests {
  private func isPalette(_ app: TestApp) -> Bool {
    if case .palette? = app.state.overlays.last { true } else { false }
  }

  @Test("The first Esc leaves insert mode, the second stops the reply; the hint says Ctrl+C")
  func escapes() {
    var app = TestApp.withVi()
    app.receive(turn: Sample.turn("live", reply: "", phase: .streaming))
    app.type("next")
    #expect(app.status.contains("Ctrl+C stop") || app.status.contains("^C stop"))
    app.press("Esc")
    #expect(!app.commands.contains(.stop(app.state.pane.id)))
    app.press("Esc")
    #expect(app.commands.contains(.stop(app.state.pane.id)))
    #expect(app.draft == "next")
  }

  @Test("Enter sends in normal mode, and the next prompt is typed at once")
  func sends() {
    var app = TestApp.withVi()
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
    var app = TestApp.withVi(history: ["older", "first\nsecond"])
    app.type("now")
    app.press("Esc")
    app.type("k")
    #expect(app.draft == "first\nsecond")
    app.type("k")
    #expect(app.draft == "first\nsecond")
    app.type("k")
    #expect(app.draft == "older")
    #expect(app.caret == 4)
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
    var app = TestApp.withVi()
    app.press("Esc")
    app.type("Qzq@&")
    #expect(app.draft.isEmpty)
    app.type("?")
    #expect(app.panelTitle == "Help")
  }

  @Test("/ searches the prompts and : opens the list of commands; what follows changes no text")
  func signs() {
    var app = TestApp.withVi(history: ["an older prompt", "newer"])
    app.type("one two")
    app.press("Esc")
    app.type("/older")
    #expect(app.shows("an older prompt"))
    app.press("Enter")
    #expect(app.draft == "an older prompt")
    #expect(app.status.hasPrefix("NORMAL"))
    app.type("0r/")
    #expect(app.draft == "/n older prompt")
    app.type(":quit")
    #expect(isPalette(app))
    app.press("Esc")
    #expect(app.draft == "/n older prompt")
    app.type("v/:")
    #expect(!isPalette(app))
  }

  @Test("The program's keys work in each mode")
  func program() {
    var app = TestApp.withVi()
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
    #expect(app.caret == 6, "the cursor stands on the last letter")
  }

  @Test("A reply of . types again what keys of the program and pastes typed")
  func again() {
    var app = TestApp.withVi()
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

  @Test("Ctrl+C clears the draft in normal mode, and a new one is typed")
  func interrupt() {
    var app = TestApp.withVi()
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
