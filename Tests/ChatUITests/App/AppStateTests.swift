import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing
import Testing

@testable import ChatUI

@Suite struct AppStateTests {
  @Test("The same events give the same state, names of turns included")
  func deterministic() {
    func run() -> [Effect] {
      var app = TestApp.opened(turns: Sample.history(2))
      app.submit("one")
      app.submit("two")
      app.press("F2", "Down", "Enter")
      return app.allEffects
    }
    #expect(run() == run())
  }

  @Test("Another seed gives other names")
  func seeds() {
    var one = TestApp.opened { $0.seed = 1 }
    var two = TestApp.opened { $0.seed = 2 }
    one.submit("x")
    two.submit("x")
    #expect(one.sent?.turn != two.sent?.turn)
  }

  @Test("Names do not repeat")
  func unique() {
    var state = TestApp().state
    let names = (0..<5000).map { _ in state.newTurnID() }
    #expect(Set(names).count == names.count)
  }

  @Test("Effects are handed over once")
  func once() {
    var app = TestApp.opened()
    app.press("Ctrl+L")
    #expect(app.effects == [.redraw])
    app.wait(0.1)
    #expect(app.effects.isEmpty)
  }

  @Test("Looking at a state does not change what is seen")
  func pureView() {
    var app = TestApp.opened(turns: Sample.history(3))
    app.press("F2")
    #expect(app.frame == app.frame)
  }

  @Test("A resize there and back shows the same screen")
  func resizing() {
    var app = TestApp.opened(turns: Sample.history(20))
    app.press("PageUp")
    let before = app.screen
    for size in [(10, 40), (1, 1), (60, 200), (0, 0), (24, 79)] { app.resize(size.0, size.1) }
    app.resize(24, 80)
    #expect(app.screen == before)
  }

  @Test("Titles change in the header when the controller tells them")
  func titles() {
    var app = TestApp.opened()
    app.press("Ctrl+X 3")
    app.receive(.opened(Sample.snapshot(Sample.codeTalk, Sample.code)))
    var contexts = Sample.contexts
    contexts[1].conversations[0].title = "Renamed"
    app.receive(.contexts(contexts))
    #expect(app.header.contains("Renamed"))
  }

  @Test("A branch that changed takes the place of the one on screen")
  func branch() {
    var app = TestApp.opened(turns: Sample.history(3))
    var snapshot = Sample.snapshot(Sample.manualTalk, Sample.manual)
    snapshot.turns =
      Array(Sample.history(2)) + [
        Sample.view("other", after: "t1", prompt: "another way")
      ]
    app.receive(.branch(snapshot))
    #expect(app.shows("another way"))
    #expect(!app.shows("question 2"))
  }

  @Test("A click in the composer puts the caret there")
  func click() {
    var app = TestApp.opened()
    app.type("hello")
    let row = app.state.layout.composer.row
    app.send(
      .input(
        .mouse(MouseEvent(action: .press(button: 1), position: Point(row: row, column: 4))),
        at: app.now))
    app.type("X")
    #expect(app.draft == "heXllo")
  }

  @Test("Unknown sequences and replies type nothing")
  func noise() {
    var app = TestApp.opened()
    for input in [
      InputEvent.unknown([27, 91, 57]), .reply(.version("xterm")), .reply(.keyboardFlags(1)),
      .focus(false), .mouse(MouseEvent(action: .move, position: Point(row: 1, column: 1))),
    ] {
      app.send(.input(input, at: app.now))
    }
    #expect(app.draft.isEmpty && app.allEffects.isEmpty)
  }
}

@Suite struct PaneShelfTests {
  private func pane(_ name: String) -> ConversationPane {
    ConversationPane(
      id: ConversationID(rawValue: name), context: Sample.code, theme: .monochrome)
  }

  @Test("The panes that were left longest ago go first")
  func order() {
    var shelf = PaneShelf()
    for number in 0..<20 { shelf.put(pane("p\(number)")) }
    #expect(shelf.count == PaneShelf.limit)
    #expect(!shelf.contains(ConversationID(rawValue: "p7")))
    #expect(shelf.contains(ConversationID(rawValue: "p19")))
  }

  @Test("A pane with an unsaved draft or a turn in flight stays")
  func staying() {
    var shelf = PaneShelf()
    var draft = pane("draft")
    draft.composer.write(at: .start) { _ in }
    var live = pane("live")
    _ = live.show(turn: Sample.view("a", phase: .streaming))
    shelf.put(draft)
    shelf.put(live)
    for number in 0..<40 { shelf.put(pane("p\(number)")) }
    #expect(shelf.contains(draft.id) && shelf.contains(live.id))
    #expect(shelf.count == PaneShelf.limit)
  }

  @Test("A draft and a place in the transcript outlast panes without, up to a limit")
  func places() {
    var shelf = PaneShelf()
    for number in 0..<30 {
      var written = pane("w\(number)")
      _ = written.composer.load(Draft(text: "draft", caret: 5), history: [])
      shelf.put(written)
    }
    for number in 0..<40 { shelf.put(pane("p\(number)")) }
    #expect((0..<30).allSatisfy { shelf.contains(ConversationID(rawValue: "w\($0)")) })
    for number in 30..<200 {
      var written = pane("w\(number)")
      _ = written.composer.load(Draft(text: "draft", caret: 5), history: [])
      shelf.put(written)
    }
    #expect(shelf.count == PaneShelf.most)
    #expect(shelf.contains(ConversationID(rawValue: "w199")))
  }

  @Test("A pane that is taken is gone, one that is put twice is there once")
  func taking() {
    var shelf = PaneShelf()
    shelf.put(pane("a"))
    shelf.put(pane("a"))
    #expect(shelf.count == 1)
    #expect(shelf.take(ConversationID(rawValue: "a")) != nil)
    #expect(shelf.take(ConversationID(rawValue: "a")) == nil)
    #expect(shelf.change(ConversationID(rawValue: "a")) { _ in true } == nil)
  }
}
