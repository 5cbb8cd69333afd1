import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct OfferTests {
  private let key = Sample.context().key

  private func bench(
    truncation: TruncationStrategy? = nil, turns: Int = 3
  ) async throws -> (Bench, ConversationID, [TurnID]) {
    let (bench, id) = try await Bench.open(Sample.context(truncation: truncation))
    var ids: [TurnID] = []
    for number in 1...turns {
      ids.append(await bench.exchange("prompt \(number)", "reply \(number)", in: id))
    }
    return (bench, id, ids)
  }

  @Test
  func `What takes a rebuild is only offered, with what it would send, until it is agreed to`()
    async throws
  {
    let (bench, id, turns) = try await bench()
    let last = try #require(turns.last)
    for (command, count) in [
      (SessionCommand.retry(last), 2),
      (.edit(turns[1], SendRequest(conversation: id, prompt: "x")), 1), (.undo(id), 2),
      (.fork(id, upTo: turns[0]), 1), (.rebuild(key, pending: nil), 3),
    ] {
      bench.log.clear()
      await bench.controller.perform(command)
      await bench.controller.idle()
      let offer = try #require(bench.log.offers.last)
      #expect(offer.command == command && offer.label == "guide")
      #expect(offer.ways.count == 1)
      let wanted = count == 1 ? "the seed and 1 turn, " : "the seed and \(count) turns, "
      #expect(offer.ways[0].summary.hasPrefix(wanted), "\(offer.ways[0].summary)")
      #expect(offer.ways[0].summary.hasSuffix("tokens"))
      #expect(!offer.reasons.isEmpty)
    }
    #expect(await bench.service.creations.isEmpty)
    #expect(try await bench.branch(id).count == 3)
    #expect(try await bench.context(key).contextID == "ctx-1")
  }

  @Test func `What cannot be done is said instead of offered`() async throws {
    let imported = Sample.context(ttl: nil, seed: [])
    let (bench, id) = try await Bench.open(imported)
    let one = await bench.exchange("one", "1", in: id)
    for command in [SessionCommand.retry(one), .rebuild(key, pending: nil), .fork(id, upTo: nil)] {
      bench.log.clear()
      await bench.controller.perform(command)
      await bench.controller.idle()
      #expect(bench.log.offers.isEmpty, "\(command)")
      #expect(
        bench.log.notices.contains { $0.contains("imported") }
          || bench.log.refusals.contains {
            if case .impossible(let text) = $0.reason { text.contains("imported") } else { false }
          }, "\(command)")
    }
  }

  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `What a rebuild would send is told without doing it, and done at once when that is wanted`(
    mode: ContextMode
  ) async throws {
    let (bench, id) = try await Bench.open(Sample.context(mode: mode))
    for number in 1...2 {
      await bench.exchange("prompt \(number)", "reply \(number)", in: id)
    }
    let created = await bench.service.creations.count
    let request = SendRequest(conversation: id, prompt: "next")
    let command = SessionCommand.rebuild(key, pending: request)
    await bench.controller.perform(.preview(command))
    await bench.controller.idle()
    let preview = try #require(bench.log.previews.last)
    #expect(preview.command == command && preview.conversation == id && preview.ways.count == 1)
    let wanted = mode == .session ? "the seed and 2 turns, about " : "the seed, about "
    #expect(preview.ways[0].summary.hasPrefix(wanted), "\(preview.ways[0].summary)")
    #expect(await bench.service.creations.count == created)
    #expect(bench.log.offers.isEmpty)
    await bench.controller.perform(.atOnce(command))
    await bench.service.exchange("next").reply("done")
    await bench.controller.idle()
    #expect(bench.log.offers.isEmpty)
    #expect(await bench.service.creations.count == created + 1)
    #expect(
      await bench.service.creations.last?.messages.map(\.content)
        == (mode == .session
          ? [
            "Be brief.", "prompt 1", "reply 1", "prompt 2", "reply 2", RebuildPlan.continuation,
          ] : ["Be brief."]))
    #expect(try await bench.branch(id).count == 3)
  }

  @Test func `Where fewer turns are advised, at once means that it is offered`() async throws {
    let (bench, id, _) = try await bench(truncation: .lastHistoryTokens(20))
    let command = SessionCommand.rebuild(
      key, pending: SendRequest(conversation: id, prompt: "next"))
    for command in [command, .fork(id, upTo: nil)] {
      bench.log.clear()
      await bench.controller.perform(.atOnce(command))
      await bench.controller.idle()
      let offer = try #require(bench.log.offers.last)
      #expect(offer.command == command && offer.ways.map(\.newest) == [1, nil])
    }
    #expect(await bench.service.creations.isEmpty)
    #expect(try await bench.branch(id).count == 3)
  }

  @Test func `Nothing is previewed that could not be done, and no other command is carried out`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context(ttl: nil, seed: []))
    let turn = await bench.exchange("one", "1", in: id)
    bench.log.clear()
    for command in [
      SessionCommand.rebuild(key, pending: nil), .settle(turn, .resend), .retry(turn), .undo(id),
      .preview(.undo(id)), .rebuild(ContextKey(rawValue: "gone"), pending: nil),
      .settle(TurnID(rawValue: "gone"), .rebuild),
    ] {
      await bench.controller.perform(.preview(command))
      await bench.controller.idle()
    }
    #expect(bench.log.previews.isEmpty && bench.log.notices.isEmpty && bench.log.refusals.isEmpty)
    #expect(try await bench.branch(id).count == 1)
  }

  @Test func `A part of the turns can be replayed; the horizon says where the memory starts`()
    async throws
  {
    let (bench, id, turns) = try await bench(truncation: .lastHistoryTokens(20))
    await bench.controller.perform(.rebuild(key, pending: nil))
    let offer = try #require(bench.log.offers.last)
    #expect(offer.ways.map(\.newest) == [1, nil])
    await bench.agree(offer.command, newest: 2)
    await bench.controller.idle()
    #expect(
      await bench.service.creations.last?.messages.map(\.content) == [
        "Be brief.", "prompt 2", "reply 2", "prompt 3", "reply 3", RebuildPlan.continuation,
      ])
    #expect(try await bench.context(key).memoryStart == turns[1])
    // The whole conversation is still there to be read.
    #expect(try await bench.branch(id).count == 3)
    // A whole rebuild remembers everything again.
    await bench.agree(.rebuild(key, pending: nil))
    await bench.controller.idle()
    #expect(try await bench.context(key).memoryStart == nil)
  }

  @Test func `Without a strategy the horizon is where a shortened memory starts`() async throws {
    let (bench, id, turns) = try await bench()
    await bench.agree(.rebuild(key, pending: nil), newest: 2)
    await bench.controller.idle()
    await bench.controller.perform(.open(id))
    let shown = try #require(bench.log.opened.last)
    #expect(shown.turns.filter(\.isHorizon).map(\.id) == [turns[1]])
  }

  @Test func `A fork of a part keeps its horizon in its own turns`() async throws {
    let (bench, id, _) = try await bench()
    await bench.agree(.fork(id, upTo: nil), newest: 1)
    await bench.controller.idle()
    let fork = try #require(bench.log.opened.last)
    #expect(fork.turns.count == 3)
    #expect(fork.turns.map(\.isHorizon) == [false, false, true])
  }

  @Test func `A refresh makes the context from the new seed and keeps turns and lineage`()
    async throws
  {
    let (bench, id, _) = try await bench(turns: 1)
    let seed = Seed(
      messages: [Message(role: .system, content: "new text")],
      sources: [ContextSource(path: "a.md", bytes: 8, sha256: "ab", base: "/b")])
    await bench.controller.perform(.refresh(key, seed))
    #expect(bench.log.offers.last?.ways.first?.summary.hasPrefix("the seed and 1 turn") == true)
    await bench.agree(.refresh(key, seed))
    await bench.controller.idle()
    #expect(
      await bench.service.creations.last?.messages.map(\.content) == [
        "new text", "prompt 1", "reply 1", RebuildPlan.continuation,
      ])
    let context = try await bench.context(key)
    #expect(context.seed == seed.messages && context.sources == seed.sources)
    #expect(context.lineage.map(\.reason) == [.refreshed])
    #expect(context.lineage.first?.contextID == "ctx-1")
    // The next rebuild starts from it.
    await bench.exchange("prompt 2", "reply 2", in: id)
    await bench.agree(.rebuild(key, pending: nil))
    await bench.controller.idle()
    #expect(await bench.service.creations.last?.messages.first?.content == "new text")
  }

  @Test func `An imported id gets a seed when its sources are read`() async throws {
    let (bench, _) = try await Bench.open(Sample.context(ttl: nil, seed: []))
    let seed = Seed(messages: [Message(role: .system, content: "text")])
    await bench.agree(.refresh(key, seed))
    await bench.controller.idle()
    #expect(try await bench.context(key).seed == seed.messages)
  }

  @Test func `A distilled context has the ids that it was made from in its lineage`() async throws {
    let (bench, id, turns) = try await bench(turns: 2)
    let branch = try await bench.store.wholeBranch(of: id)
    let recipe = try #require(
      Distillation.recipe(
        from: branch, title: "Talk", context: try await bench.context(key), at: bench.clock.now))
    #expect(turns.count == 2)
    await bench.controller.perform(.createContext(recipe))
    await bench.controller.idle()
    let made = try #require(
      try await bench.store.contexts().first { $0.label == "guide distilled" })
    #expect(made.lineage.map(\.reason) == [.distilled])
    #expect(made.lineage.map(\.contextID) == ["ctx-1"])
    #expect(made.seed.count == 2 && made.mode == .commonPrefix)
    #expect(await bench.service.creations.last?.mode == .commonPrefix)
  }

  @Test func `What was written while nothing was open comes back until it is elsewhere`()
    async throws
  {
    let lobby = ConversationID(rawValue: "")
    let first = try await Bench()
    await first.controller.perform(.saveDraft(lobby, Draft(text: "hello", caret: 5)))
    await first.controller.shutDown()
    let second = try await Bench(store: first.store)
    #expect(second.log.returned == ["hello"])
    await second.controller.perform(.saveDraft(lobby, Draft()))
    await second.controller.shutDown()
    let third = try await Bench(store: first.store)
    #expect(third.log.returned.isEmpty)
  }
}
