import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct OwningTests {
  private let seed = [Message(role: .user, content: "The rules of the house are these")]

  @Test func `Creating records what the server replied, and opens it`() async throws {
    let bench = try await Bench()
    await bench.service.nextCreation(
      .success(
        ContextCreated(
          id: "ctx-9", ttl: 7200, mode: .session, truncation: .lastHistoryTokens(4096),
          usage: Usage(promptTokens: 77))))
    await bench.controller.perform(
      .createContext(ContextRecipe(label: "house", ttl: 3600, seed: seed)))
    await bench.controller.idle()
    let context = try #require(try await bench.store.contexts().first)
    #expect(context.label == "house" && context.contextID == "ctx-9" && context.ttl == 7200)
    #expect(context.seed == seed && context.creationUsage == Usage(promptTokens: 77))
    #expect(context.truncation == .lastHistoryTokens(4096) && context.profile == "p")
    #expect(bench.log.opened.last?.conversation.context == context.key)
    #expect(bench.log.stages.last == .done("“house” was created."))
    #expect(bench.log.contexts.last?.map(\.context.label) == ["house"])
  }

  @Test func `Labels are unique: a taken one gets a number, and that is said`() async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    await bench.controller.perform(.createContext(ContextRecipe(label: "Guide", seed: seed)))
    await bench.controller.idle()
    let labels = try await bench.store.contexts().map(\.label).sorted()
    #expect(labels == ["Guide 2", "guide"])
    #expect(bench.log.notices == ["“Guide” is taken, so it is called “Guide 2”."])
    await bench.controller.perform(.renameContext(Sample.context().key, label: "guide 2"))
    #expect(bench.log.notices.last == "The label “guide 2” is taken; “guide 2 2” is free.")
    await bench.controller.perform(.renameContext(Sample.context().key, label: "  my   guide "))
    #expect(try await bench.context(Sample.context().key).label == "my guide")
    await bench.controller.perform(.renameContext(Sample.context().key, label: " "))
    #expect(bench.log.notices.last == "A label cannot be empty.")
  }

  @Test func `A creation that fails says why, and leaves no record`() async throws {
    let bench = try await Bench()
    await bench.service.nextCreation(.failure(Sample.error(.key, sent: false)))
    await bench.controller.perform(.createContext(ContextRecipe(label: "x", seed: seed)))
    await bench.controller.perform(.createContext(ContextRecipe(label: "x", seed: [])))
    let assistant = [Message(role: .assistant, content: "Hello")]
    await bench.controller.perform(.createContext(ContextRecipe(label: "x", seed: assistant)))
    await bench.controller.idle()
    let failures = bench.log.stages.filter { if case .failed = $0 { true } else { false } }
    #expect(failures.count == 3)
    #expect(try await bench.store.contexts().isEmpty)
    #expect(await bench.service.creations.count == 1)
  }

  @Test func `The command line's createContext throws what went wrong`() async throws {
    let bench = try await Bench()
    let made = try await bench.controller.createContext(
      ContextRecipe(mode: .commonPrefix, seed: seed))
    #expect(made.label == "The rules of the" && made.mode == .commonPrefix)
    let wrong = Sample.error(.key, sent: false)
    await bench.service.nextCreation(.failure(wrong))
    await #expect(throws: SessionError(.api(wrong), "It went wrong.")) {
      try await bench.controller.createContext(ContextRecipe(seed: seed))
    }
  }

  @Test func `An imported id is kept as unknown; importing it again finds it, even in the trash`()
    async throws
  {
    let bench = try await Bench()
    await bench.controller.perform(
      .importContext(contextID: "ctx-far", label: nil, mode: .unknown, model: nil))
    let context = try #require(try await bench.store.contexts().first)
    #expect(context.mode == .unknown && context.model == "m" && context.ttl == nil)
    #expect(context.label == "ctx-far")
    #expect(bench.log.notices.first?.contains("ctx-far") == true)
    await bench.controller.perform(.forgetContext(context.key))
    #expect(bench.log.contexts.last?.isEmpty == true)
    let again = try await bench.controller.importContext("ctx-far")
    #expect(again.key == context.key && again.trashedAt == nil)
    await #expect(throws: SessionError.self) {
      try await bench.controller.importContext("no id")
    }
    await bench.controller.perform(.setMode(context.key, .commonPrefix))
    await bench.controller.perform(.setNotes(context.key, "from Ada"))
    let changed = try await bench.context(context.key)
    #expect(changed.mode == .commonPrefix && changed.notes == "from Ada")
  }

  @Test func `Names resolve by id, label, or a unique beginning; others are imported`()
    async throws
  {
    let other = CachedContext(
      label: "Gazette", contextID: "guide", mode: .session, model: "m", profile: "p",
      createdAt: Sample.now)
    let bench = try await Bench(keeping: [Sample.context(), other])
    let controller = bench.controller
    // A server's id goes before a label of the same name.
    #expect(try await controller.resolve("guide")?.key == other.key)
    #expect(try await controller.resolve("ctx-1")?.key == Sample.context().key)
    #expect(try await controller.resolve("GAZETTE")?.key == other.key)
    #expect(try await controller.resolve("gu")?.key == Sample.context().key)
    #expect(try await controller.resolve("g") == nil)
    #expect(try await controller.resolveOrImport("ctx-new").mode == .unknown)
    #expect(try await bench.store.contexts().count == 3)
  }

  @Test func `Forgetting is undone by restoring`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.controller.perform(.forgetContext(Sample.context().key))
    await bench.send("two", in: id)
    #expect(bench.log.refusals.count == 1)
    await bench.controller.perform(.restoreContext(Sample.context().key))
    #expect(bench.log.contexts.last?.map(\.context.label) == ["guide"])
    await bench.exchange("two", "2", in: id)
    #expect(try await bench.branch(id).count == 2)
  }

  @Test func `A conversation is renamed, deleted and restored`() async throws {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.exchange("one", "1", in: id)
    await bench.controller.perform(.renameConversation(id, title: "first"))
    #expect(bench.log.contexts.last?.first?.conversations.map(\.title) == ["first"])
    await bench.controller.perform(.deleteConversation(id))
    #expect(bench.log.contexts.last?.first?.conversations.isEmpty == true)
    await bench.controller.perform(.restoreConversation(id))
    #expect(bench.log.contexts.last?.first?.conversations.map(\.title) == ["first"])
  }

  @Test func `The conversation of a session context is not deleted from under its memory`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.controller.perform(.deleteConversation(id))
    #expect(bench.log.notices.last?.contains("still remembers") == true)
    #expect(try await bench.store.conversation(id) != nil)
    #expect(try await bench.store.conversations(of: Sample.context().key).map(\.id) == [id])
  }

  @Test func `A session context has one conversation, a prefix context many`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.controller.perform(.newConversation(Sample.context().key))
    #expect(bench.log.opened.last?.conversation.id == id)
    #expect(bench.log.notices.count == 1)

    let prefix = try await Bench(keeping: [Sample.context(mode: .commonPrefix)])
    let first = try await prefix.open(Sample.context().key)
    await prefix.controller.perform(.newConversation(Sample.context().key))
    // The one without turns is taken.
    #expect(prefix.log.opened.last?.conversation.id == first)
    await prefix.exchange("one", "1", in: first)
    await prefix.controller.perform(.newConversation(Sample.context().key))
    #expect(prefix.log.opened.last?.conversation.id != first)
  }

  @Test func `The start opens what was on screen last, or what is asked for`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.controller.idle()
    let last = try await Bench(store: bench.store, launch: .lastUsed)
    #expect(last.log.opened.map(\.conversation.id) == [id])
    // The profiles, then the registry, are there before the conversation.
    guard case .profiles? = last.log.all.first, case .contexts? = last.log.all.dropFirst().first
    else {
      Issue.record("\(last.log.all.prefix(2))")
      return
    }
    let named = try await Bench(store: bench.store, launch: .context("guide"))
    #expect(named.log.opened.map(\.conversation.id) == [id])
    let unknown = try await Bench(store: bench.store, launch: .context("ctx-else"))
    #expect(unknown.log.opened.count == 1)
    #expect(unknown.log.notices.first?.hasPrefix("Imported ctx-else") == true)
    let empty = try await Bench(launch: .lastUsed)
    #expect(empty.log.opened.isEmpty && empty.log.contexts == [[]])
  }

  @Test func `The registry is announced only when it changed`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.controller.perform(.open(id))
    bench.log.clear()
    await bench.controller.perform(.open(id))
    await bench.controller.perform(.saveDraft(id, Draft(text: "x", caret: 1)))
    await bench.controller.perform(.renameConversation(id, title: ""))
    #expect(bench.log.contexts.isEmpty)
  }

  @Test func `A search answers with its number`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let turn = await bench.exchange("where is the lighthouse", "北の灯台です", in: id)
    await bench.controller.perform(.search(query: "灯台", serial: 7))
    await bench.controller.idle()
    guard case .searchResults(7, let hits)? = bench.log.all.last else {
      Issue.record("no results")
      return
    }
    #expect(hits.map(\.turn) == [turn])
  }

  @Test func `Prompts of other conversations come page by page, without those that are known`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.exchange("here", "1", in: id)
    await bench.controller.perform(.newConversation(Sample.context().key))
    let other = try #require(bench.log.opened.last?.conversation.id)
    await bench.exchange("there", "2", in: other)
    await bench.exchange("here", "3", in: other)
    for page in [0, 1, 0, 7] {
      await bench.controller.perform(.pastPrompts(besides: id, page: page))
    }
    let pages = bench.log.all.compactMap { update in
      if case .pastPrompts(let page) = update { page } else { nil }
    }
    #expect(pages.map(\.number) == [0, 1, 0, 0])
    #expect(pages.map { $0.prompts.map(\.text) } == [["there"], [], ["there"], ["there"]])
    #expect(pages.allSatisfy { $0.besides == id && !$0.hasMore })
    #expect(pages.first?.prompts.first?.conversation == other)
  }

  @Test func `A rebuild's plan can be read before anything is sent`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.exchange("two", "2", in: id)
    let material = try await bench.controller.rebuildMaterial(of: Sample.context().key)
    let plan = material.plan(newest: nil)
    #expect(plan.replayedTurns == 2 && plan.messages.count == 6)
    let part = material.plan(newest: 1)
    #expect(part.replayedTurns == 1 && part.olderTurns == 1)
    #expect(part.messages.map(\.content).prefix(3) == ["Be brief.", "two", "2"])
    #expect(await bench.service.creations.isEmpty)
    let rebuilt = try await bench.controller.rebuildContext(Sample.context().key)
    #expect(rebuilt.contextID == "ctx-new-1")
    #expect(await bench.service.creations.first?.messages == plan.messages)
  }

  @Test func `A prompt that comes back is put above the kept draft, once`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.controller.perform(.returnToDraft(id, prompt: "one"))
    #expect(try await bench.store.draft(of: id) == Draft(text: "one", caret: 3))
    await bench.controller.perform(.saveDraft(id, Draft(text: "kept", caret: 4)))
    for _ in 0..<2 { await bench.controller.perform(.returnToDraft(id, prompt: "one")) }
    #expect(try await bench.store.draft(of: id) == Draft(text: "one\n\nkept", caret: 3))
  }
}
