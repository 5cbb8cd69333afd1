import ChatModel
import ChatTestSupport
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct AskingTests {
  private func ask(_ request: AskRequest, of bench: Bench) async -> [AskEvent] {
    var request = request
    request.wantsWhole = true
    var events: [AskEvent] = []
    for await event in bench.controller.ask(request) { events.append(event) }
    return events
  }

  private func end(_ events: [AskEvent]) throws -> Turn {
    guard case .ended(let turn, _)? = events.last else { throw Missing() }
    return turn
  }

  @Test(arguments: [true, false])
  func `One prompt goes in, its events come out, streamed or not`(_ isStreamed: Bool) async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    let usage = Usage(promptTokens: 9, completionTokens: 2, cachedTokens: 4)
    await bench.service.answerAll { _ in ("so", usage) }
    let events = await ask(
      AskRequest(
        prompt: "why", system: "Shout.", parameters: Parameters(maxTokens: 9), context: "guide",
        isStreamed: isStreamed), of: bench)
    let turn = try end(events)
    #expect(turn.reply == "so" && turn.usage == usage && turn.ending == .complete)
    #expect(turn.requestID == "req" && turn.contextID == "ctx-1")
    let text = events.map { if case .delta(let delta) = $0 { delta.content } else { "" } }
    #expect(text.joined() == "so")
    guard case .accepted(turn.id, let context)? = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(context.label == "guide")
    let chat = try #require(await bench.service.chats.first)
    #expect(chat.parameters == Parameters(maxTokens: 9))
    #expect(chat.messages.map(\.content) == ["Shout.", "why"])
    #expect(try await bench.turn(turn.id).reply == "so")
    // Who asked has read the answer.
    await bench.controller.idle()
    #expect(try await bench.store.conversation(turn.conversation)?.isUnread == false)
  }

  @Test func `A prefix context gets a conversation per prompt, unless one is named`()
    async throws
  {
    let bench = try await Bench(keeping: [Sample.context(mode: .commonPrefix)])
    await bench.service.answerAll { _ in ("so", nil) }
    let first = try end(await ask(AskRequest(prompt: "a", context: "guide"), of: bench))
    let second = try end(await ask(AskRequest(prompt: "b", context: "guide"), of: bench))
    #expect(first.conversation != second.conversation)
    let third = try end(
      await ask(AskRequest(prompt: "c", conversation: first.conversation), of: bench))
    #expect(third.parent == first.id)
    #expect(await bench.service.chats.last?.messages.map(\.content) == ["a", "so", "c"])
  }

  @Test func `Without a name the context used last is asked; without any the reason is said`()
    async throws
  {
    let bench = try await Bench()
    await bench.service.answerAll { _ in ("so", nil) }
    guard case .failed(let error)? = await ask(AskRequest(prompt: "a"), of: bench).last else {
      Issue.record("asked nobody")
      return
    }
    #expect(error.cause == .invalid)
    try await bench.store.save(Sample.context())
    #expect(try end(await ask(AskRequest(prompt: "a"), of: bench)).contextID == "ctx-1")
    // An id that nobody knows is imported.
    let turn = try end(await ask(AskRequest(prompt: "a", context: "ctx-far"), of: bench))
    #expect(turn.contextID == "ctx-far")
  }

  @Test func `Failures come with what the server said, refusals with their reason`()
    async throws
  {
    let bench = try await Bench(keeping: [Sample.context()])
    let stream = bench.controller.ask(AskRequest(prompt: "why", context: "guide"))
    await bench.service.exchange("why").fail(.key, sent: false)
    var last: AskEvent?
    for await event in stream { last = event }
    guard case .ended(let turn, let failure?)? = last else {
      Issue.record("\(last as Any)")
      return
    }
    #expect(turn.ending == .failed && failure.kind == .key)

    let lost = bench.controller.ask(AskRequest(prompt: "why", context: "guide"))
    await bench.service.exchange("why").fail(.contextLost, sent: false)
    for await event in lost { last = event }
    #expect(last == .refused(.lost))
    #expect(
      await ask(AskRequest(prompt: "why", context: "guide"), of: bench).last == .refused(.lost))
  }

  @Test func `A name that is taken for an id leaves nothing when the server does not know it`()
    async throws
  {
    let bench = try await Bench(keeping: [Sample.context()])
    let stream = bench.controller.ask(AskRequest(prompt: "why", context: "ctx-gone"))
    await bench.service.exchange("why").fail(.contextLost, sent: false)
    var events: [AskEvent] = []
    for await event in stream { events.append(event) }
    #expect(events.first == .imported(id: "ctx-gone", near: []))
    #expect(events.last == .refused(.lost))
    await bench.controller.idle()
    #expect(try await bench.store.contexts(includingTrash: true).map(\.label) == ["guide"])
    await bench.service.answerAll { _ in ("so", nil) }
    #expect(try end(await ask(AskRequest(prompt: "a"), of: bench)).contextID == "ctx-1")
  }

  @Test func `A name that is almost a label is no id, unless it looks like one`() async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    guard
      case .failed(let error)? = await ask(AskRequest(prompt: "why", context: "guidw"), of: bench)
        .last
    else {
      Issue.record("asked")
      return
    }
    #expect(error.message.contains("Did you mean “guide”? If it is an id of the server"))
    #expect(await bench.service.chats.isEmpty)
    #expect(try await bench.store.contexts(includingTrash: true).map(\.label) == ["guide"])
  }

  @Test func `A context whose seed an API would leave out is not asked`() async throws {
    let service = FakeService([.local], carries: [.local])
    let bench = try await Bench(service: service, keeping: [Sample.context()])
    guard
      case .failed(let error)? = await ask(AskRequest(prompt: "why", context: "guide"), of: bench)
        .last
    else {
      Issue.record("asked")
      return
    }
    #expect(error.cause == .invalid && error.message.contains("another API"))
    // Nor on the screen.
    let id = try await bench.open(Sample.context().key)
    await bench.send("why", in: id)
    #expect(bench.log.refusals.count == 1)
    #expect(await service.chats.isEmpty)
    await #expect(throws: SessionError.self) { try await bench.controller.importContext("zzz") }
  }

  @Test(arguments: [APIError.Kind.network, .key])
  func `A name that is taken for an id leaves nothing when no server looked for it`(
    _ kind: APIError.Kind
  ) async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    let stream = bench.controller.ask(AskRequest(prompt: "why", context: "ctx-gone"))
    await bench.service.exchange("why").fail(kind, sent: kind == .key)
    var left: [String] = []
    for await event in stream where event.isLast {
      left = try await bench.store.contexts(includingTrash: true).map(\.label)
    }
    #expect(left == ["guide"], "gone before the asker hears of it")
    await bench.controller.idle()
    #expect(try await bench.store.conversations().isEmpty)
  }

  @Test func `An imported id that answered once stays when it is lost`() async throws {
    let bench = try await Bench()
    let first = bench.controller.ask(AskRequest(prompt: "a", context: "ctx-far"))
    await bench.service.exchange("a").reply("so")
    for await _ in first {}
    await bench.controller.idle()
    let second = bench.controller.ask(AskRequest(prompt: "b", context: "ctx-far"))
    await bench.service.exchange("b").fail(.contextLost, sent: false)
    var events: [AskEvent] = []
    for await event in second { events.append(event) }
    #expect(events.last == .refused(.lost))
    await bench.controller.idle()
    #expect(try await bench.store.contexts().map(\.contextID) == ["ctx-far"])
  }

  @Test(arguments: [UnconfirmedWay.resend, .carryOn])
  func `An unconfirmed turn is settled first, and refused without saying how`(
    _ way: UnconfirmedWay
  ) async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    let first = bench.controller.ask(AskRequest(prompt: "one", context: "guide"))
    await bench.service.exchange("one").fail(.network, sent: true)
    for await _ in first {}
    await bench.controller.idle()
    await bench.service.answerAll { _ in ("so", nil) }
    let refused = await ask(AskRequest(prompt: "two", context: "guide"), of: bench)
    guard case .refused(.unconfirmed)? = refused.last else {
      Issue.record("\(refused)")
      return
    }
    let turn = try end(
      await ask(AskRequest(prompt: "two", context: "guide", settling: way), of: bench))
    #expect(turn.reply == "so" && turn.ending == .complete)
    let before = way == .resend ? "one → so [complete]" : "one →  [truncated]"
    #expect(try await bench.branch(turn.conversation) == [before, "two → so [complete]"])
    #expect(
      try end(await ask(AskRequest(prompt: "three", context: "guide", settling: way), of: bench))
        .parent == turn.id)
  }

  @Test func `Ending the reading stops the reply`() async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    let stream = bench.controller.ask(AskRequest(prompt: "why", context: "guide"))
    let reader = Task { for await _ in stream {} }
    await bench.service.exchange("why").text("half")
    await bench.log.until { updates in
      updates.contains { if case .delta = $0 { true } else { false } }
    }
    reader.cancel()
    await reader.value
    while await bench.service.closed.isEmpty { await Task.yield() }
    await bench.controller.idle()
    let id = try #require(try await bench.store.conversations().first?.id)
    #expect(try await bench.branch(id) == ["why → half [stopped]"])
  }

  @Test func `With a temporary store nothing is saved`() async throws {
    let directory = try TemporaryFolder()
    let kept = try await HistoryStore.open(at: directory.database)
    try await kept.save(Sample.context())
    let bench = try await Bench(keeping: [Sample.context()])
    await bench.service.answerAll { _ in ("so", nil) }
    _ = await ask(AskRequest(prompt: "why", context: "guide"), of: bench)
    #expect(try await kept.conversations().isEmpty)
    await kept.close()
  }
}

