import ChatModel
import FoundationEssentials
import Testing

@testable import ChatSession

@Suite struct DestinationTests {
  private func destination(
    _ prompt: String = "why", context: CachedContext = Sample.context(),
    _ change: (inout Destination) -> Void = { _ in }
  ) -> Destination {
    let conversation = Conversation(context: context.key, createdAt: Sample.now)
    let request = SendRequest(conversation: conversation.id, prompt: prompt)
    var destination = Destination(
      outgoing: OutgoingPrompt(request), conversation: conversation, context: context)
    change(&destination)
    return destination
  }

  private func refusal(
    _ destination: Destination, at now: Date = Sample.now, isHeld: Bool = false,
    last: Turn? = nil, isOurs: Bool = false
  ) -> SendRefusal.Reason? {
    destination.refusal(Bench.profile, at: now, isHeld: isHeld, last: last, isOurs: isOurs)
  }

  @Test func `A prompt that fits is not refused`() {
    #expect(refusal(destination()) == nil)
    #expect(refusal(destination(), last: Sample.turn(reply: "so")) == nil)
  }

  @Test(arguments: ["", " ", "\n\t\u{3000}"])
  func `A prompt without a word is refused`(_ prompt: String) {
    #expect(
      refusal(destination(prompt))
        == .invalid(message: "The prompt is empty. Write something first."))
  }

  @Test func `Nothing is sent to the trash`() {
    let deleted = destination { $0.conversation.trashedAt = Sample.now }
    let forgotten = destination { $0.context.trashedAt = Sample.now }
    for trashed in [deleted, forgotten] {
      #expect(
        refusal(trashed)
          == .impossible(message: "“guide” is in the trash. Restore it first."))
    }
  }

  @Test func `Parameters out of range are refused`() {
    guard case .invalid(let parameter)? = refusal(destination { $0.outgoing.parameters.topP = 2 })
    else {
      Issue.record("it is sent")
      return
    }
    #expect(parameter.contains("top_p"))
  }

  @Test func `An expired context is refused, unless it is forced or being made anew`() {
    let late = Sample.now.addingTimeInterval(3601)
    #expect(refusal(destination(), at: late) == .expired(secondsLeft: -1))
    #expect(refusal(destination { $0.outgoing.request.force = true }, at: late) == nil)
    #expect(refusal(destination(), at: late, isHeld: true) == nil)
    let lost = destination {
      $0.context.lostAt = Sample.now
      $0.outgoing.request.force = true
    }
    #expect(refusal(lost) == .lost)
  }

  @Test func `What another instance is sending is awaited, what we send is not`() {
    var last = Sample.turn()
    last.phase = .streaming
    #expect(refusal(destination(), last: last) == .drivenElsewhere)
    #expect(refusal(destination(), last: last, isOurs: true) == nil)
  }

  @Test func `An unconfirmed turn is settled first, where the server remembers turns`() {
    let last = Sample.turn(ending: .unconfirmed)
    #expect(refusal(destination(), last: last) == .unconfirmed(last.id))
    let prefix = destination(context: Sample.context(mode: .commonPrefix))
    #expect(refusal(prefix, last: last) == nil)
  }

  @Test func `The turn takes its place, its system message and its parameters`() {
    let parent = TurnID.random()
    var head = destination {
      $0.conversation.head = parent
      $0.conversation.system = "Be brief."
      $0.conversation.parameters.temperature = 1
    }
    let turn = head.turn(Bench.profile, at: Sample.now)
    #expect(turn.id == head.outgoing.request.turn && turn.phase == .queued)
    #expect(turn.parent == parent && turn.system == "Be brief." && turn.contextID == "ctx-1")
    #expect(turn.parameters.temperature == 1)
    head.outgoing.place = .after(nil)
    head.outgoing.parameters.temperature = 2
    let root = head.turn(Bench.profile, at: Sample.now)
    #expect(root.parent == nil && root.system == nil && root.parameters.temperature == 2)
  }
}
