import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

/// Conversations on servers that keep each turn as a node.
struct ChainTests {
  /// A bench whose server names the nodes `n1`, `n2`, … and counts the input that it has.
  private func open() async throws -> (Bench, ConversationID) {
    let context = Sample.context(mode: .chain, ttl: nil)
    return try await Bench.open(context)
  }

  @discardableResult
  private func exchange(
    _ prompt: String, _ node: TurnNode, input: Int? = nil, on bench: Bench, _ id: ConversationID
  ) async -> TurnID {
    let turn = await bench.send(prompt, in: id)
    await answer(prompt, node, input: input, on: bench)
    return turn
  }

  private func answer(
    _ prompt: String, _ node: TurnNode, input: Int? = nil, on bench: Bench
  ) async {
    let exchange = await bench.service.exchange(prompt)
    exchange.open()
    exchange.send(.node(node))
    exchange.send(.delta([ChoiceDelta(content: "re: \(prompt)", finishReason: .stop)]))
    let usage = input.map { Usage(promptTokens: $0, completionTokens: 3) }
    exchange.end(.finished(StreamSummary(usage: usage)))
    await bench.controller.idle()
  }

  @Test func `A turn names the node of the turn before, which is on disk`() async throws {
    let (bench, id) = try await open()
    let first = await exchange("one", TurnNode(id: "n1"), on: bench, id)
    #expect(try await bench.turn(first).node == TurnNode(id: "n1"))
    await exchange("two", TurnNode(id: "n2", parent: "n1"), on: bench, id)
    let chats = await bench.service.chats
    #expect(chats.map(\.parent) == [nil, "n1"])
    #expect(chats[1].earlier.map(\.content) == ["one", "re: one"])
    #expect(chats[1].messages.map(\.content) == ["two"])
  }

  // What a session context cannot do without a rebuild.
  @Test func `Retry, edit and undo go to an older node and create nothing`() async throws {
    let (bench, id) = try await open()
    await exchange("one", TurnNode(id: "n1"), on: bench, id)
    let two = await exchange("two", TurnNode(id: "n2", parent: "n1"), on: bench, id)
    await bench.controller.perform(.retry(two))
    await answer("two", TurnNode(id: "n3", parent: "n1"), on: bench)
    await bench.controller.perform(
      .edit(two, SendRequest(conversation: id, prompt: "other")))
    await answer("other", TurnNode(id: "n4", parent: "n1"), on: bench)
    await bench.controller.perform(.undo(id))
    await exchange("after", TurnNode(id: "n5", parent: "n1"), on: bench, id)
    #expect(await bench.service.chats.map(\.parent) == [nil, "n1", "n1", "n1", "n1"])
    #expect(await bench.service.creations.isEmpty)
    #expect(bench.log.offers.isEmpty)
  }

  @Test func `A fork goes on from the same node`() async throws {
    let (bench, id) = try await open()
    let one = await exchange("one", TurnNode(id: "n1"), on: bench, id)
    await exchange("two", TurnNode(id: "n2", parent: "n1"), on: bench, id)
    await bench.controller.perform(.fork(id, upTo: one))
    await bench.controller.idle()
    let fork = try #require(bench.log.opened.last?.conversation.id)
    #expect(fork != id)
    await exchange("other", TurnNode(id: "n3", parent: "n1"), on: bench, fork)
    #expect(await bench.service.chats.last?.parent == "n1")
    #expect(await bench.service.creations.isEmpty)
  }

  // Trap 14: a second try of a chain's turn is a sibling at worst.
  @Test
  func `A cut reply is truncated, not unconfirmed, and the next prompt follows the turn before it`()
    async throws
  {
    let (bench, id) = try await open()
    await exchange("one", TurnNode(id: "n1"), on: bench, id)
    let two = await bench.send("two", in: id)
    let exchange = await bench.service.exchange("two")
    exchange.open()
    exchange.send(.node(TurnNode(id: "n2", parent: "n1")))
    exchange.text("half")
    exchange.end(.truncated)
    await bench.controller.idle()
    #expect(try await bench.turn(two).ending == .truncated)
    await self.exchange("three", TurnNode(id: "n3", parent: "n1"), on: bench, id)
    let last = try #require(await bench.service.chats.last)
    #expect(last.parent == "n1")
    #expect(last.messages.map(\.content) == ["two", "half", "three"])
  }

  @Test func `What the server dropped is sent again, and the user is told`() async throws {
    let (bench, id) = try await open()
    await exchange("one", TurnNode(id: "n1", expiresAt: Sample.later), on: bench, id)
    bench.clock.advance(by: 5000)
    await bench.send("two", in: id)
    let exchange = await bench.service.exchange("two")
    #expect(exchange.request.parent == nil)
    #expect(exchange.request.messages.map(\.content) == ["one", "re: one", "two"])
    exchange.send(.sentWhole)
    exchange.reply("yes")
    await bench.controller.idle()
    #expect(bench.log.notices.contains { $0.contains("all of them were sent again") })
  }

