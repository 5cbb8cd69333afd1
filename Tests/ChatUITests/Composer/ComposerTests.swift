import ChatModel
import FoundationEssentials
import TerminalKit
import Testing
import TextEditing

@testable import ChatUI

@Suite("Composer")
struct ComposerTests {
  private static let turn = TurnID(rawValue: "t")

  private func composer(_ text: String = "", isStored: Bool = true) -> Composer {
    var composer = Composer(Sample.manualTalk)
    if isStored { _ = composer.load(Draft(), history: ["older", "newer"]) }
    if !text.isEmpty { composer.write(at: .start) { $0.insert(text) } }
    return composer
  }

  private func prompt(
    _ typed: String, _ stage: OutgoingPrompts.Stage = .sent
  ) -> OutgoingPrompts.Prompt {
    let request = SendRequest(turn: Self.turn, conversation: Sample.manualTalk, prompt: typed)
    return OutgoingPrompts.Prompt(
      request, typed: typed, stage: stage, view: stage == .asked ? nil : Sample.view("t"))
  }

  /// How the draft would be stored now.
  private func stored(_ composer: Composer) -> (draft: Draft, unsent: [String], isBelow: Bool)? {
    var composer = composer
    guard case .saveDraft(_, let draft, let unsent, let isBelow) = composer.store() else {
      return nil
    }
    return (draft, unsent.map(\.text), isBelow)
  }

  @Test("The time of a change is that of the first one that is not stored")
  func changes() {
    var composer = composer("a")
    composer.write(at: .start.addingTimeInterval(5)) { $0.insert("b") }
    #expect(composer.changedAt == .start)
    #expect(composer.store() == .saveDraft(Sample.manualTalk, Draft(text: "ab", caret: 2)))
    #expect(composer.changedAt == nil)
    #expect(!composer.perform(.moveLeft, at: .start) && composer.changedAt == nil)
    #expect(!composer.perform(.redo, at: .start) && composer.changedAt == nil)
    #expect(composer.perform(.deleteBackward, at: .start) && composer.editor.text == "b")
  }

  @Test("↑ and ↓ walk through the prompts of the past, and come back to the draft")
  func walking() {
    var composer = composer("draft")
    #expect(composer.goUp(at: .start) && composer.editor.text == "newer")
    #expect(composer.goUp(at: .start) && composer.editor.text == "older")
    #expect(!composer.goUp(at: .start) && composer.editor.text == "older")
    #expect(composer.goDown(at: .start) && composer.goDown(at: .start))
    #expect(composer.editor.text == "draft")
    #expect(composer.goDown(at: .start) == false)
  }

  @Test("Enter gives what was entered, or goes on in another line behind a backslash")
  func enter() {
    var composer = composer("question")
    #expect(composer.enter(templates: [], at: .start)?.content == .prompt("question"))
    composer.write(at: .start) { $0.insert("\\") }
    #expect(composer.enter(templates: [], at: .start) == nil)
    #expect(composer.editor.text == "question\n")
    composer = self.composer("/quit")
    #expect(composer.enter(templates: [], at: .start)?.content == .command(.quit, arguments: ""))
  }

  @Test("A command over the draft gives it back, done or left")
  func commands() {
    var composer = composer("draft")
    composer.begin(command: "/rename ")
    #expect(composer.hasCommand && composer.editor.text == "/rename ")
    #expect(stored(composer)?.draft.text == "draft")
    composer.takeCommand("/rename it", at: .start)
    #expect(!composer.hasCommand && composer.editor.text == "draft")
    #expect(composer.history.prompts.last == "/rename it")
    composer.begin(command: "/set ")
    #expect(composer.leaveCommand() && composer.editor.text == "draft")
    #expect(composer.leaveCommand() == false)
    composer.begin(command: "/set ")
    composer.write(at: .start) { $0.replaceAll(with: "") }
    #expect(composer.editor.text == "draft")
  }

  @Test("An earlier prompt over the draft gives it back when it is left")
  func editing() {
    var composer = composer("draft")
    composer.edit(Self.turn, "earlier")
    #expect(composer.editor.text == "earlier" && composer.editing?.turn == Self.turn)
    #expect(stored(composer)?.draft.text == "draft")
    composer.write(at: .start) { $0.insert("!") }
    #expect(stored(composer)?.draft.text == "earlier!\n\ndraft")
    #expect(composer.leaveEdit(at: .start) && composer.editor.text == "draft")
    #expect(composer.leaveEdit(at: .start) == false)
  }

