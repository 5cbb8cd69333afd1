import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Reading the transcript") struct ReadingTests {
  private static let code = "Look:\n\n```swift\nlet a = 1\n```\n\nand\n\n```\nlet b = 2\n```\n"

  private func reading(_ turns: [TurnView] = Sample.history(3)) -> TestApp {
    var app = TestApp.opened(turns: turns)
    app.press("Tab")
    return app
  }

  @Test("Tab focuses the newest message, Esc goes back to the composer", arguments: ["Esc", "Tab"])
  func focus(back: String) {
    var app = TestApp.opened(turns: Sample.history(3))
    app.type("draft")
    app.press("Tab")
    #expect(app.state.reading.isOn)
    #expect(
      app.state.pane.transcript.focus
        == TranscriptFocus(turn: TurnID(rawValue: "t2"), role: .assistant))
    app.press(back)
    #expect(!app.state.reading.isOn)
    #expect(app.state.pane.transcript.focus == nil)
    #expect(app.draft == "draft")
  }

  @Test("Without a turn Tab stays in the composer")
  func nothing() {
    var app = TestApp.opened()
    app.press("Tab")
    #expect(!app.state.reading.isOn)
  }

  @Test("↑ ↓ k j move by message", arguments: [("Up", "Down"), ("k", "j")])
  func moving(up: String, down: String) {
    var app = reading()
    app.press(up)
    #expect(app.state.pane.transcript.focus?.role == .user)
    app.press(up)
    #expect(app.state.pane.transcript.focus?.turn.rawValue == "t1")
    app.press(down, down)
    #expect(app.state.pane.transcript.focus?.turn.rawValue == "t2")
    #expect(app.state.pane.transcript.focus?.role == .assistant)
  }

  @Test("u and U go to the prompts")
  func userTurns() {
    var app = reading()
    app.press("U")
    #expect(app.state.pane.transcript.focus?.role == .user)
    app.press("U")
    let first = app.state.pane.transcript.focus?.turn
    app.press("u")
    #expect(app.state.pane.transcript.focus?.turn != first)
  }

  @Test("y copies the exact source text")
  func copy() {
    var app = reading([Sample.view("a", reply: "**bold** _text_\n\n")])
    app.press("y")
    #expect(app.effects == [.copy("**bold** _text_\n\n", what: "the reply")])
    app.press("k", "y")
    #expect(app.effects == [.copy("a prompt", what: "the prompt")])
  }

  @Test("c copies a code block, and the next one when it is pressed again")
  func copyCode() {
    var app = reading([Sample.view("a", reply: Self.code)])
    app.press("c")
    #expect(app.effects == [.copy("let a = 1\n", what: "code block 1 of 2")])
    app.press("c")
    #expect(app.effects == [.copy("let b = 2\n", what: "code block 2 of 2")])
    app.press("c")
    #expect(app.effects == [.copy("let a = 1\n", what: "code block 1 of 2")])
    app.press("j", "c")
    #expect(app.effects == [.copy("let a = 1\n", what: "code block 1 of 2")])
  }

  @Test("l copies a link's address")
  func copyLink() {
    var app = reading([Sample.view("a", reply: "See [here](https://example.org/x).")])
    app.press("l")
    #expect(app.effects == [.copy("https://example.org/x", what: "the link")])
  }

  @Test("A message without code or links says so", arguments: [("c", "code block"), ("l", "link")])
  func nothingToCopy(key: String, name: String) {
    var app = reading()
    app.press(key)
    #expect(app.effects.isEmpty)
    #expect(app.notice == "No \(name) in this message.")
  }

  @Test("r asks again")
  func retry() {
    var app = reading()
    app.press("r")
    #expect(app.commands == [.retry(TurnID(rawValue: "t2"))])
    #expect(!app.state.reading.isOn)
  }

  @Test("In a prefix context nothing is rebuilt, and nothing of the kind is said")
  func retryPrefix() {
    var app = TestApp.opened()
    app.press("Ctrl+X 3")
    app.receive(
      .opened(
        Sample.snapshot(
          Sample.codeTalk, Sample.code, turns: [Sample.view("c", in: Sample.codeTalk)])))
    app.press("Tab", "r")
    #expect(app.commands == [.retry(TurnID(rawValue: "c"))])
    #expect(app.notice == nil)
  }

  @Test("A reply that is under way cannot be asked again", arguments: ["r", "e", "s"])
  func busy(key: String) {
    var app = reading([Sample.view("a", reply: "so", phase: .streaming)])
    app.press(key)
    #expect(app.commands.isEmpty)
    #expect(app.notice?.contains("in progress") == true)
  }

  @Test("e puts the prompt into the composer, Enter asks it anew, the draft comes back")
  func edit() {
    var app = TestApp.opened(turns: Sample.history(2))
    app.type("my draft")
    app.press("Tab", "k", "k", "e")
    #expect(app.draft == "question 0")
    #expect(app.shows("edit › question 0"))
    app.type(" again")
    app.press("Enter")
    let request = app.edited
    #expect(request?.prompt == "question 0 again")
    // Without a rebuild it is sent at once.
    app.receive(
      .branch(
        Sample.snapshot(
          Sample.manualTalk, Sample.manual, turns: [Sample.view(request?.turn.rawValue ?? "")])))
    #expect(app.draft == "my draft")
  }

  @Test("f forks at the focused message")
  func fork() {
    var app = reading()
    app.press("k", "k", "f")
    #expect(app.commands == [.fork(Sample.manualTalk, upTo: TurnID(rawValue: "t1"))])
  }

  @Test("[ and ] flip through the alternatives", arguments: [("[", -1), ("]", 1)])
  func alternatives(key: String, step: Int) {
    var app = reading()
    app.press(key)
    #expect(app.commands == [.flipAlternative(TurnID(rawValue: "t2"), step: step)])
  }

  @Test("/ searches in the transcript; n and N go round the matches")
  func find() {
    var app = reading(Sample.history(12))
    app.press("/")
    app.type("answer 1")
    #expect(app.divider.contains("find › answer 1"))
    #expect(app.frame.cursor?.row == app.state.layout.divider.row)
    app.press("Enter")
    #expect(app.state.reading.isOn)
    let count = app.state.pane.transcript.matchPosition?.count
    #expect(count == 3)
    let first = app.state.pane.transcript.matchPosition?.number
    app.press("n")
    #expect(app.state.pane.transcript.matchPosition?.number != first)
    app.press("N")
    #expect(app.state.pane.transcript.matchPosition?.number == first)
    #expect(app.divider.contains("match"))
  }

  @Test("Esc ends the search where it began")
  func leavingFind() {
    var app = reading(Sample.history(12))
    let before = app.screen[1...10]
    app.press("/")
    app.type("question 0")
    #expect(app.screen[1...10] != before)
    app.press("Esc")
    #expect(app.screen[1...10] == before)
    #expect(app.state.pane.transcript.matchPosition == nil)
  }

  @Test("v shows the source, v again the rendering")
  func raw() {
    var app = reading([Sample.view("a", reply: "**bold**")])
    #expect(!app.shows("**bold**"))
    app.press("v")
    #expect(app.shows("**bold**"))
    app.press("v")
    #expect(!app.shows("**bold**"))
  }

  @Test("t unfolds the reasoning")
  func reasoning() {
    var turn = Sample.turn("a")
    turn.choices[0].reasoning = "because of that"
    var app = reading([TurnView(turn: turn)])
    #expect(!app.shows("because of that"))
    app.press("t")
    #expect(app.shows("because of that"))
  }

  @Test("g and G go to the ends")
  func ends() {
    var app = reading(Sample.history(20))
    app.press("g")
    #expect(app.shows("question 0"))
    app.press("G")
    #expect(app.state.pane.transcript.isAtBottom)
  }

  @Test("d takes a queued prompt back into the composer")
  func unqueue() {
    var app = TestApp.opened()
    app.submit("one")
    app.submit("two")
    let second = app.state.pane.transcript.lastTurn?.id
    app.press("Tab", "d")
    #expect(app.commands == second.map { [.unqueue($0)] })
    app.receive(.promptReturned(Sample.manualTalk, prompt: "two", turn: second))
    #expect(app.draft == "two")
    let first = app.state.pane.transcript.lastTurn.map { UnsentPrompt(turn: $0.id, text: "one") }
    #expect(
      app.commands == [
        .saveDraft(
          Sample.manualTalk, Draft(text: "two", caret: 3), unsent: first.map { [$0] } ?? [])
      ], "of the one that came back nothing is on its way")
    #expect(app.state.pane.transcript.turnCount == 1)
  }

  @Test("s sends an unconfirmed prompt again")
  func resend() {
    var app = reading([Sample.view("a", phase: .ended(.unconfirmed))])
    app.press("s")
    #expect(app.commands == [.settle(TurnID(rawValue: "a"), .resend)])
  }

  @Test("Letters are never typed while a message has the keyboard")
  func letters() {
    var app = reading()
    app.type("xzq")
    #expect(app.draft.isEmpty)
  }

  @Test("A paste while reading goes into the composer")
  func paste() {
    var app = reading()
    app.paste("pasted")
    #expect(app.draft == "pasted")
    #expect(!app.state.reading.isOn)
  }

  @Test(
    "Scrolling keys",
    arguments: [
      ("PageUp", "PageDown"), ("Shift+Up", "Shift+Down"), ("Ctrl+X Up", "Ctrl+X Down"),
      ("Ctrl+Home", "Ctrl+End"), ("Ctrl+X Home", "Ctrl+X End"),
    ])
  func scrolling(up: String, down: String) {
    var app = TestApp.opened(turns: Sample.history(20))
    let bottom = app.screen[1...15]
    app.press(up)
    #expect(app.screen[1...15] != bottom)
    #expect(app.divider.contains("more below"))
    app.press(down)
    #expect(app.screen[1...15] == bottom)
  }

  @Test("While the reader is scrolled up nothing moves, and the new lines are counted")
  func anchored() {
    var app = TestApp.opened(turns: Sample.history(20))
    app.receive(
      turn: Sample.turn("live", after: "t19", reply: "", phase: .streaming))
    app.press("PageUp", "PageUp")
    let before = app.screen[1...20]
    for part in 0..<50 {
      app.receive(
        .delta(
          TurnDelta(
            turn: TurnID(rawValue: "live"), conversation: Sample.manualTalk,
            content: "new line \(part)\n\n")))
      #expect(app.screen[1...20] == before)
    }
    #expect(app.divider.contains("new lines"))
    app.press("Ctrl+X j")
    #expect(app.shows("new line 49"))
  }

  @Test("Typing moves nothing in the transcript until the composer grows")
  func typing() {
    var app = TestApp.opened(turns: Sample.history(20))
    app.press("PageUp")
    let before = app.screen[1...20]
    app.type("a long thought about it")
    #expect(app.screen[1...20] == before)
  }

  @Test("The mouse wheel scrolls")
  func wheel() {
    var app = TestApp.opened(turns: Sample.history(20))
    app.send(
      .input(
        .mouse(MouseEvent(action: .wheelUp, position: Point(row: 5, column: 5))), at: app.now))
    #expect(!app.state.pane.transcript.isAtBottom)
  }

  @Test("Near the top the page before is asked for, once")
  func earlier() {
    var app = TestApp.opened(turns: Sample.history(20), hasEarlier: true)
    app.press("Ctrl+Home")
    let asked = app.commands
    #expect(asked == [.loadEarlier(Sample.manualTalk, before: TurnID(rawValue: "t0"))])
    app.press("Shift+Down", "Ctrl+Home")
    #expect(app.commands.isEmpty)
    app.receive(
      .earlier(
        Sample.manualTalk, turns: [Sample.view("e", prompt: "older yet")], hasEarlier: false))
    app.press("Ctrl+Home")
    #expect(app.shows("older yet"))
  }
}
