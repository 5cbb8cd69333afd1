import ChatModel
import Testing
import TextEditing

@testable import ChatUI

/// What is kept on disk while a past prompt is in the composer: neither the text nor the draft behind it is lost.
@Suite("Editing a past prompt")
struct EditingTests {
  /// The last prompt is in the composer, changed, and the draft aside.
  private func editing(_ more: String = "!") -> TestApp {
    var app = TestApp.opened(turns: Sample.history(2))
    app.type("my draft")
    app.press("Tab", "e")
    app.type(more)
    return app
  }

  @Test("What is typed is kept above the draft, at the latest a second after")
  func kept() {
    var app = editing()
    #expect(app.draft == "question 1!")
    app.wait(1)
    #expect(app.keptDraft?.text == "question 1!\n\nmy draft")
    #expect(app.keptDraft?.unsent == [])
    guard case .session(.saveDraft(_, let draft, _, _))? = app.effects.last else {
      Issue.record("\(app.effects)")
      return
    }
    #expect(draft.caret == "question 1!".count)
  }

  @Test("A prompt that nobody changed is no draft")
  func unchanged() {
    var app = editing("")
    app.press("End", "x", "Backspace")
    app.wait(1)
    #expect(app.keptDraft?.text == "my draft")
  }

  @Test("Esc leaves the edit; the draft is back in the composer and on disk")
  func leaving() {
    var app = editing()
    app.wait(1)
    app.press("Esc")
    #expect(app.draft == "my draft")
    app.wait(1)
    #expect(app.keptDraft?.text == "my draft")
  }

  @Test("Leaving the program, or going elsewhere, keeps both")
  func quitting() {
    var quit = editing()
    quit.send(.stopSignal)
    #expect(quit.effects.contains(.quit))
    #expect(quit.keptDraft?.text == "question 1!\n\nmy draft")
    var app = editing()
    app.press("Ctrl+X 3")
    #expect(app.state.pane.id != Sample.manualTalk)
    #expect(app.keptDraft?.text == "question 1!\n\nmy draft")
    app.press("Ctrl+X 2")
    #expect(app.draft == "question 1!" && app.shows("edit ›"))
    app.press("Esc")
    #expect(app.draft == "my draft")
  }

  @Test("What was asked is kept by its turn until that ends; the draft comes back when it is known")
  func sent() throws {
    var app = editing()
    app.press("Enter")
    let request = try #require(app.edited)
    #expect(request.typed == "question 1!")
    app.wait(1)
    #expect(app.keptDraft?.text == "my draft" && app.keptDraft?.unsent == ["question 1!"])
    app.receive(
      .branch(
        Sample.snapshot(
          Sample.manualTalk, Sample.manual, turns: [view(request, .streaming)])))
    #expect(app.draft == "my draft")
    #expect(app.keptDraft?.text == "my draft" && app.keptDraft?.unsent == ["question 1!"])
    app.receive(.turn(view(request, .ended(.complete))))
    app.type("x")
    app.wait(1)
    #expect(app.keptDraft?.text == "my draftx" && app.keptDraft?.unsent == [])
  }

  @Test("Only the turn that was asked ends the edit; the same text again is the same turn")
  func notMistaken() throws {
    var app = editing()
    app.press("Enter")
    let first = try #require(app.edited)
    app.receive(.branch(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.draft == "question 1!")
    app.press("Enter")
    #expect(app.edited == first)
    app.type("?")
    app.press("Enter")
    #expect(app.edited?.turn != first.turn && app.edited?.prompt == "question 1!?")
  }

  @Test("What is typed before the answer comes is not lost")
  func typedAhead() throws {
    var app = editing()
    app.press("Enter")
    let request = try #require(app.edited)
    app.type(" and more")
    app.receive(.turn(view(request, .streaming)))
    #expect(app.draft == "my draft\n\nand more")
    #expect(app.keptDraft?.text == "my draft\n\nand more")
  }

  @Test("While the rebuild that it takes goes on, the prompt is kept; when it fails, it comes back")
  func rebuilding() throws {
    var app = editing()
    app.press("Enter")
    let request = try #require(app.edited)
    let command = SessionCommand.edit(TurnID(rawValue: "t1"), request)
    app.receive(.offer(Sample.offer(command, in: Sample.manualTalk)))
    app.press("Enter")
    #expect(app.draft == "my draft")
    #expect(app.keptDraft?.text == "my draft" && app.keptDraft?.unsent == ["question 1!"])
    app.receive(.refused(SendRefusal(request: request, reason: .impossible(message: "No."))))
    #expect(app.draft == "question 1!\n\nmy draft")
    #expect(app.keptDraft?.text == "question 1!\n\nmy draft" && app.keptDraft?.unsent == [])
  }

  @Test("A prompt that comes back meanwhile, and what the lobby held, go to the draft")
  func comesBack() {
    var app = editing()
    app.receive(.promptReturned(Sample.manualTalk, prompt: "queued"))
    #expect(app.draft == "question 1!")
    #expect(app.keptDraft?.text == "question 1!\n\nqueued\n\nmy draft")
    app.press("Esc")
    #expect(app.draft == "queued\n\nmy draft")
  }

  @Test("A prompt that waited for the conversation goes out as itself, not as the edit")
  func adopted() {
    var app = editing()
    // A context whose conversation is not known here is opened, and turns out to be this one.
    app.state.show(ConversationPane.lobby, context: nil)
    app.state.opening.wait(for: .context(Sample.manual))
    app.submit("next question")
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.sent?.prompt == "next question" && app.edited == nil)
    #expect(app.draft == "question 1!")
    // The first one stops the reply.
    app.press("Esc", "Esc")
    #expect(app.draft == "my draft")
  }

  @Test("Editing another turn puts what was changed aside as well")
  func again() {
    var app = editing()
    app.press("Tab", "k", "k", "e")
    #expect(app.draft == "question 0")
    app.press("Esc")
    #expect(app.draft == "question 1!\n\nmy draft")
  }

  @Test("The answer to a refusal takes the prompt out of the draft, not out of the edit")
  func refusal() {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit("late question")
    guard let request = app.sent else {
      Issue.record("nothing was sent")
      return
    }
    app.receive(.refused(SendRefusal(request: request, reason: .expired(secondsLeft: -5))))
    #expect(app.draft == "late question")
    app.press("Tab", "k", "e")
    app.type("!")
    let text = app.draft
    app.press("F6")
    #expect(app.sent?.prompt == "late question")
    #expect(app.draft == text)
    app.press("Esc", "Esc")
    #expect(app.draft == "")
  }

  private func view(_ request: SendRequest, _ phase: TurnPhase) -> TurnView {
    Sample.view(request.turn.rawValue, in: Sample.manualTalk, prompt: request.prompt, phase: phase)
  }
}
