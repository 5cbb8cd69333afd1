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
    #expect(app.commands == [.saveDraft(Sample.manualTalk, Draft(text: "ask it", caret: 6))])
    #expect(app.shows("Not sent: expired"))
    #expect(app.shows("F5 rebuild and send · F6 send anyway"))
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

  @Test("F5 rebuilds and sends", arguments: ["F5", "Ctrl+X b"])
  func rebuild(key: String) throws {
    var (app, _) = try refused(.expired(secondsLeft: 20), then: "the next")
    app.press(key)
    #expect(app.commands == [.rebuild(Sample.manual, pending: nil)])
    app.receive(.offer(Sample.offer(.rebuild(Sample.manual, pending: nil))))
    #expect(app.shows("3 turns, about 120 tokens"))
    #expect(app.draft == "ask it\n\nthe next", "the prompt stays until the user agrees")
    app.press("Enter")
    guard case .agreed(.rebuild(let context, let pending?), newest: nil)? = app.commands.first
    else {
      Issue.record("no rebuild: \(app.commands)")
      return
    }
    #expect(context == Sample.manual)
    #expect(pending.prompt == "ask it")
    #expect(app.draft == "the next")
    #expect(app.shows("ask it"))
    #expect(app.state.pane.bar == nil)
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
    #expect(app.state.pane.bar == nil)
  }

  @Test(
    "Every reason is told in words with its ways on",
    arguments: [
      (SendRefusal.Reason.expired(secondsLeft: 30), "30 s left", "F6"),
      (.lost, "lost the context", "F5"), (.invalid(message: "n is 0."), "n is 0.", "F7"),
      (.drivenElsewhere, "another ctxchat", "F6"),
      (.unconfirmed(TurnID(rawValue: "u")), "settle the last turn", "F5"),
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

  @Test("A refusal in a conversation that is not on screen waits there and is told here")
  func elsewhere() throws {
    var app = TestApp.opened()
    app.submit("ask it")
    let request = try #require(app.sent)
    app.press("Ctrl+X 3")
    app.receive(.refused(SendRefusal(request: request, reason: .lost)))
    #expect(app.state.pane.bar == nil)
    #expect(app.draft.isEmpty)
    #expect(app.notice?.contains("“manual”") == true)
    #expect(app.commands == [.saveDraft(Sample.manualTalk, Draft(text: "ask it", caret: 6))])
    app.press("Ctrl+X 2")
    #expect(app.draft == "ask it")
    #expect(app.state.pane.bar != nil)
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
    app.receive(turn: Sample.turn("u", phase: .ended(.unconfirmed)))
    #expect(app.shows("Did the server keep"))
    app.press(key)
    #expect(app.commands == [.settle(TurnID(rawValue: "u"), way)])
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
    #expect(app.state.pane.bar != nil)
    app.receive(turn: Sample.turn("u", phase: .ended(.stopped)))
    #expect(app.state.pane.bar == nil)
  }

  @Test("The keys say so when nothing is asked", arguments: ["F5", "F6", "F7"])
  func nothingAsked(key: String) {
    var app = TestApp.opened()
    app.press(key)
    #expect(app.effects.isEmpty)
    #expect(app.notice == "Nothing is asked here now.")
  }

  @Test(
    "Under a refusal that goes, the unconfirmed turn is asked about again",
    arguments: ["Ctrl+U", "Esc", "Ctrl+C"])
  func fallsBack(key: String) throws {
    var app = TestApp.opened(turns: [Sample.view("u", phase: .ended(.unconfirmed))])
    app.submit("next")
    let request = try #require(app.sent)
    #expect(app.state.pane.bar == nil)
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
    app.receive(.progress(JobProgress(context: Sample.manual, stage: .failed("No network."))))
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
    #expect(app.screen[rect.endRow - 1] == "F7 choose another · F10 all of it")
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
