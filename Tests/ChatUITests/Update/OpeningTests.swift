import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing
import Testing

@testable import ChatUI

@Suite("Opening and switching") struct OpeningTests {
  /// The code conversation on screen, the manual one put away.
  private func switched() -> TestApp {
    var app = TestApp.opened(turns: Sample.history(2))
    app.receive(
      .opened(Sample.snapshot(Sample.codeTalk, Sample.code, turns: [])))
    app.press("F2")
    app.type("parser")
    app.press("Down", "Enter")
    return app
  }

  @Test("Before anything is known the screen says so and typing works")
  func empty() {
    var app = TestApp()
    #expect(app.shows("opening…"))
    app.type("hi")
    #expect(app.draft == "hi")
  }

  @Test("What is written before a conversation is open keeps its folded pastes and its undo")
  func early() {
    var app = TestApp()
    app.receive(.contexts(Sample.contexts))
    let paste = (1...30).map { "line \($0)" }.joined(separator: "\n")
    app.send(.input(.paste(paste), at: app.now))
    app.type("one two")
    app.press("Ctrl+W", "Ctrl+_")
    app.receive(
      .opened(
        ConversationSnapshot(
          conversation: Sample.conversation(Sample.manualTalk, Sample.manual))))
    #expect(!app.state.pane.isLobby)
    #expect(app.shows("[Pasted 30 lines"))
    #expect(app.draft == paste + "one two")
    app.press("Ctrl+X r")
    #expect(app.draft == paste + "one ")
  }

  @Test("A path that is typed before a conversation is open is completed in it")
  func earlyPath() {
    var app = TestApp()
    app.receive(.contexts(Sample.contexts))
    app.type("see @Sou")
    app.receive(
      .opened(
        ConversationSnapshot(
          conversation: Sample.conversation(Sample.manualTalk, Sample.manual))))
    #expect(app.effects.contains(.completePath(prefix: "Sou")))
    app.send(.pathCompletions(prefix: "Sou", ["Sources/"]))
    #expect(app.state.pane.composer.completion.popup != nil)
  }

  @Test(
    "A conversation in which nothing was said yet says what can be done", arguments: [false, true])
  func firstSteps(isDemo: Bool) {
    let app = TestApp.opened {
      $0.isDemo = isDemo
      if isDemo { $0.questions = [Sample.manual: "什么是上下文？"] }
    }
    #expect(app.shows("“manual”"))
    #expect(app.shows(isDemo ? "for example: 什么是上下文？" : "@path adds a file"))
    #expect(app.shows("Ctrl+N new one"))
  }

  @Test(
    "It does not say that the server holds what it lost, what expired, or what nobody asked yet")
  func firstStepsWithoutContext() throws {
    var app = TestApp.opened()
    #expect(app.shows("The server has cached “manual”"))
    var contexts = Sample.contexts
    contexts[0].context.lastUsedAt = Date.start.addingTimeInterval(-90_000)
    app.receive(.contexts(contexts))
    #expect(app.shows("“manual” has expired by our clock."))
    contexts[0].context.lostAt = .start
    app.receive(.contexts(contexts))
    #expect(app.shows("The server no longer has “manual”."))
    contexts[0].context.lostAt = nil
    contexts[0].context.ttl = nil
    app.receive(.contexts(contexts))
    #expect(app.shows("“manual” was created elsewhere"))
  }

  @Test("Without any context the screen says how to get one")
  func noContexts() {
    var app = TestApp()
    app.receive(.contexts([]))
    app.receive(.started)
    #expect(app.shows("No context yet."))
    #expect(app.shows("Ctrl+N creates one"))
  }

  @Test("The first conversation is shown with its context in the header")
  func first() {
    let app = TestApp.opened(turns: Sample.history(1))
    #expect(app.header.hasPrefix("manual · session"))
    #expect(app.shows("question 0"))
    #expect(app.shows("answer 0"))
  }

  @Test("Choosing a conversation goes there at once and has it loaded")
  func choosing() {
    let app = switched()
    #expect(app.state.pane.id == Sample.codeTalk)
    #expect(app.commands.contains(.open(Sample.codeTalk)))
    #expect(app.header.contains("code base"))
    #expect(app.state.overlays.isEmpty)
  }

  @Test("Each conversation has its own draft, caret and history")
  func drafts() {
    var app = switched()
    app.type("for the code")
    app.press("Ctrl+X 2")
    #expect(app.state.pane.id == Sample.manualTalk)
    #expect(app.draft.isEmpty)
    app.type("for the manual")
    app.press("Ctrl+A", "Ctrl+X 3")
    #expect(app.draft == "for the code")
    app.press("Ctrl+X 2")
    app.type("X")
    #expect(app.draft == "Xfor the manual")
  }