  @Test("An edited prompt stays until the controller takes it; what is written below it stays, too")
  func editedAndAsked() {
    var composer = composer("draft")
    composer.edit(TurnID(rawValue: "old"), "earlier")
    composer.outgoing.add(prompt("earlier", .asked))
    #expect(composer.edited(askedAs: Self.turn) == TurnID(rawValue: "old"))
    #expect(stored(composer)?.unsent == ["earlier"])
    composer.write(at: .start) { $0.insert(" and more") }
    #expect(composer.finishEdit(askedAs: TurnID(rawValue: "another")) == nil)
    #expect(composer.finishEdit(askedAs: Self.turn) != nil)
    #expect(composer.editor.text == "draft\n\nand more" && composer.editing == nil)
    #expect(stored(composer)?.unsent == ["earlier"])
    #expect(composer.finishEdit(askedAs: Self.turn) == nil)
  }

  @Test("A sent prompt leaves the composer and is stored beside the draft")
  func sending() {
    var composer = composer("question")
    composer.send(prompt("question"), at: .start)
    #expect(composer.isEmpty && composer.mustStay)
    #expect(stored(composer)?.unsent == ["question"] && stored(composer)?.draft.isEmpty == true)
    composer.write(at: .start) { $0.insert("the next") }
    composer.putBack("question")
    #expect(composer.editor.text == "question\n\nthe next")
    #expect(composer.history.prompts.last == "question")
  }

  @Test("A text that comes back while a prompt is edited goes above the draft under it")
  func putBackUnderEdit() {
    var composer = composer("draft")
    composer.edit(Self.turn, "earlier")
    composer.putBack("came back")
    #expect(composer.editor.text == "earlier" && composer.draftText == "came back\n\ndraft")
    composer.resend(prompt("came back"), rest: "draft", at: .start)
    #expect(composer.draftText == "draft" && composer.outgoing.texts == ["came back"])
  }

  @Test("A draft that was stored before the kept one had come is stored again with it")
  func storedUnseen() {
    var composer = composer("typed", isStored: false)
    #expect(stored(composer)?.isBelow == true)
    _ = composer.store()
    #expect(composer.mustStay)
    #expect(composer.load(Draft(text: "kept", caret: 4), history: []) != nil)
    #expect(composer.editor.text == "kept\n\ntyped")
    #expect(stored(composer)?.isBelow == false && !composer.mustStay)
    #expect(composer.load(Draft(text: "again", caret: 0), history: []) == nil)
    #expect(composer.editor.text == "kept\n\ntyped")
  }

  @Test("The lobby's text goes along with what can be undone; its prompts go along as text")
  func lobby() {
    var lobby = Composer(ConversationPane.lobby)
    lobby.write(at: .start) { $0.insert("written") }
    var next = composer()
    next.carryOver(from: lobby, at: .start)
    #expect(next.editor.text == "written" && next.changedAt == .start)
    #expect(next.perform(.undo, at: .start) && next.isEmpty)

    lobby.outgoing.add(prompt("asked", .waitsForConversation))
    #expect(stored(lobby)?.draft.text == "asked\n\nwritten" && stored(lobby)?.unsent == [])
    next = composer("mine")
    next.carryOver(from: lobby, at: .start)
    #expect(next.editor.text == "mine\n\nasked\n\nwritten")
  }

  @Test("Tab completes a command, asks for a path, or leaves")
  func tab() {
    var composer = composer("/ren")
    _ = composer.completion.refresh(
      for: composer.editor, contexts: ContextList(), templates: [])
    #expect(composer.completion.popup?.items.map(\.text) == ["/rename "])
    #expect(composer.tab(at: .start) == .completed && composer.editor.text == "/rename ")
    composer = self.composer("read @Sour")
    #expect(composer.tab(at: .start) == .readFolder("Sour"))
    composer.completion.offer(["Sources/"], for: "Sour", in: composer.editor)
    #expect(composer.tab(at: .start) == .completed && composer.editor.text == "read @Sources/")
    composer = self.composer("/zzz ")
    #expect(composer.tab(at: .start) == .nothingToComplete)
    composer = self.composer("words")
    #expect(composer.tab(at: .start) == .leave)
  }
}
