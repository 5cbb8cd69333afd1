import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Writing") struct WritingTests {
  @Test("What is typed stands in the composer, with the cursor behind it")
  func typing() {
    var app = TestApp.opened()
    app.type("hello")
    #expect(app.draft == "hello")
    #expect(app.shows("› hello"))
    #expect(app.frame.cursor == Point(row: app.state.layout.composer.row, column: 7))
  }

  @Test("New lines", arguments: ["Ctrl+J", "Alt+Enter", "Shift+Enter"])
  func newline(key: String) {
    var app = TestApp.opened()
    app.type("a")
    app.press(key)
    app.type("b")
    #expect(app.draft == "a\nb")
    #expect(app.commands.isEmpty)
    #expect(app.state.layout.composer.rows == 2)
  }

  @Test("A backslash and Enter make a new line")
  func backslash() {
    var app = TestApp.opened()
    app.submit("a\\")
    #expect(app.draft == "a\n")
    #expect(app.sent == nil)
  }

  @Test("The composer grows to a third of the screen and then scrolls")
  func growth() {
    var app = TestApp.opened(rows: 24)
    for line in 0..<20 {
      app.type("line \(line)")
      app.press("Ctrl+J")
    }
    #expect(app.state.layout.composer.rows == 8)
    #expect(app.frame.cursor?.row == app.state.layout.composer.endRow - 1)
    #expect(app.shows("↑ line"))
  }

  @Test(
    "Editing keys",
    arguments: [
      ("Ctrl+A", "Xone two"), ("Home", "Xone two"), ("Ctrl+E", "one twoX"), ("End", "one twoX"),
      ("Left", "one twXo"), ("Ctrl+B", "one twXo"), ("Alt+b", "one Xtwo"),
      ("Ctrl+Left", "one Xtwo"), ("Backspace", "one twX"), ("Ctrl+H", "one twX"),
      ("Ctrl+W", "one X"), ("Alt+Backspace", "one X"), ("Ctrl+U", "X"), ("Ctrl+K", "one twoX"),
      ("Ctrl+X Ctrl+T", "one towX"), ("Ctrl+_", "one X"),
    ])
  func editing(key: String, expected: String) {
    var app = TestApp.opened()
    app.type("one two")
    app.press(key)
    app.type("X")
    #expect(app.draft == expected)
  }

  @Test("The kill ring, words in capitals, undo and redo")
  func more() {
    var app = TestApp.opened()
    app.type("one two")
    app.press("Ctrl+W", "Ctrl+Y", "Ctrl+Y")
    #expect(app.draft == "one twotwo")
    app.press("Ctrl+_", "Ctrl+_")
    #expect(app.draft == "one ")
    app.press("Alt+_", "Alt+_")
    #expect(app.draft == "one twotwo")
    app.press("Ctrl+A", "Alt+u")
    #expect(app.draft == "ONE twotwo")
    app.press("Ctrl+A", "Alt+l", "Ctrl+A", "Alt+c", "Ctrl+A", "Alt+d")
    #expect(app.draft == " twotwo")
    app.press("Alt+<", "Delete", "Alt+>", "Ctrl+X Ctrl+A", "Alt+f")
    app.type("!")
    #expect(app.draft == "twotwo!")
  }

  @Test("A long paste is folded, never sent, and can be unfolded")
  func paste() {
    var app = TestApp.opened()
    let text = (1...12).map { "line \($0)" }.joined(separator: "\n")
    app.paste(text)
    #expect(app.draft == text)
    #expect(app.shows("12 lines"))
    #expect(app.sent == nil)
    app.press("Ctrl+X p")
    #expect(app.shows("line 12"))
    #expect(app.draft == text)
  }

  @Test("↑ at the first row walks back through the prompts and ↓ forward to the draft")
  func history() {
    var app = TestApp.opened(history: ["first", "second"])
    app.type("draft")
    app.press("Up")
    #expect(app.draft == "second")
    app.press("Up")
    #expect(app.draft == "first")
    app.press("Down", "Down")
    #expect(app.draft == "draft")
  }

  @Test("A prompt of the past that begins with a slash is recalled so that Enter sends it again")
  func recalledSlash() {
    var app = TestApp.opened(history: ["/etc is a folder"])
    app.press("Up", "Enter")
    #expect(app.sent?.prompt == "/etc is a folder")
  }

  @Test("↑ within the text moves the caret only")
  func upWithinText() {
    var app = TestApp.opened(history: ["first"])
    app.type("a")
    app.press("Ctrl+J")
    app.type("b")
    app.press("Up")
    #expect(app.draft == "a\nb")
    app.press("Up")
    #expect(app.draft == "first")
  }

  @Test("Ctrl+R finds a prompt by what it held; Enter takes it and sends nothing")
  func historySearch() {
    var app = TestApp.opened(history: ["about the parser", "about the lexer"])
    app.press("Ctrl+R")
    app.type("about")
    #expect(app.divider.contains("prompts › about"))
    #expect(app.divider.contains("about the lexer"))
    app.press("Ctrl+R")
    #expect(app.divider.contains("about the parser"))
    app.press("Enter")
    #expect(app.draft == "about the parser")
    #expect(app.sent == nil)
    #expect(app.state.overlays.line == nil)
  }

  @Test("Esc leaves the search of prompts and the draft as it was")
  func leavingHistorySearch() {
    var app = TestApp.opened(history: ["about the parser"])
    app.type("mine")
    app.press("Ctrl+R")
    app.type("parser")
    app.press("Esc")
    #expect(app.draft == "mine")
  }

  @Test("The cursor stands in the question above the composer while it is asked")
  func questionCursor() {
    var app = TestApp.opened()
    app.press("Ctrl+R")
    app.type("ab")
    #expect(app.frame.cursor == Point(row: app.state.layout.divider.row, column: 12))
  }

  @Test("$EDITOR gets the draft and gives it back", arguments: ["Ctrl+G", "Ctrl+X Ctrl+E"])
  func editor(key: String) {
    var app = TestApp.opened()
    app.type("half a")
    app.press(key)
    #expect(app.effects == [.openEditor("half a")])
    app.send(.editorReturned(.edited("a whole sentence")))
    #expect(app.draft == "a whole sentence")
    app.press("Ctrl+_")
    #expect(app.draft == "half a", "one step of the undo history")
  }

  @Test("A stopped editor keeps its conversation, and the same key goes on in it")
  func stoppedEditor() {
    var app = TestApp.opened()
    app.type("half a")
    app.press("Ctrl+G")
    app.send(.editorReturned(.stopped(editor: "vi")))
    #expect(app.draft == "half a")
    #expect(app.notice?.contains("“vi” is suspended") == true)
    #expect(app.notice?.contains("Ctrl+G") == true)
    app.press("Alt+3")
    #expect(app.state.pane.id != Sample.manualTalk)
    app.press("Ctrl+G")
    #expect(app.effects.last == .openEditor(""))
    app.send(.editorReturned(.edited("a whole sentence")))
    #expect(app.draft == "")
    #expect(app.keptDraft?.text.hasPrefix("a whole sentence") == true)
  }

  @Test("An editor that fails leaves the draft alone and says so")
  func editorFailure() {
    var app = TestApp.opened()
    app.type("keep me")
    app.press("Ctrl+G")
    app.send(.editorReturned(.failed(reason: "The editor “ed” ended with status 3.")))
    #expect(app.draft == "keep me")
    #expect(app.notice == "The editor “ed” ended with status 3. The draft is unchanged.")
  }

  @Test("Ctrl+D deletes forward, and quits on an empty prompt")
  func deleteOrQuit() {
    var app = TestApp.opened()
    app.type("ab")
    app.press("Ctrl+A", "Ctrl+D")
    #expect(app.draft == "b")
    app.press("Ctrl+D", "Ctrl+D")
    #expect(app.effects.contains(.quit))
  }

  @Test("The draft is saved within a second of typing, once")
  func saving() throws {
    var app = TestApp.opened()
    app.type("abc")
    let due = try #require(nextDeadline(app.state))
    #expect(due.timeIntervalSince(app.now) <= 1)
    app.wait(0.9)
    #expect(
      app.commands == [.saveDraft(Sample.manualTalk, Draft(text: "abc", caret: 3))])
    app.wait(1)
    #expect(app.commands.isEmpty)
  }

  @Test("The stored draft comes back with its caret")
  func restoring() {
    var app = TestApp.opened(draft: Draft(text: "half", caret: 2))
    app.type("X")
    #expect(app.draft == "haXlf")
  }

  @Test("A key that is no text and means nothing does nothing")
  func unknownKeys() {
    var app = TestApp.opened()
    app.press("Ctrl+Q", "F12", "Alt+q")
    #expect(app.draft.isEmpty)
    #expect(app.effects.isEmpty)
  }

  @Test("The beginning of a chord is shown, and a wrong end types nothing")
  func chords() {
    var app = TestApp.opened()
    app.press("Ctrl+X")
    #expect(app.status.hasPrefix("Ctrl+X …"))
    app.type("q")
    #expect(app.draft.isEmpty)
    #expect(app.state.keyboard.pending.isEmpty)
  }

  @Test("Ctrl+C clears the draft with its completions")
  func clearing() {
    var app = TestApp.opened()
    app.type("/ex")
    #expect(app.state.pane.composer.completion.popup != nil)
    app.press("Ctrl+C")
    #expect(app.draft.isEmpty && app.state.pane.composer.completion.popup == nil)
  }
}