  @Test("The draft is saved at the moment of switching")
  func savesOnSwitch() {
    var app = TestApp.opened()
    app.type("half a thought")
    app.press("F2")
    app.type("parser")
    app.press("Down", "Enter")
    #expect(
      app.commands.contains(
        .saveDraft(Sample.manualTalk, Draft(text: "half a thought", caret: 14))))
    app.press("F2")
    app.type("manual")
    app.press("Enter")
    #expect(app.draft == "half a thought")
  }

  @Test("A stream in a conversation that is not on screen ends up whole")
  func background() {
    var app = TestApp.opened()
    app.submit("tell me")
    guard let turn = app.sent?.turn else {
      Issue.record("nothing was sent")
      return
    }
    app.press("F2")
    app.type("parser")
    app.press("Down", "Enter")
    var whole = ""
    for part in 0..<200 {
      let text = "word\(part) "
      whole += text
      app.receive(
        .delta(TurnDelta(turn: turn, conversation: Sample.manualTalk, content: text)))
    }
    var ended = Sample.turn(turn.rawValue, prompt: "tell me", reply: whole)
    ended.usage = Usage(promptTokens: 10, completionTokens: 200)
    app.receive(turn: ended)
    #expect(app.header.contains("1 unread"))
    #expect(app.notice?.contains("manual") == true)
    app.press("Alt+a")
    #expect(app.state.pane.id == Sample.manualTalk)
    #expect(app.state.pane.transcript.turn(turn)?.turn.reply == whole)
    #expect(app.shows("word199"))
    #expect(!app.header.contains("unread"))
  }

  @Test("Text for a conversation without a pane only marks it as streaming")
  func unknownStream() {
    var app = TestApp.opened()
    app.receive(
      .delta(
        TurnDelta(
          turn: TurnID(rawValue: "x"), conversation: Sample.otherCodeTalk, content: "hi")))
    #expect(app.header.contains("1 streaming"))
    #expect(!app.shows("hi"))
  }

  @Test("Alt+a and its other key go to what streams when nothing is unread")
  func nextStreaming() {
    var app = TestApp.opened()
    app.receive(
      .delta(
        TurnDelta(
          turn: TurnID(rawValue: "x"), conversation: Sample.otherCodeTalk, content: "hi")))
    app.press("Ctrl+X a")
    #expect(app.state.pane.id == Sample.otherCodeTalk)
    app.press("Ctrl+X a")
    #expect(app.notice == "No other conversation is streaming or unread.")
  }

  @Test("Alt+1 to Alt+9 go to the contexts in the order of the menu")
  func numbers() {
    var app = TestApp.opened()
    app.press("Alt+1")
    #expect(app.state.pane.context == Sample.soon)
    app.press("Alt+2")
    #expect(app.state.pane.context == Sample.manual)
    app.press("Ctrl+X 3")
    #expect(app.state.pane.context == Sample.code)
    app.press("Alt+9")
    #expect(app.notice == "No context has the number 9.")
  }

  @Test("A context without a conversation shows the lobby until one is opened")
  func withoutConversation() {
    var app = TestApp.opened()
    app.press("Alt+4")
    #expect(app.commands == [.openContext(Sample.imported)])
    #expect(app.shows("opening…"))
    app.submit("for the imported one")
    #expect(app.sent == nil)
    let id = ConversationID(rawValue: "talk-imported")
    app.receive(.opened(Sample.snapshot(id, Sample.imported)))
    #expect(app.sent?.conversation == id)
    #expect(app.state.pane.id == id)
  }

  @Test(
    "A conversation that arrives late does not take the screen from the one that was chosen since")
  func late() {
    var app = TestApp()
    app.receive(.contexts(Sample.contexts))
    app.press("F2")
    app.type("soon")
    app.press("Enter")
    #expect(app.state.pane.id == Sample.soonTalk)
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.state.pane.id == Sample.soonTalk)
  }

  @Test(
    "What waits in the lobby is never sent to another conversation than the one it was meant for")
  func lobbyLeft() {
    var app = TestApp()
    app.receive(.contexts(Sample.contexts))
    app.submit("meant for the last one")
    app.press("F2")
    app.type("soon")
    app.press("Enter")
    app.receive(.opened(Sample.snapshot(Sample.soonTalk, Sample.soon)))
    #expect(app.sent == nil)
    #expect(app.draft == "meant for the last one")
  }

  @Test("Ctrl+N starts a further conversation on a prefix context")
  func newConversation() {
    var app = switched()
    app.press("Ctrl+N")
    #expect(app.commands == [.newConversation(Sample.code)])
    let id = ConversationID(rawValue: "talk-code-3")
    app.type("typed while it opens")
    app.receive(.opened(Sample.snapshot(id, Sample.code)))
    #expect(app.state.pane.id == id)
    #expect(app.draft == "typed while it opens")
  }

  @Test("Ctrl+N on a session context asks for a new context")
  func newContext() {
    var app = TestApp.opened()
    app.press("Ctrl+N")
    #expect(app.form?.purpose == .newContext(nil))
  }

  @Test("A context that was made comes to the screen, unless something was typed meanwhile")
  func made() {
    let id = ConversationID(rawValue: "talk-fork")
    let key = ContextKey(rawValue: "ctx-fork")
    var app = TestApp.opened(turns: Sample.history(1))
    app.submit("/fork")
    #expect(app.commands.contains(.fork(Sample.manualTalk, upTo: nil)))
    let fork = SessionCommand.fork(Sample.manualTalk, upTo: nil)
    app.receive(.offer(Sample.offer(fork, in: Sample.manualTalk)))
    app.press("Enter")
    #expect(app.commands == [.agreed(fork, newest: nil)])
    var typing = app
    app.receive(.opened(Sample.snapshot(id, key)))
    #expect(app.state.pane.id == id)
    typing.type("busy")
    typing.receive(.opened(Sample.snapshot(id, key)))
    #expect(typing.state.pane.id == Sample.manualTalk)
    #expect(typing.draft == "busy")
    #expect(typing.notice?.contains("ready") == true)
  }

  @Test("Going back to a conversation does not lose the reader's place")
  func place() {
    var app = TestApp.opened(turns: Sample.history(20))
    app.press("PageUp", "PageUp")
    let before = app.screen[1...10]
    app.submit("/ctx use soon")
    app.receive(.opened(Sample.snapshot(Sample.soonTalk, Sample.soon)))
    app.submit("/ctx use manual")
    app.receive(
      .opened(Sample.snapshot(Sample.manualTalk, Sample.manual, turns: Sample.history(20))))
    #expect(app.screen[1...10] == before)
  }

  @Test("Panes that were left are bounded, those with something of their own stay")
  func bounded() {
    var app = TestApp.opened()
    app.submit("in flight")
    for number in 0..<40 {
      let id = ConversationID(rawValue: "many-\(number)")
      app.receive(.opened(Sample.snapshot(id, Sample.code)))
    }
    app.submit("/ctx use soon")
    #expect(app.state.shelf.count <= PaneShelf.limit + 1)
    #expect(app.state.shelf.contains(Sample.manualTalk))
  }

  @Test("What is typed before a conversation has come is saved below the kept draft, then with it")
  func typedBeforeLoading() {
    var app = TestApp.opened()
    app.press("F2")
    app.type("parser")
    app.press("Down", "Enter")
    #expect(app.state.pane.id == Sample.codeTalk && !app.state.pane.isLoaded)
    app.type("typed")
    app.wait(5)
    #expect(
      app.commands == [
        .saveDraft(Sample.codeTalk, Draft(text: "typed", caret: 5), isBelowKept: true)
      ])
    app.receive(.opened(Sample.snapshot(Sample.codeTalk, Sample.code, draft: "kept")))
    #expect(app.draft == "kept\n\ntyped")
    #expect(Self.savedDrafts(app) == ["typed", "kept\n\ntyped"])
  }

  /// The drafts of the code conversation that were to be saved.
  private static func savedDrafts(_ app: TestApp) -> [String] {
    app.allEffects.compactMap {
      if case .session(.saveDraft(Sample.codeTalk, let draft, _, _)) = $0 {
        draft.text
      } else {
        nil
      }
    }
  }

  @Test("A prompt that is sent before a conversation has come leaves the kept draft alone")
  func sentBeforeLoading() {
    var app = TestApp.opened()
    app.press("F2")
    app.type("parser")
    app.press("Down", "Enter")
    app.submit("ask")
    #expect(app.sent?.prompt == "ask")
    #expect(app.status.contains("saving"))
    app.receive(.opened(Sample.snapshot(Sample.codeTalk, Sample.code, draft: "kept")))
    #expect(app.draft == "kept")
    #expect(Self.savedDrafts(app) == ["", "kept"])
  }
}
