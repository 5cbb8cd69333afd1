import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Refusals and unconfirmed turns") struct ChoiceTests {
  private func refused(
    _ reason: SendRefusal.Reason, prompt: String = "ask it", then typed: String = ""
  ) throws -> (TestApp, SendRequest) {
    var app = TestApp.opened()
    app.submit(prompt)
    let request = try #require(app.sent)
    app.type(typed)
    app.receive(.refused(SendRefusal(request: request, reason: reason)))
    return (app, request)
  }

  @Test("The prompt goes back into the composer and the turn leaves the screen")
  func comesBack() throws {
    let (app, request) = try refused(.expired(secondsLeft: -10))
    #expect(app.draft == "ask it")
    #expect(app.state.pane.transcript.turn(request.turn) == nil)
    #expect(
      app.commands == [
        .saveDraft(Sample.manualTalk, Draft(text: "ask it", caret: 6)),
        .preview(.rebuild(Sample.manual, pending: request)),
      ])
    #expect(app.shows("Not sent: expired"))
    #expect(app.shows("F5 rebuild and send · F6 send anyway"))
  }

  @Test("A conversation that is too long for its model is rebuilt with fewer turns")
  func tooLong() throws {
    let (app, _) = try refused(.tooLong(message: "the conversation does not fit"))
    #expect(app.draft == "ask it")
    #expect(app.shows("Not sent: the conversation does not fit"))
    #expect(app.shows("F5 rebuild and send · F7 choose another"))
  }

  @Test("Text that was written meanwhile stays, below it")
  func both() throws {
    let (app, _) = try refused(.lost, then: "the next")
    #expect(app.draft == "ask it\n\nthe next")
  }

  @Test("It does not mix with a past prompt that is being edited")
  func whileEditing() throws {
    var app = TestApp.opened(turns: Sample.history(1))
    app.submit("ask it")
    let request = try #require(app.sent)
    app.receive(turn: Sample.turn("t0", prompt: "question 0"))
    app.type("mine")
    app.press("Tab", "k", "k", "k", "e")
    #expect(app.draft == "question 0")
    app.receive(.refused(SendRefusal(request: request, reason: .lost)))
    #expect(app.draft == "question 0")
    app.press("Esc")
    #expect(app.draft == "ask it\n\nmine")
  }

  @Test("A prompt that begins with a slash comes back so that Enter sends it again")
  func slash() throws {
    let (app, request) = try refused(.lost, prompt: "//path")
    #expect(request.prompt == "/path")
    #expect(app.draft == "//path")
  }

  private func barWords(_ app: TestApp) -> String {
    let bar = app.state.layout.choices
    return app.screen[bar.row..<bar.endRow].joined(separator: " ").words.joined(separator: " ")
  }

  /// The bar says what a rebuild sends.
  private func previewed(
    _ reason: SendRefusal.Reason, then typed: String = "", newest: Int? = nil
  ) throws -> TestApp {
    var (app, request) = try refused(reason, then: typed)
    let command = SessionCommand.rebuild(Sample.manual, pending: request)
    #expect(app.commands.last == .preview(command))
    app.receive(.preview(Sample.offer(command, in: Sample.manualTalk, newest: newest)))
    return app
  }

  /// The prompt of the rebuild that was asked for at once.
  private func rebuilt(_ app: TestApp) throws -> SendRequest {
    guard case .atOnce(.rebuild(Sample.manual, let pending?))? = app.commands.first else {
      Issue.record("no rebuild: \(app.commands)")
      throw CancellationError()
    }
    return pending
  }

  @Test(
    "The bar says what F5 sends before it is pressed, and F5 does it",
    arguments: ["F5", "Ctrl+X b"], [SendRefusal.Reason.expired(secondsLeft: 20), .lost])
  func rebuild(key: String, reason: SendRefusal.Reason) throws {
    var app = try previewed(reason, then: "the next")
    let bar = barWords(app)
    #expect(bar.contains("F5 rebuilds from the seed and 3 turns, about 120 tokens."), "\(bar)")
    #expect(bar.contains("F5 rebuild and send"))
    #expect(app.draft == "ask it\n\nthe next")
    app.press(key)
    #expect(try rebuilt(app).prompt == "ask it")
    #expect(app.draft == "the next")
    #expect(app.shows("ask it"))
    #expect(app.state.pane.choices.bar == nil && app.state.overlays.isEmpty)
  }

  @Test("F5 works before it is known what it sends, and again when it failed")
  func soon() throws {
    var (app, _) = try refused(.lost)
    app.press("F5")
    let first = try rebuilt(app)
    #expect(first.prompt == "ask it")
    app.receive(.refused(SendRefusal(request: first, reason: .lost)))
    #expect(app.draft == "ask it")
    #expect(app.commands.last == .preview(.rebuild(Sample.manual, pending: first)))
    app.press("F5")
    #expect(try rebuilt(app).prompt == "ask it")
  }

  @Test("What would be sent is asked once, and again when the conversation went on")
  func asksOnce() throws {
    var (app, request) = try refused(.lost)
    app.type("x")
    #expect(!app.commands.contains { if case .preview = $0 { true } else { false } })
    app.receive(turn: Sample.turn("other", prompt: "from elsewhere"))
    #expect(app.commands == [.preview(.rebuild(Sample.manual, pending: request))])
    app.press("Esc")
    #expect(app.state.pane.choices.preview == nil)
  }

  @Test("An answer for another prompt changes nothing")
  func stale() throws {
    var (app, request) = try refused(.lost)
    let other = SendRequest(conversation: Sample.manualTalk, prompt: "another")
    for pending in [other, nil] {
      app.receive(
        .preview(
          Sample.offer(.rebuild(Sample.manual, pending: pending), in: request.conversation)))
    }
    #expect(!app.shows("F5 rebuilds from"))
  }

  @Test(
    "Where not all turns should be replayed, F5 lets the user choose; the prompt stays until then")
  func choose() throws {
    var app = try previewed(.expired(secondsLeft: 20), then: "the next", newest: 2)
    #expect(barWords(app).contains("F5 asks how much to replay: the seed and the newest 2"))
    app.press("F5")
    #expect(app.commands.isEmpty && app.draft == "ask it\n\nthe next")
    var left = app
    left.press("Esc")
    #expect(left.state.pane.choices.bar != nil && left.draft == "ask it\n\nthe next")
    app.press("Enter")
    guard case .agreed(.rebuild(_, let pending?), newest: 2)? = app.commands.first else {
      Issue.record("\(app.commands)")
      return
    }
    #expect(pending.prompt == "ask it" && app.draft == "the next")
  }

  @Test("When it turns out only then that there is a choice, the prompt comes back for it")
  func chooseLate() throws {
    var (app, _) = try refused(.expired(secondsLeft: 20), then: "the next")
    app.press("F5")
    let request = try rebuilt(app)
    #expect(app.draft == "the next")
    let command = SessionCommand.rebuild(Sample.manual, pending: request)
    var busy = app
    app.receive(.offer(Sample.offer(command, in: Sample.manualTalk, newest: 2)))
    #expect(app.draft == "ask it\n\nthe next")
    #expect(app.shows("the newest 2 turns, about 80 tokens"))
    app.press("Enter")
    guard case .agreed(.rebuild(_, let pending?), newest: 2)? = app.commands.first else {
      Issue.record("\(app.commands)")
      return
    }
    #expect(pending.prompt == "ask it" && app.draft == "the next")
    // Somebody who writes on keeps the keyboard, and is asked in the bar.
    busy.type("!")
    busy.receive(.offer(Sample.offer(command, in: Sample.manualTalk, newest: 2)))
    #expect(busy.state.overlays.isEmpty && busy.draft == "ask it\n\nthe next!")
    #expect(busy.shows("Not sent: 20 s left"))
    busy.type("!")
    #expect(busy.draft == "ask it\n\nthe next!!")
  }

  @Test("While the context is created anew the prompt is kept with the draft")
  func keptMeanwhile() throws {
    var app = try previewed(.lost, then: "the next")
    app.press("F5")
    let request = try rebuilt(app)
    let kept = SessionCommand.saveDraft(
      Sample.manualTalk, Draft(text: "the next", caret: 8),
      unsent: [UnsentPrompt(turn: request.turn, text: "ask it")])
    #expect(app.commands.last == kept)
  }

  @Test("F6 sends it anyway", arguments: ["F6", "Ctrl+X s"])
  func force(key: String) throws {
    var (app, _) = try refused(.expired(secondsLeft: 20))
    app.press(key)
    #expect(app.sent?.force == true)
    #expect(app.sent?.prompt == "ask it")
    #expect(app.draft.isEmpty)
  }

  @Test("An edited text goes out as it stands")
  func edited() throws {
    var (app, _) = try refused(.expired(secondsLeft: 20))
    app.type(" better")
    app.press("F6")
    #expect(app.sent?.prompt == "ask it better")
  }

  @Test("F7 opens the menu; the draft stays where it was written", arguments: ["F7", "Ctrl+X o"])
  func other(key: String) throws {
    var (app, _) = try refused(.lost)
    app.press(key)
    #expect(app.menu != nil)
    #expect(app.draft == "ask it")
  }

  @Test("A lost context is not sent to again")
  func lost() throws {
    var (app, _) = try refused(.lost)
    #expect(!app.shows("send anyway"))
    app.press("F6")
    #expect(app.sent == nil)
  }

  @Test("Clearing the composer or Esc takes the question away", arguments: ["Ctrl+U", "Esc"])
  func dismiss(key: String) throws {
    var (app, _) = try refused(.lost)
    app.press(key)
    #expect(app.state.pane.choices.bar == nil)
  }

  @Test(
    "Every reason is told in words with its ways on",
    arguments: [
      (SendRefusal.Reason.expired(secondsLeft: 30), "30 s left", "F6"),
      (.lost, "lost the context", "F5"), (.invalid(message: "n is 0."), "n is 0.", "F7"),
      (.drivenElsewhere, "another ctxchat", "F6"),
      (.unconfirmed(TurnID(rawValue: "u")), "unconfirmed turn", "F5"),
      (.notStored(message: "disk full"), "disk full", "F6"),
    ])
  func reasons(reason: SendRefusal.Reason, words: String, key: String) throws {
    let (app, _) = try refused(reason)
    let row = app.screen[app.state.layout.choices.row]
    #expect(row.contains(words))
    #expect(row.contains(key))
  }

  @Test("On a narrow screen all keys stay, with shorter words")
  func narrow() throws {
    var (app, _) = try refused(.expired(secondsLeft: 30))
    app.resize(12, 40)
    let row = app.screen[app.state.layout.choices.row]
    for key in ["F5", "F6", "F7"] { #expect(row.contains(key)) }
  }

  @Test(
    "However small the screen is, the keys are there beside what they do",
    arguments: [(30, 100), (24, 80), (12, 60), (10, 40)])
  func small(rows: Int, columns: Int) throws {
    var app = try previewed(.expired(secondsLeft: 30))
    app.resize(rows, columns)
    let text = barWords(app)
    for key in ["F5", "F6", "F7", "30 s left"] { #expect(text.contains(key), "\(text)") }
    #expect(rows < 12 || text.contains("about 120 tokens"), "\(text)")
  }

  @Test("A refusal in a conversation that is not on screen waits there and is told here")
  func elsewhere() throws {
    var app = TestApp.opened()
    app.submit("ask it")
    let request = try #require(app.sent)
    app.press("Ctrl+X 3")
    app.receive(.refused(SendRefusal(request: request, reason: .lost)))
    #expect(app.state.pane.choices.bar == nil)
    #expect(app.draft.isEmpty)
    #expect(app.notice?.contains("“manual”") == true)
    #expect(app.commands == [.saveDraft(Sample.manualTalk, Draft(text: "ask it", caret: 6))])
    app.press("Ctrl+X 2")
    #expect(app.draft == "ask it")
    #expect(app.state.pane.choices.bar != nil)
  }

  @Test("A refusal for a conversation without a pane joins the draft that is kept of it")
  func withoutPane() {
    var app = TestApp.opened()
    app.receive(
      .refused(
        SendRefusal(
          request: SendRequest(conversation: Sample.soonTalk, prompt: "lost?"), reason: .lost)))
    #expect(app.commands == [.returnToDraft(Sample.soonTalk, prompt: "lost?")])
  }

  @Test(
    "An unconfirmed turn offers three ways",
    arguments: [
      ("F5", UnconfirmedWay.rebuild), ("F6", .resend), ("F7", .carryOn),
    ])
  func unconfirmed(key: String, way: UnconfirmedWay) {
    var app = TestApp.opened()
    let rebuild = SessionCommand.settle(TurnID(rawValue: "u"), .rebuild)
    app.receive(turn: Sample.turn("u", phase: .ended(.unconfirmed)))
    #expect(app.commands == [.preview(rebuild)])
    app.receive(.preview(Sample.offer(rebuild, in: Sample.manualTalk)))
    #expect(app.shows("Did the server keep this turn? F5 rebuilds from the seed and 3 turns"))
    app.press(key)
    #expect(
      app.commands == [way == .rebuild ? .atOnce(rebuild) : .settle(TurnID(rawValue: "u"), way)])
    #expect(!app.shows("Did the server keep"))
  }

  @Test("/resend settles it too")
  func resendCommand() {
    var app = TestApp.opened(turns: [Sample.view("u", phase: .ended(.unconfirmed))])
    app.submit("/resend")
    #expect(app.commands.contains(.settle(TurnID(rawValue: "u"), .resend)))
  }

  @Test("The question goes once the turn is settled otherwise")
  func settledElsewhere() {
    var app = TestApp.opened(turns: [Sample.view("u", phase: .ended(.unconfirmed))])
    #expect(app.state.pane.choices.bar != nil)
    app.receive(turn: Sample.turn("u", phase: .ended(.stopped)))
    #expect(app.state.pane.choices.bar == nil)
  }

  @Test("The keys say so when nothing is asked", arguments: ["F5", "F6", "F7"])
  func nothingAsked(key: String) {
    var app = TestApp.opened()
    app.press(key)
    #expect(app.effects.isEmpty)
    #expect(app.notice == "No question is open here.")
  }

  @Test(
    "Under a refusal that goes, the unconfirmed turn is asked about again",
    arguments: ["Ctrl+U", "Esc", "Ctrl+C"])
  func fallsBack(key: String) throws {
    var app = TestApp.opened(turns: [Sample.view("u", phase: .ended(.unconfirmed))])
    app.submit("next")
    let request = try #require(app.sent)
    #expect(app.state.pane.choices.bar == nil)
    app.receive(.refused(SendRefusal(request: request, reason: .expired(secondsLeft: 9))))
    #expect(app.shows("9 s left"))
    app.press(key)
    #expect(app.shows("Did the server keep"))
    app.press("F7")
    #expect(app.commands.contains(.settle(TurnID(rawValue: "u"), .carryOn)))
  }

  @Test("A settled way that fails is asked about again, and the keys work meanwhile")
  func settlingFails() {
    var app = TestApp.opened(turns: [Sample.view("u", phase: .ended(.unconfirmed))])
    app.press("F5")
    #expect(!app.shows("Did the server keep"))
    app.press("F7")
    #expect(app.commands == [.settle(TurnID(rawValue: "u"), .carryOn)])
    app.receive(
      .progress(JobProgress(job: 1, context: Sample.manual, stage: .failed("No network."))))
    app.press("Esc")
    #expect(app.shows("Did the server keep"))
    app.press("F6")
    #expect(app.commands == [.settle(TurnID(rawValue: "u"), .resend)])
  }

  @Test("What cannot be done at all is told whole, with another context as the way on")
  func impossible() throws {
    let message =
      "This context was imported: what it was created with is not known here, so that it cannot"
      + " be created anew. Create another one, or import an id that is still alive."
    var (app, _) = try refused(.impossible(message: message))
    let rect = app.state.layout.choices
    let rows = app.screen[rect.row..<rect.endRow].joined(separator: " ")
    #expect(rect.rows == 3)
    #expect(rows.words.joined(separator: " ").contains(message))
    #expect(rows.contains("F7 choose another"))
    #expect(!rows.contains("F5") && !rows.contains("F6"))
    app.press("F7")
    #expect(app.menu != nil)
  }

  @Test(
    "A message that is longer than three rows is cut, its keys stay, and one more shows it whole")
  func veryLong() throws {
    let message = (1...90).map { "word\($0)" }.joined(separator: " ")
    var (app, _) = try refused(.impossible(message: message))
    let rect = app.state.layout.choices
    #expect(rect.rows == 3)
    #expect(app.screen[rect.row + 1].hasSuffix("…"))
    #expect(app.screen[rect.endRow - 1] == "F7 choose another · F10 full text")
    app.press("F10")
    #expect(app.screen.joined(separator: " ").words.joined(separator: " ").contains(message))
  }

  @Test("Where the last turn is unconfirmed, the keys still settle it")
  func impossibleUnconfirmed() throws {
    var app = TestApp.opened(turns: [Sample.view("u", phase: .ended(.unconfirmed))])
    app.submit("next")
    let request = try #require(app.sent)
    app.receive(.refused(SendRefusal(request: request, reason: .impossible(message: "No seed."))))
    #expect(app.shows("Not sent: No seed."))
    app.press("F5")
    #expect(app.commands.isEmpty)
    app.press("F6")
    #expect(app.commands == [.settle(TurnID(rawValue: "u"), .resend)])
  }

  @Test("An imported context is not offered to be rebuilt")
  func imported() throws {
    let talk = ConversationID(rawValue: "talk-imported")
    var app = TestApp.opened()
    app.press("Ctrl+X 4")
    app.receive(.opened(Sample.snapshot(talk, Sample.imported)))
    app.submit("ask it")
    let request = try #require(app.sent)
    app.receive(.refused(SendRefusal(request: request, reason: .lost)))
    let row = app.screen[app.state.layout.choices.row]
    #expect(!row.contains("F5"))
    #expect(row.contains("F7 choose another"))
    app.press("F5")
    #expect(app.commands.isEmpty)
    #expect(app.draft == "ask it")
  }

  @Test("The header says that a context is lost, until the registry is told anew")
  func lostHeader() throws {
    var (app, _) = try refused(.lost)
    #expect(app.header.contains("lost"))
    #expect(!app.header.contains("warm"))
    app.receive(.contexts(Sample.contexts))
    #expect(app.header.contains("warm"))
  }
}
