import ChatModel
import Testing

@testable import ChatUI

@Suite("Outgoing prompts")
struct OutgoingPromptsTests {
  private typealias Stage = OutgoingPrompts.Stage

  private func prompts(_ stages: Stage...) -> OutgoingPrompts {
    var prompts = OutgoingPrompts()
    for (number, stage) in stages.enumerated() {
      let request = SendRequest(
        turn: id(number), conversation: Sample.manualTalk, prompt: "prompt \(number)")
      let view = stage == .asked ? nil : Sample.view("\(number)", phase: .queued)
      prompts.add(
        OutgoingPrompts.Prompt(request, typed: "typed \(number)", stage: stage, view: view))
    }
    return prompts
  }

  private func id(_ number: Int) -> TurnID { TurnID(rawValue: "\(number)") }

  private func unsent(_ prompts: OutgoingPrompts, beside text: String = "") -> [String] {
    prompts.unsent(beside: text).map(\.text)
  }

  @Test("A prompt is sent, stored and gone when its turn ends")
  func wayOfOne() {
    var one = prompts(.sent)
    #expect(one.unstored == [id(0)] && !one.hasHeld)
    one.note(id(0), hasEnded: false)
    #expect(one.unstored.isEmpty && unsent(one) == ["typed 0"])
    one.note(id(0), hasEnded: true)
    #expect(one.isEmpty)
  }

  @Test("A prompt that comes back is given as it was typed, once")
  func removed() {
    var two = prompts(.sent, .sent)
    two.note(id(0), hasEnded: false)
    #expect(two.remove(id(0))?.typed == "typed 0")
    #expect(two.remove(id(0)) == nil)
    #expect(two.texts == ["typed 1"])
  }

  @Test("Prompts behind one whose files are read wait, and go in their order")
  func order() throws {
    var three = prompts(.waitsForFiles, .waitsInOrder, .waitsInOrder)
    #expect(three.release(sendingAtOnce: .max).isEmpty)
    let request = SendRequest(turn: id(0), conversation: Sample.manualTalk, prompt: "with a file")
    #expect(three.expanded(request)?.turn.prompt == "with a file")
    let released = three.release(sendingAtOnce: 1)
    #expect(released.map(\.request.turn) == [id(0), id(1), id(2)])
    #expect(released.compactMap(\.view).map(\.turn.phase) == [.sending, .queued, .queued])
    #expect(!three.hasHeld && three.unstored.count == 3)
    #expect(three.release(sendingAtOnce: 1).isEmpty)
  }

  @Test("The files of a prompt that was taken back are no news")
  func expandedTooLate() {
    var one = prompts(.waitsForFiles)
    #expect(one.newestHeld?.typed == "typed 0")
    _ = one.remove(id(0))
    let request = SendRequest(turn: id(0), conversation: Sample.manualTalk, prompt: "with a file")
    #expect(one.expanded(request) == nil && one.isEmpty)
  }

  @Test("An edited prompt is kept beside its own text alone until the controller takes it")
  func edited() {
    var edits = prompts(.sent, .asked)
    #expect(unsent(edits, beside: "typed 1") == ["typed 0", "typed 1"])
    #expect(unsent(edits, beside: "changed since") == ["typed 0"])
    #expect(edits.remove(id(1)) == nil)
    edits.taken(id(1))
    #expect(edits.asked == nil && unsent(edits, beside: "other") == ["typed 0", "typed 1"])
    #expect(edits.views.count == 1)
    #expect(edits.remove(id(1))?.typed == "typed 1")
  }

  @Test("Only the last edited prompt that was asked counts; one that is left is forgotten")
  func askedAgain() {
    var edits = prompts(.asked, .asked)
    #expect(edits.asked?.typed == "typed 1")
    edits.withdrawAsked()
    #expect(edits.isEmpty)
  }

  @Test("An edited prompt is gone when its turn ends")
  func editEnded() {
    var edits = prompts(.asked)
    edits.taken(id(0))
    edits.note(id(0), hasEnded: false)
    #expect(!edits.isEmpty)
    edits.note(id(0), hasEnded: true)
    #expect(edits.isEmpty)
  }

  @Test("What waits in the lobby is taken out whole")
  func lobby() {
    var waiting = prompts(.waitsForConversation, .waitsForConversation)
    #expect(waiting.release(sendingAtOnce: .max).isEmpty)
    #expect(waiting.removeAll().map(\.typed) == ["typed 0", "typed 1"])
    #expect(waiting.isEmpty)
  }
}