/// What becomes of the conversation that a question would have begun.
@Suite(.timeLimit(.minutes(5))) struct AskingInVainTests {
  private func last(_ request: AskRequest, of bench: Bench) async -> AskEvent? {
    var last: AskEvent?
    for await event in bench.controller.ask(request) { last = event }
    return last
  }

  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `A context that is lost leaves no empty conversation`(_ mode: ContextMode) async throws {
    let bench = try await Bench(keeping: [Sample.context(mode: mode)])
    let stream = bench.controller.ask(AskRequest(prompt: "why", context: "guide"))
    await bench.service.exchange("why").fail(.contextLost, sent: false)
    var left = 0
    for await event in stream where event.isLast {
      #expect(event == .refused(.lost))
      left = try await bench.store.conversations().count
    }
    #expect(left == 0, "gone before the asker hears of it")
  }

  @Test(arguments: [ContextMode.session, .commonPrefix, .unknown])
  func `A prompt that is refused leaves no empty conversation`(_ mode: ContextMode) async throws {
    let bench = try await Bench(keeping: [Sample.context(mode: mode)])
    bench.clock.advance(by: 1_000_000)
    guard
      case .refused(.expired)? = await last(AskRequest(prompt: "why", context: "guide"), of: bench)
    else { return #expect(mode == .unknown, "an unknown lifetime never ends") }
    #expect(try await bench.store.conversations().isEmpty)
    let empty = await last(AskRequest(prompt: " \n", context: "guide", force: true), of: bench)
    guard case .refused(.invalid)? = empty else {
      Issue.record("\(empty as Any)")
      return
    }
    #expect(try await bench.store.conversations().isEmpty)
  }

  @Test func `A conversation that was there stays, with what was asked as its draft`() async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let stream = bench.controller.ask(AskRequest(prompt: "why", context: "guide"))
    await bench.service.exchange("why").fail(.contextLost, sent: false)
    for await _ in stream {}
    #expect(try await bench.store.conversations().map(\.id) == [id])
    #expect(try await bench.store.draft(of: id).text == "why")
  }

  @Test func `A question while another instance drives the context begins nothing`() async throws {
    let directory = try TemporaryFolder()
    let stores = (
      try await HistoryStore.open(at: directory.database),
      try await HistoryStore.open(at: directory.database)
    )
    let one = try await Bench(store: stores.0, keeping: [Sample.context()])
    let two = try await Bench(store: stores.1)
    let first = one.controller.ask(AskRequest(prompt: "one", context: "guide"))
    let exchange = await one.service.exchange("one")
    #expect(
      await last(AskRequest(prompt: "two", context: "guide"), of: two) == .refused(.drivenElsewhere)
    )
    exchange.reply("1")
    for await _ in first {}
    await one.controller.idle()
    await two.service.answerAll { _ in ("2", nil) }
    _ = await last(AskRequest(prompt: "two", context: "guide"), of: two)
    let id = try #require(try await stores.0.conversations().first?.id)
    #expect(try await one.branch(id) == ["one → 1 [complete]", "two → 2 [complete]"])
    #expect(try await stores.0.conversations().count == 1)
    await stores.0.close()
    await stores.1.close()
  }
}
