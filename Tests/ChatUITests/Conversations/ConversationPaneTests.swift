import ChatModel
import ChatTranscript
import FoundationEssentials
import Testing
import TextEditing

@testable import ChatUI

@Suite("The pane of a conversation")
struct ConversationPaneTests {
  private func pane(turns: [TurnView] = [], draft: String = "") -> ConversationPane {
    var pane = ConversationPane(id: Sample.manualTalk, context: nil, theme: .monochrome)
    _ = pane.load(
      Sample.snapshot(Sample.manualTalk, Sample.manual, turns: turns, draft: draft))
    return pane
  }

  private func send(
    _ name: String, _ stage: OutgoingPrompts.Stage, in pane: inout ConversationPane
  ) {
    let turn = TurnID(rawValue: name)
    let request = SendRequest(turn: turn, conversation: pane.id, prompt: name)
    let view = Sample.view(name, reply: "", phase: stage.isHeld ? .queued : .sending)
    pane.composer.send(
      OutgoingPrompts.Prompt(request, typed: name, stage: stage, view: view), at: .start)
    pane.show(outgoing: view)
  }

  @Test("A snapshot brings turns, context and draft; a second one leaves the draft")
  func loading() {
    var pane = pane(turns: [Sample.view("a")], draft: "kept")
    #expect(pane.isLoaded && pane.context == Sample.manual)
    #expect(pane.transcript.turnCount == 1 && pane.composer.editor.text == "kept")
    let again = Sample.snapshot(Sample.manualTalk, Sample.manual, turns: [], draft: "other")
    #expect(pane.load(again) == nil)
    #expect(pane.transcript.turnCount == 0 && pane.composer.editor.text == "kept")
  }

  @Test("A prompt that the controller does not know yet stays below every snapshot")
  func outgoing() {
    var pane = pane()
    send("new", .sent, in: &pane)
    pane.showBranch(
      Sample.snapshot(Sample.manualTalk, Sample.manual, turns: [Sample.view("a")]))
    #expect(pane.transcript.lastTurn?.id == TurnID(rawValue: "new"))
    #expect(pane.live.inFlight?.id == TurnID(rawValue: "new"))
    #expect(pane.withdraw(TurnID(rawValue: "new")) == "new")
    #expect(pane.transcript.turnCount == 1 && pane.live.isEmpty)
  }

  @Test("The end of a turn is news once")
  func ending() {
    var pane = pane()
    #expect(pane.show(turn: Sample.view("a", phase: .streaming)) == false)
    #expect(pane.mustStay)
    #expect(pane.show(turn: Sample.view("a")) == true)
    #expect(pane.show(turn: Sample.view("a")) == false)
    #expect(!pane.mustStay)
  }

  @Test("Held prompts come back into the composer, the newest first")
  func held() {
    var pane = pane()
    send("first", .waitsForFiles, in: &pane)
    send("second", .waitsInOrder, in: &pane)
    #expect(pane.takeHeldBack() && pane.composer.editor.text == "second")
    #expect(pane.takeHeldBack() && pane.composer.editor.text == "first\n\nsecond")
    #expect(!pane.takeHeldBack() && pane.transcript.turnCount == 0)
  }

  @Test(
    "Of the prompts that are released a session context sends one, if none is in flight",
    arguments: [(true, false, [TurnPhase.sending, .queued]), (false, true, [.sending, .sending])])
  func release(isOneByOne: Bool, isBusy: Bool, expected: [TurnPhase]) {
    var pane = pane()
    if isBusy { _ = pane.show(turn: Sample.view("busy", phase: .streaming)) }
    send("first", .waitsInOrder, in: &pane)
    send("second", .waitsInOrder, in: &pane)
    #expect(pane.release(isOneByOne: isOneByOne).map(\.prompt) == ["first", "second"])
    let phases = ["first", "second"].map { pane.transcript.turn(TurnID(rawValue: $0))?.turn.phase }
    #expect(phases == expected)
  }

  @Test("A stop is shown at once, and there is nothing to stop twice")
  func stopping() {
    var pane = pane()
    #expect(pane.markStopping() == false)
    _ = pane.show(turn: Sample.view("a", phase: .streaming))
    #expect(pane.markStopping() && pane.transcript.lastTurn?.turn.phase == .stopping)
    #expect(pane.markStopping() == false)
  }

  @Test("Only an unconfirmed turn at the end is asked about")
  func unconfirmed() {
    let unconfirmed = Sample.view("a", phase: .ended(.unconfirmed))
    #expect(pane(turns: [unconfirmed]).unconfirmedTurn == TurnID(rawValue: "a"))
    #expect(pane(turns: [unconfirmed, Sample.view("b", after: "a")]).unconfirmedTurn == nil)
    #expect(pane().unconfirmedTurn == nil)
  }
}
