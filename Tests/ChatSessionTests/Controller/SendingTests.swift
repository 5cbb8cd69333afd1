import Basics
import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct SendingTests {
  @Test func `A prompt is on disk as sent before its request goes out`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let request = SendRequest(conversation: id, prompt: "why")
    let seen = Locked<[String]>([])
    await bench.service.onArrival { [store = bench.store] _ in
      let turn = try? await store.turn(request.turn)
      seen.withLock { $0.append(turn.map { Sample.name($0.phase) } ?? "missing") }
    }
    await bench.controller.perform(.send(request))
    await bench.service.exchange("why").reply("so")
    await bench.controller.idle()
    #expect(seen.withLock { $0 } == ["sending"])
  }

  @Test func `A session context gets only the newest message, and remembers the rest itself`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.controller.perform(.setSystem(id, "In French."))
    await bench.exchange("two", "2", in: id)
    await bench.exchange("three", "3", in: id)
    #expect(
      await bench.service.chats.map(\.messages) == [
        [Message(role: .user, content: "one")],
        [
          Message(role: .system, content: "In French."), Message(role: .user, content: "two"),
        ],
        [Message(role: .user, content: "three")],
      ])
    #expect(await bench.service.chats.allSatisfy { $0.contextID == "ctx-1" && $0.model == "m" })
  }

  @Test func `A prefix context gets every settled turn after the seed, never the seed`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.exchange("one", "1", in: id)
    await bench.send("two", in: id)
    await bench.service.exchange("two").fail(.key, sent: true)
    await bench.controller.idle()
    await bench.exchange("three", "3", in: id)
    #expect(
      await bench.service.chats.last?.messages == [
        Message(role: .user, content: "one"), Message(role: .assistant, content: "1"),
        Message(role: .user, content: "three"),
      ])
  }

  @Test func `Text is passed on at once, chunk by chunk, and the ending is stored whole`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let turn = await bench.send("why", in: id)
    let exchange = await bench.service.exchange("why")
    exchange.open()
    exchange.text("Be")
    exchange.text("cause")
    exchange.send(.usage(Usage(promptTokens: 12, completionTokens: 2, cachedTokens: 8)))
    exchange.send(.model("m-2024"))
    exchange.send(.delta([ChoiceDelta(finishReason: .stop)]))
    exchange.end(.finished(StreamSummary()))
    await bench.controller.idle()

    #expect(bench.log.phases(of: turn) == ["sending", "streaming", "complete"])
    #expect(bench.log.text(of: turn) == "Because")
    let stored = try await bench.turn(turn)
    #expect(stored.reply == "Because")
    #expect(stored.usage == Usage(promptTokens: 12, completionTokens: 2, cachedTokens: 8))
    #expect(stored.modelServed == "m-2024")
    #expect(stored.requestID == "req")
    #expect(try await bench.store.conversation(id)?.title == "why")
  }

  @Test func `The front end hears of a reply while it streams`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let turn = await bench.send("why", in: id)
    let exchange = await bench.service.exchange("why")
    exchange.text("Be")
    await bench.log.until { updates in
      updates.contains { if case .delta(let delta) = $0 { delta.content == "Be" } else { false } }
    }
    #expect(!bench.log.hasEnded(turn))
    await bench.log.until { $0.contexts.last?.first?.conversations.first?.isStreaming == true }
    // Opened again in the middle, it holds what came, and nothing comes twice.
    await bench.controller.perform(.open(id))
    #expect(bench.log.opened.last?.turns.last?.turn.reply == "Be")
    exchange.reply("cause")
    await bench.controller.idle()
    #expect(try await bench.turn(turn).reply == "Because")
    #expect(bench.log.contexts.last?.first?.conversations.first?.isStreaming == false)
  }

  @Test func `In a session a second prompt waits for the first, visibly and in order`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.send("one", in: id)
    let two = await bench.send("two", in: id)
    let three = await bench.send("three", in: id)
    #expect(bench.log.phases(of: two) == ["queued"])
    #expect(await bench.service.chats.count <= 1)
    await bench.service.exchange("one").reply("1")
    await bench.service.exchange("two").reply("2")
    await bench.service.exchange("three").reply("3")
    await bench.controller.idle()
    #expect(
      try await bench.branch(id) == [
        "one → 1 [complete]", "two → 2 [complete]", "three → 3 [complete]",
      ])
    #expect(bench.log.hasEnded(one) && bench.log.hasEnded(three))
  }

  @Test func `A queued prompt can be taken back, and the one behind it moves up`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.send("one", in: id)
    let two = await bench.send("two", in: id)
    let three = await bench.send("three", in: id)
    await bench.controller.perform(.unqueue(two))
    await bench.log.until { !$0.returned.isEmpty }
    #expect(bench.log.returned == ["two"])
    await bench.service.exchange("one").reply("1")
    await bench.service.exchange("three").reply("3")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "three → 3 [complete]"])
    #expect(try await bench.turn(three).parent == one)
    #expect(try await bench.store.turn(two) == nil)
    #expect(try await bench.store.draft(of: id).text == "two")
    // What is in flight is stopped, not unqueued.
    await bench.controller.perform(.unqueue(one))
    #expect(bench.log.returned == ["two"])
  }

  @Test func `Only parameters that are set go out, the conversation's before the profile's`()
    async throws
  {
    let profile = SessionProfile(
      name: "p", model: "m", parameters: Parameters(temperature: 0.1, maxTokens: 50))
    let (bench, id) = try await Bench.open(Sample.context(), profile: profile)
    await bench.controller.perform(.setParameters(id, Parameters(temperature: 0.9)))
    let turn = await bench.exchange("why", "so", in: id)
    let wanted = Parameters(temperature: 0.9, maxTokens: 50)
    #expect(await bench.service.chats.last?.parameters == wanted)
    #expect(try await bench.turn(turn).parameters == wanted)
  }

  @Test func `What cannot be sent comes back with the reason, and is not stored`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.controller.perform(.setParameters(id, Parameters(n: 2)))
    #expect(bench.log.notices.last?.hasPrefix("n is 2") == true)
    let profile = SessionProfile(name: "p", model: "m", parameters: Parameters(temperature: 3))
    let hot = try await Bench(store: bench.store, service: bench.service, profile: profile)
    await hot.send("why", in: id)
    await bench.send(" \n\t", in: id)
    await bench.send("why", in: ConversationID(rawValue: "gone"))
    let other = SessionProfile(name: "other", model: "m")
    let stranger = try await Bench(store: bench.store, service: bench.service, profile: other)
    await stranger.send("why", in: id)
    for (log, count) in [(hot.log, 1), (bench.log, 2), (stranger.log, 1)] {
      #expect(log.refusals.count == count)
      for refusal in log.refusals {
        let message: String
        switch refusal.reason {
        case .invalid(let text), .impossible(let text): message = text
        default:
          Issue.record("\(refusal.reason)")
          continue
        }
        #expect(message.hasSuffix("."))
      }
    }
    #expect(await bench.service.chats.isEmpty)
    #expect(try await bench.branch(id).isEmpty)
  }

  @Test func `When the disk takes nothing the prompt is not sent and comes back`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.store.close()
    let turn = await bench.send("why", in: id)
    let refusal = try #require(bench.log.refusals.first)
    #expect(refusal.request.turn == turn && refusal.request.prompt == "why")
    guard case .notStored = refusal.reason else {
      Issue.record("\(refusal.reason)")
      return
    }
    #expect(await bench.service.chats.isEmpty)
  }

  @Test func `The server's answer restarts the context's clock`() async throws {
    let context = Sample.context()
    let (bench, id) = try await Bench.open(context)
    bench.clock.advance(by: 1000)
    await bench.exchange("why", "so", in: id)
    #expect(
      try await bench.context(context.key).lastUsedAt == Sample.now.addingTimeInterval(1000))
    // A refusal does not.
    bench.clock.advance(by: 1000)
    await bench.send("again", in: id)
    await bench.service.exchange("again").fail(.key, sent: false)
    await bench.controller.idle()
    #expect(
      try await bench.context(context.key).lastUsedAt == Sample.now.addingTimeInterval(1000))
  }

  @Test func `A retry by the client is shown with its moment, and what comes after it too`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let turn = await bench.send("why", in: id)
    let exchange = await bench.service.exchange("why")
    exchange.send(
      .retrying(after: 4, reason: "busy", error: Sample.error(.busy, sent: false)))
    exchange.reply("so")
    await bench.controller.idle()
    #expect(
      bench.log.phases(of: turn) == ["sending", "waiting", "sending", "streaming", "complete"])
    let waits = bench.log.all.contains { update in
      guard case .turn(let view) = update else { return false }
      return view.turn.phase == .waiting(until: Sample.now.addingTimeInterval(4), reason: "busy")
    }
    #expect(waits)
  }

  @Test func `A reply that ended elsewhere than on screen is marked unread until it is opened`()
    async throws
  {
    let first = Sample.context()
    let (bench, id) = try await Bench.open(first)
    await bench.send("why", in: id)
    var second = Sample.context()
    second = CachedContext(
      label: "other", contextID: "ctx-2", mode: .session, model: "m", profile: "p",
      seed: second.seed, createdAt: Sample.now)
    try await bench.store.save(second)
    _ = try await bench.open(second.key)
    await bench.service.exchange("why").reply("so")
    await bench.controller.idle()
    #expect(try await bench.store.conversation(id)?.isUnread == true)
    await bench.controller.perform(.open(id))
    #expect(try await bench.store.conversation(id)?.isUnread == false)
    #expect(bench.log.contexts.last?.flatMap(\.conversations).contains(where: \.isUnread) == false)
  }

  @Test func `A draft and earlier pages come back as they were`() async throws {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.service.answerAll { request in ("r" + (request.messages.last?.content ?? ""), nil) }
    for number in 0..<50 {
      await bench.send("\(number)", in: id)
      await bench.controller.idle()
    }
    await bench.controller.perform(.saveDraft(id, Draft(text: "half a tho", caret: 4)))
    await bench.controller.perform(.open(id))
    let snapshot = try #require(bench.log.opened.last)
    #expect(snapshot.draft == Draft(text: "half a tho", caret: 4))
    #expect(snapshot.turns.count == ConversationReader.pageSize && snapshot.hasEarlier)
    #expect(snapshot.promptHistory.last == "49")
    await bench.controller.perform(.loadEarlier(id, before: snapshot.turns[0].id))
    guard case .earlier(id, let earlier, false)? = bench.log.all.last else {
      Issue.record("no earlier page")
      return
    }
    #expect(earlier.map(\.turn.prompt) == (0..<10).map { "\($0)" })
  }

  @Test func `Parameters are the conversation's, else the context's, else the profile's`()
    async throws
  {
    let profile = SessionProfile(
      name: "p", model: "m", parameters: Parameters(temperature: 0.1, topP: 0.1, maxTokens: 1),
      contextParameters: [
        "Guide": Parameters(topP: 0.2, maxTokens: 2), "other": Parameters(maxTokens: 7),
      ])
    let (bench, id) = try await Bench.open(Sample.context(), profile: profile)
    await bench.controller.perform(.setParameters(id, Parameters(maxTokens: 3)))
    await bench.exchange("one", "1", in: id)
    #expect(
      await bench.service.chats.first?.parameters
        == Parameters(temperature: 0.1, topP: 0.2, maxTokens: 3))
  }
}
