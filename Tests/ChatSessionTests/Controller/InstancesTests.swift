import ChatModel
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(1))) struct InstancesTests {
  @Test func `Two instances never drive one session context at once`() async throws {
    let directory = try TemporaryDirectory()
    let stores = (
      try await HistoryStore.open(at: directory.database),
      try await HistoryStore.open(at: directory.database)
    )
    let one = try await Bench(store: stores.0, keeping: [Sample.context()])
    let id = try await one.open(Sample.context().key)
    let two = try await Bench(store: stores.1)
    await two.controller.perform(.open(id))

    await one.send("one", in: id)
    await two.send("two", in: id)
    #expect(two.log.refusals.map(\.reason) == [.drivenElsewhere])
    await one.service.exchange("one").reply("1")
    await one.controller.idle()

    // Once nothing is going on here, the other may.
    await two.exchange("two", "2", in: id)
    #expect(try await two.branch(id) == ["one → 1 [complete]", "two → 2 [complete]"])
    await one.log.until { $0.branches.last?.turns.last?.turn.reply == "2" }
    await stores.0.close()
    await stores.1.close()
  }

  @Test func `A prefix context may be driven by two instances`() async throws {
    let directory = try TemporaryDirectory()
    let stores = (
      try await HistoryStore.open(at: directory.database),
      try await HistoryStore.open(at: directory.database)
    )
    let one = try await Bench(store: stores.0, keeping: [Sample.context(mode: .commonPrefix)])
    let id = try await one.open(Sample.context().key)
    await one.send("one", in: id)
    let two = try await Bench(store: stores.1)
    await two.controller.perform(.fork(id, upTo: nil))
    let other = try #require(two.log.opened.last?.conversation.id)
    await two.exchange("two", "2", in: other)
    await one.service.exchange("one").reply("1")
    await one.controller.idle()
    #expect(try await one.branch(id) == ["one → 1 [complete]"])
    #expect(try await one.branch(other) == ["two → 2 [complete]"])
    await stores.0.close()
    await stores.1.close()
  }
}