  // Trap 1: the endpoint is there, and the state is not.
  @Test func `A server that forgets is found out by its own counts, and then gets everything`()
    async throws
  {
    let (bench, id) = try await open()
    await exchange("one", TurnNode(id: "n1"), input: 50, on: bench, id)
    await exchange("two", TurnNode(id: "n2", parent: "n1"), input: 12, on: bench, id)
    let notice = try #require(bench.log.notices.last)
    #expect(notice.contains("does not keep turns"))
    #expect(notice.contains("/retry asks again"))
    await exchange("three", TurnNode(id: "n3"), input: 80, on: bench, id)
    let last = try #require(await bench.service.chats.last)
    #expect(last.parent == nil)
    #expect(last.messages.map(\.content) == ["one", "re: one", "two", "re: two", "three"])
    #expect(bench.log.notices.count { $0.contains("does not keep turns") } == 1)
  }

  @Test func `A server that keeps turns is known by its counts`() async throws {
    let (bench, id) = try await open()
    await exchange("one", TurnNode(id: "n1"), input: 50, on: bench, id)
    await exchange("two", TurnNode(id: "n2", parent: "n1"), input: 62, on: bench, id)
    #expect(try await bench.context(ContextKey(rawValue: "k")).keepsTurns == true)
  }

  // Trap 4: the earliest node that the next turn needs counts.
  @Test func `The context ends with the first of its nodes`() async throws {
    let (bench, id) = try await open()
    let (soon, later) = (Sample.now.addingTimeInterval(600), Sample.later)
    await exchange("one", TurnNode(id: "n1", expiresAt: soon), on: bench, id)
    await exchange("two", TurnNode(id: "n2", parent: "n1", expiresAt: later), on: bench, id)
    #expect(try await bench.context(ContextKey(rawValue: "k")).expiresAt == soon)
    await exchange("three", TurnNode(id: "n3", expiresAt: later), on: bench, id)
    #expect(try await bench.context(ContextKey(rawValue: "k")).expiresAt == later)
  }
}

/// Contexts of several profiles in one session.
struct ProfilesTests {
  private func other(_ service: FakeService) -> SessionEndpoint {
    SessionEndpoint(SessionProfile(name: "q", model: "m-q"), service)
  }

  @Test func `A prompt goes to the server of its context's profile`() async throws {
    var foreign = Sample.context(mode: .local, ttl: nil)
    foreign.profile = "q"
    let service = FakeService([.local])
    let bench = try await Bench(others: [other(service)], keeping: [foreign])
    let id = try await bench.open(foreign.key)
    await bench.send("why", in: id)
    await service.exchange("why").reply("so")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["why → so [complete]"])
    #expect(await bench.service.chats.isEmpty)
  }

  @Test func `A context is created with the profile of its recipe`() async throws {
    let service = FakeService([.local])
    let bench = try await Bench(others: [other(service)])
    let seed = [Message(role: .system, content: "Be brief.")]
    await bench.controller.perform(
      .createContext(ContextRecipe(label: "x", profile: "q", seed: seed)))
    await bench.controller.idle()
    let context = try #require(try await bench.store.contexts().first)
    #expect(context.profile == "q" && context.model == "m-q" && context.mode == .local)
    #expect(await service.creations.map(\.mode) == [.local])
    #expect(await bench.service.creations.isEmpty)
  }

  @Test func `A mode that the API does not have is refused with those that it has`() async throws {
    let bench = try await Bench(service: FakeService([.chain]))
    let seed = [Message(role: .system, content: "Be brief.")]
    await bench.controller.perform(.createContext(ContextRecipe(mode: .commonPrefix, seed: seed)))
    await bench.controller.idle()
    #expect(try await bench.store.contexts().isEmpty)
    guard case .failed(let message)? = bench.log.stages.last else {
      Issue.record("no failure")
      return
    }
    #expect(message.contains("only chain"))
  }

  @Test func `A context of a profile that is not here is refused with the way to it`() async throws
  {
    var foreign = Sample.context()
    foreign.profile = "q"
    let (bench, id) = try await Bench.open(foreign)
    await bench.send("why", in: id)
    #expect(
      bench.log.refusals.last?.reason
        == .invalid(
          message: "“guide” belongs to the profile “q”; this is “p”. Start with --profile q."))
  }

  // Trap 11: minimum sizes differ by model and by year, so they are learnt from the refusal.
  @Test func `The least that a server takes is learnt from its refusal, and told the next time`()
    async throws
  {
    let bench = try await Bench()
    var refusal = Sample.error(.badRequest, sent: false)
    refusal.minimumTokens = 1024
    await bench.service.nextCreation(.failure(refusal))
    let seed = [Message(role: .system, content: "Be brief.")]
    await bench.controller.perform(.createContext(ContextRecipe(label: "x", seed: seed)))
    await bench.controller.idle()
    await bench.controller.perform(.createContext(ContextRecipe(label: "x", seed: seed)))
    await bench.controller.idle()
    let running = bench.log.stages.compactMap { stage in
      if case .running(let words) = stage { words } else { nil }
    }
    #expect(running.count == 2 && !running[0].contains("1,024"))
    #expect(running.last?.contains("m last refused a context of fewer than 1,024 tokens.") == true)
  }
}
