import ChatModel
import Testing

@testable import ChatUI

@Suite("Choices")
struct ChoicesStateTests {
  private static let turn = TurnID(rawValue: "t")
  private static let refusal = SendRefusal(
    request: SendRequest(turn: turn, conversation: Sample.manualTalk, prompt: "p"), reason: .lost)

  @Test("An unconfirmed turn is asked about until a way on was chosen, and again if that fails")
  func unconfirmed() {
    var choices = Choices()
    choices.offer(unconfirmed: Self.turn)
    #expect(choices.bar == .unconfirmed(Self.turn))
    choices.settle(Self.turn)
    choices.offer(unconfirmed: Self.turn)
    #expect(choices.bar == nil)
    choices.settled(TurnID(rawValue: "another"))
    choices.offer(unconfirmed: Self.turn)
    #expect(choices.bar == nil)
    choices.settled()
    choices.offer(unconfirmed: Self.turn)
    #expect(choices.bar == .unconfirmed(Self.turn))
    choices.offer(unconfirmed: nil)
    #expect(choices.bar == nil)
  }

  @Test("A refused prompt is graver than an unconfirmed turn, and goes with the prompt")
  func refused() {
    var choices = Choices()
    choices.refuse(Self.refusal, returned: "p")
    choices.offer(unconfirmed: Self.turn)
    #expect(choices.bar == .refused(Self.refusal, returned: "p"))
    choices.closeAboutPrompt()
    #expect(choices.bar == nil)
    choices.offer(unconfirmed: Self.turn)
    choices.closeAboutPrompt()
    #expect(choices.bar == .unconfirmed(Self.turn))
  }

  @Test("What a key answered by sending is given back once, for that turn alone")
  func answered() {
    var choices = Choices()
    choices.answer(Self.refusal)
    #expect(choices.takeAnswered(TurnID(rawValue: "another")) == nil)
    #expect(choices.takeAnswered(Self.turn) == Self.refusal)
    #expect(choices.takeAnswered(Self.turn) == nil)
  }

  @Test("A preview is asked for once, and again after another turn or for another command")
  func previews() {
    var choices = Choices()
    let command = SessionCommand.settle(Self.turn, .rebuild)
    #expect(choices.offerRebuild(command, after: Self.turn) == .preview(command))
    #expect(choices.offerRebuild(command, after: Self.turn) == nil)
    #expect(choices.offerRebuild(command, after: nil) == .preview(command))
    let offer = Sample.offer(command, newest: 2)
    choices.show(preview: Sample.offer(.undo(Sample.manualTalk)))
    #expect(choices.preview?.offer == nil)
    choices.show(preview: offer)
    #expect(choices.preview?.offer == offer && choices.preview?.mustChoose == true)
    #expect(choices.offerRebuild(nil, after: nil) == nil)
    #expect(choices.preview == nil)
    #expect(choices.offerRebuild(command, after: nil) == .preview(command))
  }
}
