import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

/// Contexts that expire, are lost, and are made anew in the middle of a conversation.
@Suite(.timeLimit(.minutes(5))) struct LifecycleTests {
  private let seed = [Message(role: .system, content: "Be brief.")]

  @Test(arguments: [ContextMode.session, .commonPrefix, .unknown])
  func `An expired context is not sent to; one key rebuilds it and sends`(
    _ mode: ContextMode
  ) async throws {
    let (bench, id) = try await Bench.open(Sample.context(mode: mode))
    await bench.exchange("my name is Ada", "Hello Ada", in: id)
    await bench.exchange("and yours?", "None", in: id)
    bench.clock.advance(by: 3600)
    let turn = await bench.send("who am I?", in: id)
    let refusal = try #require(bench.log.refusals.first)
    #expect(refusal.reason == .expired(secondsLeft: 0))
    #expect(refusal.request.prompt == "who am I?")
    #expect(await bench.service.chats.count == 2)
    #expect(try await bench.store.turn(turn) == nil)

    await bench.agree(.rebuild(Sample.context().key, pending: refusal.request))
    await bench.service.exchange("who am I?").reply("Ada")
    await bench.controller.idle()

    let replayed = [
      Message(role: .user, content: "my name is Ada"),
      Message(role: .assistant, content: "Hello Ada"),
      Message(role: .user, content: "and yours?"), Message(role: .assistant, content: "None"),
    ]
    let creation = try #require(await bench.service.creations.first)
    let chat = try #require(await bench.service.chats.last)
    #expect(chat.contextID == "ctx-new-1")
    if mode.remembersTurns {
      // A seed may not end with the assistant's message.
      #expect(
        creation.messages
          == seed + replayed + [Message(role: .system, content: RebuildPlan.continuation)])
      #expect(chat.messages == [Message(role: .user, content: "who am I?")])
    } else {
      #expect(creation.messages == seed)
      #expect(chat.messages == replayed + [Message(role: .user, content: "who am I?")])
    }
    #expect(creation.model == "m" && creation.ttl == 3600)
    let context = try await bench.context(Sample.context().key)
    #expect(context.contextID == "ctx-new-1" && context.seed == seed)
    #expect(context.lineage.map(\.contextID) == ["ctx-1"])
    #expect(context.lineage.first?.reason == .rebuilt)
    // The seam is where the server's id changes.
    #expect(
      try await bench.store.wholeBranch(of: id).map(\.contextID) == [
        "ctx-1", "ctx-1", "ctx-new-1",
      ])
    #expect(
      try await bench.branch(id).last == "who am I? → Ada [complete]")
  }

  // Found by a random walk: the system message was lost with the context.
  @Test func `A prompt that comes back gives its system message back`() async throws {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.controller.perform(.setSystem(id, "In French."))
    await bench.send("why", in: id)
    await bench.service.exchange("why").fail(.contextLost, sent: true)
    await bench.controller.idle()
    let refusal = try #require(bench.log.refusals.last)
    #expect(try await bench.store.conversation(id)?.system == "In French.")
    await bench.agree(.rebuild(Sample.context().key, pending: refusal.request))
    await bench.service.exchange("why").reply("so")
    await bench.controller.idle()
    let system = Message(role: .system, content: "In French.")
    let prompt = Message(role: .user, content: "why")
    #expect(await bench.service.chats.map(\.messages) == [[system, prompt], [system, prompt]])
    #expect(try await bench.store.conversation(id)?.system == nil)
  }

  @Test func `A prompt that is taken back leaves a newer system message as it is`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    for newer in [nil, "In German."] {
      await bench.send("one", in: id)
      await bench.controller.perform(.setSystem(id, "In French."))
      let two = await bench.send("two", in: id)
      if let newer { await bench.controller.perform(.setSystem(id, newer)) }
      await bench.controller.perform(.unqueue(two))
      await bench.service.exchange("one").reply("1")
      await bench.controller.idle()
      #expect(try await bench.store.conversation(id)?.system == newer ?? "In French.")
    }
  }

  @Test func `Under a minute left counts as expired; force sends all the same`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    bench.clock.advance(by: 3541)
    await bench.send("why", in: id)
    #expect(bench.log.refusals.map(\.reason) == [.expired(secondsLeft: 59)])
    await bench.send("why", in: id, force: true)
    await bench.service.exchange("why").reply("so")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["why → so [complete]"])
    #expect(
      try await bench.context(Sample.context().key).state(at: bench.clock.now) == .warm)
  }

  @Test func `A queued prompt is judged again when its place comes`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.send("one", in: id)
    let two = await bench.send("two", in: id)
    let exchange = await bench.service.exchange("one")
    // The server never answers, so its clock was not restarted.
    bench.clock.advance(by: 4000)
    exchange.fail(.key, sent: false)
    await bench.log.until { !$0.refusals.isEmpty }
    await bench.controller.idle()
    #expect(bench.log.refusals.map(\.request.turn) == [two])
    #expect(try await bench.branch(id) == ["one →  [failed]"])
    #expect(try await bench.store.draft(of: id).text == "two")
  }

  @Test func `When the server says the context is gone, prompts come back and the record says so`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    let two = await bench.send("two", in: id)
    let three = await bench.send("three", in: id)
    await bench.service.exchange("two").fail(.contextLost, sent: false)
    await bench.controller.idle()
    #expect(Set(bench.log.refusals.map(\.request.turn)) == [two, three])
    #expect(bench.log.refusals.allSatisfy { $0.reason == .lost })
    #expect(try await bench.branch(id) == ["one → 1 [complete]"])
    let draft = try await bench.store.draft(of: id).text
    #expect(draft.contains("two") && draft.contains("three"))
    let context = try await bench.context(Sample.context().key)
    #expect(context.state(at: bench.clock.now) == .lost)
    let told = bench.log.all.compactMap { update -> ContextState? in
      guard case .contexts(let summaries) = update else { return nil }
      return summaries.first?.context.state(at: bench.clock.now)
    }
    #expect(told.last == .lost)

    // Force does not help: the answer is known.
    await bench.send("four", in: id, force: true)
    #expect(bench.log.refusals.last?.reason == .lost)
    #expect(await bench.service.chats.count == 2)

    await bench.agree(
      .rebuild(
        Sample.context().key, pending: SendRequest(turn: two, conversation: id, prompt: "two")))
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "two → 2 [complete]"])
    #expect(
      try await bench.context(Sample.context().key).lineage.map(\.reason) == [.lost])
  }

  @Test func `A rebuild that fails gives the prompt back and changes nothing`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.service.nextCreation(.failure(Sample.error(.server, sent: true)))
    let pending = SendRequest(conversation: id, prompt: "two")
    await bench.agree(.rebuild(Sample.context().key, pending: pending))
    await bench.controller.idle()
    #expect(bench.log.refusals.map(\.request) == [pending])
    #expect(bench.log.stages.last == .failed("It went wrong."))
    #expect(try await bench.context(Sample.context().key).contextID == "ctx-1")
    // It goes on with the old one.
    await bench.exchange("two", "2", in: id)
    #expect(await bench.service.chats.last?.contextID == "ctx-1")
  }

  @Test func `What is sent during a rebuild waits for it and goes to the new context`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.service.holdCreations()
    await bench.agree(.rebuild(Sample.context().key, pending: nil))
    await bench.service.creationArrives()
    let two = await bench.send("two", in: id)
    #expect(bench.log.phases(of: two) == ["queued"])
    await bench.service.letCreationsGo()
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(await bench.service.chats.last?.contextID == "ctx-new-1")
    #expect(try await bench.turn(two).contextID == "ctx-new-1")
  }

  @Test func `A rebuild waits for nobody: it is refused while a session reply comes`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.send("one", in: id)
    await bench.agree(.rebuild(Sample.context().key, pending: nil))
    #expect(bench.log.notices.count == 1)
    await bench.service.exchange("one").reply("1")
    await bench.controller.idle()
    #expect(await bench.service.creations.isEmpty)
  }

  @Test func `An imported context has no seed to rebuild from, and that is said`() async throws {
    let (bench, id) = try await Bench.open(Sample.context(mode: .unknown, ttl: nil, seed: []))
    let pending = SendRequest(conversation: id, prompt: "why")
    await bench.agree(.rebuild(Sample.context().key, pending: pending))
    await bench.controller.idle()
    guard case .impossible(let message)? = bench.log.refusals.first?.reason else {
      Issue.record("not refused")
      return
    }
    #expect(message.contains("imported"))
    #expect(await bench.service.creations.isEmpty)
  }

  @Test func `Usage that tells of another memory than ours is said once`() async throws {
    let (bench, id) = try await Bench.open(
      Sample.context(usage: Usage(promptTokens: 1000)))
    await bench.exchange(
      "one", "1", in: id, usage: Usage(promptTokens: 1010, completionTokens: 5))
    #expect(bench.log.notices.isEmpty)
    await bench.exchange(
      "two", "2", in: id, usage: Usage(promptTokens: 3000, completionTokens: 5))
    #expect(bench.log.notices.count == 1)
    #expect(bench.log.notices.first?.contains("3,000") == true)
    await bench.exchange(
      "three", "3", in: id, usage: Usage(promptTokens: 9000, completionTokens: 5))
    #expect(bench.log.notices.count == 1)
  }

  @Test func `The horizon is marked where the memory of a truncating session begins`()
    async throws
  {
    let (bench, id) = try await Bench.open(
      Sample.context(truncation: .lastHistoryTokens(100)))
    for number in 0..<6 {
      await bench.exchange(
        "q\(number)", "a", in: id,
        usage: Usage(promptTokens: 50, completionTokens: 30))
    }
    await bench.controller.perform(.open(id))
    let marks = try #require(bench.log.opened.last).turns.map(\.isHorizon)
    #expect(marks.filter { $0 }.count == 1)
    #expect(marks.firstIndex(of: true) == 4)
  }
}
