import ChatModel
import ChatTestSupport
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@MainActor @Suite(.timeLimit(.minutes(5))) struct ContextRegistryTests {
  @Test func `An announcement that would say the same is left out`() async throws {
    let parts = try await Parts(Sample.context())
    await parts.registry.announce()
    await parts.registry.announce()
    #expect(parts.log.contexts.count == 1)
    await parts.registry.announceAgain()
    #expect(parts.log.contexts.count == 2, "the history was opened again")
    try await parts.registry.setNotes(Sample.context().key, "for the tests")
    #expect(parts.log.contexts.last?.map(\.context.notes) == ["for the tests"])
  }

  @Test func `Announcements that are asked for at once become one`() async throws {
    let parts = try await Parts(Sample.context())
    parts.registry.announceSoon()
    parts.registry.announceSoon()
    await parts.idle()
    #expect(parts.log.contexts.count == 1)
  }

  @Test func `A conversation with a turn in flight is announced as streaming`() async throws {
    let parts = try await Parts(Sample.context())
    let conversation = try await parts.conversation(on: Sample.context())
    #expect(parts.registry.context(of: conversation.id) == Sample.context().key)
    _ = parts.queue.add(
      SendQueue.Entry(
        turn: .random(), conversation: conversation.id, context: Sample.context().key,
        isExclusive: true))
    await parts.registry.announce()
    #expect(parts.log.contexts.last?.first?.conversations.map(\.isStreaming) == [true])
  }

  @Test func `A context that remembers turns is claimed until nothing of it runs`() async throws {
    let directory = try TemporaryFolder()
    let one = try await Parts(
      Sample.context(), store: HistoryStore.open(at: directory.database))
    let two = try await Parts(store: HistoryStore.open(at: directory.database))
    let context = Sample.context()
    #expect(try await one.registry.claim(context))
    #expect(try await !two.registry.claim(context))
    one.queue.hold(context.key)
    one.registry.releaseIfIdle(context.key)
    await one.idle()
    #expect(try await !two.registry.claim(context), "it is being made anew")
    one.queue.letGo(context.key)
    one.registry.releaseIfIdle(context.key)
    await one.idle()
    #expect(try await two.registry.claim(context))
    await two.registry.releaseAll()
    #expect(try await one.registry.claim(context))
    await one.store.close()
    await two.store.close()
  }

  @Test func `Nobody claims a prefix context`() async throws {
    let directory = try TemporaryFolder()
    let context = Sample.context(mode: .commonPrefix)
    let one = try await Parts(context, store: HistoryStore.open(at: directory.database))
    let two = try await Parts(store: HistoryStore.open(at: directory.database))
    #expect(try await one.registry.claim(context))
    #expect(try await two.registry.claim(context))
    await one.store.close()
    await two.store.close()
  }

  @Test func `A guess that no server knew is removed, one that answered stays`() async throws {
    let parts = try await Parts()
    let wrong = try await parts.registry.importContext("slip")
    let right = try await parts.registry.importContext("ctx-9")
    parts.registry.addGuess(wrong.key)
    parts.registry.addGuess(right.key)
    await parts.registry.note(.answered, of: right.key)
    await parts.registry.removeGuess(wrong.key)
    await parts.registry.removeGuess(right.key)
    #expect(try await parts.store.contexts().map(\.contextID) == ["ctx-9"])
    await parts.registry.removeGuess(right.key)
  }

  @Test func `An id that is recorded is not recorded twice, and comes out of the trash`()
    async throws
  {
    let parts = try await Parts(Sample.context(mode: .unknown))
    try await parts.registry.forget(Sample.context().key)
    #expect(try await parts.store.contexts().isEmpty)
    let known = try await parts.registry.importContext("ctx-1", mode: .session)
    #expect(known.key == Sample.context().key && known.mode == .session)
    #expect(try await parts.store.contexts().map(\.label) == ["guide"])
  }

  @Test func `Names are found by label, beginning, id and key`() async throws {
    let parts = try await Parts(Sample.context())
    for name in ["guide", "GUIDE", "gui", "ctx-1", "k"] {
      #expect(try await parts.registry.resolve(name)?.key == Sample.context().key, "\(name)")
    }
    #expect(try await parts.registry.resolve("other") == nil)
  }

  @Test func `What is busy is neither forgotten nor deleted`() async throws {
    let parts = try await Parts(Sample.context(mode: .commonPrefix))
    let context = Sample.context().key
    let conversation = try await parts.conversation(on: Sample.context())
    _ = parts.queue.add(
      SendQueue.Entry(
        turn: .random(), conversation: conversation.id, context: context, isExclusive: false))
    try await parts.registry.forget(context)
    try await parts.registry.setMode(context, .session)
    try await parts.registry.delete(conversation.id)
    #expect(parts.log.notices.count == 3)
    #expect(try await parts.store.contexts().map(\.mode) == [.commonPrefix])
    #expect(try await parts.store.conversations().count == 1)
  }
}
