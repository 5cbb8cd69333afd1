import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@MainActor @Suite(.timeLimit(.minutes(5))) struct TurnRunnerTests {
  @Test func `It is on disk that a turn may have been sent before its transfer starts`()
    async throws
  {
    let parts = try await Parts(Sample.context())
    let (turn, goesNow) = try await parts.add(parts.destination("why", on: Sample.context()))
    #expect(goesNow)
    #expect(try await parts.store.turn(turn.id)?.phase == .sending)
    let actions = await parts.runner.dispatch(turn.id)
    #expect(actions.names == ["start"])
    guard case .start(let transfer)? = actions.first else { return }
    #expect(transfer.request.messages.map(\.content) == ["why"])
    #expect(transfer.request.contextID == "ctx-1")
  }

  @Test func `A turn waits for the one before it`() async throws {
    let parts = try await Parts(Sample.context())
    let first = try await parts.destination("one", on: Sample.context())
    let one = try await parts.add(first)
    let second = Destination(
      outgoing: OutgoingPrompt(
        SendRequest(conversation: first.conversation.id, prompt: "two")),
      conversation: first.conversation, context: first.context)
    let two = try await parts.add(second)
    #expect(one.goesNow && !two.goesNow)
    #expect(parts.runner.startWaiting().isEmpty)
    #expect(parts.runner.remove(one.turn.id) != nil)
    #expect(parts.runner.startWaiting() == [two.turn.id])
    #expect(parts.runner.departures == 1)
  }

  @Test func `Stop between a turn's place and its request takes the prompt back`() async throws {
    let parts = try await Parts(Sample.context())
    let (turn, _) = try await parts.add(parts.destination("why", on: Sample.context()))
    #expect(parts.runner.stop(in: turn.conversation)?.isEmpty == true)
    #expect(await parts.runner.dispatch(turn.id).names == ["withdraw"])
    #expect(parts.runner.remove(withdrawn: turn)?.refusal == nil)
    #expect(parts.runner.stop(in: turn.conversation) == nil)
  }

  @Test func `Text is journaled before it is told`() async throws {
    let parts = try await Parts(Sample.context())
    let (turn, _) = try await parts.add(parts.destination("why", on: Sample.context()))
    _ = await parts.runner.dispatch(turn.id)
    let actions = parts.runner.apply(.delta([ChoiceDelta(content: "so")]), to: turn.id)
    #expect(actions.names == ["answered"])
    #expect(parts.log.text(of: turn.id) == "so")
    #expect(parts.runner.turn(turn.id)?.reply == "", "nobody holds the text here")
    #expect(parts.runner.turnWithText(turn.id)?.reply == "so")
  }

  @Test(arguments: [true, false])
  func `Who wants the whole reply gets it with the ending`(_ wantsWhole: Bool) async throws {
    let parts = try await Parts(Sample.context())
    var destination = try await parts.destination("why", on: Sample.context())
    destination.outgoing.wantsWhole = wantsWhole
    let (turn, _) = try await parts.add(destination)
    _ = await parts.runner.dispatch(turn.id)
    _ = parts.runner.apply(.delta([ChoiceDelta(content: "so", finishReason: .stop)]), to: turn.id)
    let actions = parts.runner.apply(.transferEnded(.finished), to: turn.id)
    guard case .storeEnding(let ended, let told, nil)? = actions.last else {
      Issue.record("\(actions.names)")
      return
    }
    #expect(ended.ending == .complete && told.reply == (wantsWhole ? "so" : ""))
    #expect(await parts.runner.endings.write(ended))
    #expect(try await parts.store.turn(turn.id)?.reply == "so")
  }

  @Test func `A context that expired while the prompt waited sends nothing`() async throws {
    let parts = try await Parts(Sample.context(ttl: 3600))
    let (turn, _) = try await parts.add(parts.destination("why", on: Sample.context()))
    parts.clock.advance(by: 3590)
    #expect(await parts.runner.dispatch(turn.id).names == ["withdraw"])
    #expect(parts.runner.remove(withdrawn: turn)?.refusal == .expired(secondsLeft: 10))
  }

  @Test func `Turns that wait on a lost context come back, and those after them move up`()
    async throws
  {
    let parts = try await Parts(Sample.context())
    let first = try await parts.destination("one", on: Sample.context())
    let one = try await parts.add(first).turn
    var turns: [Turn] = []
    for prompt in ["two", "three"] {
      let conversation = try #require(try await parts.store.conversation(first.conversation.id))
      let request = SendRequest(conversation: conversation.id, prompt: prompt)
      turns.append(
        try await parts.add(
          Destination(
            outgoing: OutgoingPrompt(request), conversation: conversation, context: first.context)
        ).turn)
    }
    #expect(turns[1].parent == turns[0].id)
    _ = parts.runner.remove(withdrawn: turns[0])
    #expect(parts.runner.turn(turns[1].id)?.parent == one.id)
    let actions = parts.runner.takeBackWaiting(in: first.context.key, .lost)
    #expect(actions.names == ["withdraw"])
    #expect(parts.runner.remove(withdrawn: turns[1])?.refusal == .lost)
  }

  @Test func `Leaving ends what is in hand, and nothing is sent afterwards`() async throws {
    let parts = try await Parts(Sample.context())
    let (turn, _) = try await parts.add(parts.destination("why", on: Sample.context()))
    #expect(parts.runner.leave().names == ["store failed"])
    #expect(parts.runner.turn(turn.id)?.failure == FailureText.notSent)
    #expect(await parts.runner.dispatch(turn.id).isEmpty)
    #expect(parts.runner.apply(.stopPressed, to: turn.id).isEmpty)
  }

  @Test func `A turn that is not in hand changes nothing`() async throws {
    let parts = try await Parts()
    let id = TurnID.random()
    #expect(parts.runner.apply(.stopPressed, to: id).isEmpty)
    #expect(parts.runner.stop(id).isEmpty && parts.runner.unqueue(id).isEmpty)
    #expect(await parts.runner.dispatch(id).isEmpty)
    #expect(parts.runner.remove(id) == nil && parts.runner.departures == 0)
  }
}
