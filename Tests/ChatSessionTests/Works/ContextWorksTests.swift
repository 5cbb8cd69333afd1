import ChatModel
import ChatTestSupport
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@MainActor @Suite(.timeLimit(.minutes(5))) struct ContextWorksTests {
  private let key = Sample.context().key

  /// What was made, in a word each.
  @MainActor private final class Reports {
    var words: [String] = []

    func add(_ result: ContextResult) {
      switch result {
      case .created: words.append("created")
      case .rebuilt: words.append("rebuilt")
      case .forked(let copy): words.append("forked \(copy.turns.count)")
      case .letGo: words.append("letGo")
      }
    }
  }

  private func make(
    _ verb: ContextVerb, _ agreement: Agreement? = .chosen(newest: nil), in parts: Parts,
    _ reports: Reports = Reports()
  ) async throws -> ConversationArchive? {
    try await parts.works.make(
      verb, for: .rebuild(key, pending: nil), agreement
    ) { reports.add($0) }
  }

  @Test func `A context that is created is recorded before it is reported`() async throws {
    let parts = try await Parts()
    let reports = Reports()
    let seed = [Message(role: .user, content: "x")]
    let copy = try await make(.create(ContextRecipe(label: "new", seed: seed)), in: parts, reports)
    #expect(copy == nil)
    await parts.idle()
    #expect(reports.words == ["created"] && parts.works.jobs.isEmpty)
    #expect(try await parts.store.contexts().map(\.label) == ["new"])
  }

  @Test func `Without an agreement a rebuild is offered and nothing is sent`() async throws {
    let parts = try await Parts(Sample.context())
    _ = try await make(.rebuild(key), nil, in: parts)
    try await parts.works.preview(.rebuild(key), for: .rebuild(key, pending: nil))
    #expect(parts.log.offers.count == 1 && parts.log.previews == parts.log.offers)
    #expect(await parts.service.creations.isEmpty)
  }

  @Test func `Prompts wait while a context is made anew`() async throws {
    let parts = try await Parts(Sample.context())
    let reports = Reports()
    await parts.service.holdCreations()
    _ = try await make(.rebuild(key), in: parts, reports)
    #expect(parts.queue.isHeld(key))
    await parts.service.creationArrives()
    _ = try await make(.rebuild(key), in: parts, reports)
    #expect(parts.log.notices.last?.contains("is already being rebuilt") == true)
    await parts.service.letCreationsGo()
    await parts.idle()
    #expect(!parts.queue.isHeld(key) && parts.works.recreations == 1)
    #expect(reports.words == ["rebuilt", "letGo"])
    #expect(try await parts.store.context(key)?.contextID == "ctx-new-1")
  }

  @Test func `A rebuild that fails gives its prompt back and lets the others go`() async throws {
    let parts = try await Parts(Sample.context())
    let reports = Reports()
    let id = try await parts.conversation(on: Sample.context()).id
    await parts.service.nextCreation(.failure(Sample.error(.key, sent: true)))
    let prompt = OutgoingPrompt(SendRequest(conversation: id, prompt: "why"))
    _ = try await make(.rebuild(key, then: prompt), in: parts, reports)
    await parts.idle()
    #expect(reports.words == ["letGo"] && !parts.queue.isHeld(key))
    #expect(
      parts.log.refusals.map(\.reason) == [
        .impossible(message: "It went wrong.")
      ])
  }

  @Test func `A rewind replays up to its turn and moves the conversation there`() async throws {
    let parts = try await Parts(Sample.context())
    let id = try await parts.conversation(on: Sample.context()).id
    let rebuild = try await parts.works.rebuild(for: .rewind(id, to: nil, then: nil))
    #expect(rebuild?.conversation == id && rebuild?.reason == .rewound)
    guard case .upTo(nil)? = rebuild?.extent else {
      Issue.record("no turn is kept")
      return
    }
    #expect(
      try await parts.works.rebuild(for: .rewind(.random(), to: nil, then: nil)) == nil,
      "its conversation is gone")
  }

  @Test func `What was imported has no seed, so it is not made anew`() async throws {
    let parts = try await Parts(Sample.context(seed: []))
    _ = try await make(.rebuild(key), in: parts)
    #expect(parts.log.notices.last?.contains("was imported") == true)
    let seed = Seed(messages: [Message(role: .user, content: "x")], sources: [])
    _ = try await make(.refresh(key, seed), in: parts)
    await parts.idle()
    #expect(try await parts.store.context(key)?.seed == seed.messages)
  }

  @Test func `The command line does not rebuild what another instance drives`() async throws {
    let directory = try TemporaryFolder()
    let one = try await Parts(
      Sample.context(), store: HistoryStore.open(at: directory.database))
    let two = try await Parts(store: HistoryStore.open(at: directory.database))
    #expect(try await one.registry.claim(Sample.context()))
    do throws(SessionError) {
      _ = try await two.works.recreate(key, seed: nil, newest: nil)
      Issue.record("it was rebuilt")
    } catch {
      #expect(error.cause == .refused(.drivenElsewhere))
    }
    #expect(await two.service.creations.isEmpty)
    await one.registry.releaseAll()
    #expect(try await two.works.recreate(key, seed: nil, newest: nil).contextID == "ctx-new-1")
    await one.store.close()
    await two.store.close()
  }

  @Test func `A fork on a prefix context is a copy, on a session context a context`()
    async throws
  {
    for mode in [ContextMode.commonPrefix, .session] {
      let parts = try await Parts(Sample.context(mode: mode))
      let reports = Reports()
      let conversation = try await parts.conversation(on: Sample.context())
      let told = Turn(
        conversation: conversation.id, prompt: "why", choices: [Choice(content: "so")],
        phase: .ended(.complete), timings: TurnTimings(createdAt: Sample.now), contextID: "ctx-1")
      try await parts.store.storePrompt(told, in: conversation)
      try await parts.store.finish(told)
      let copy = try await make(.fork(conversation.id, upTo: nil), in: parts, reports)
      await parts.idle()
      #expect(copy?.turns.map(\.prompt) == (mode == .commonPrefix ? ["why"] : nil))
      #expect(reports.words == (mode == .commonPrefix ? [] : ["forked 1"]))
      #expect(try await parts.store.contexts().count == (mode == .commonPrefix ? 1 : 2))
    }
  }

  @Test func `Jobs are cancelled by their conversation or their context`() async throws {
    let parts = try await Parts(Sample.context())
    let id = ConversationID.random()
    #expect(!parts.works.cancel(in: id, of: key))
    await parts.service.holdCreations()
    _ = try await make(.rebuild(key), in: parts)
    await parts.service.creationArrives()
    #expect(!parts.works.cancel(in: id, of: nil))
    #expect(parts.works.cancel(in: id, of: key))
    #expect(parts.works.jobs.values.allSatisfy { $0.task?.isCancelled == true })
    await parts.service.letCreationsGo()
    await parts.idle()
  }
}
