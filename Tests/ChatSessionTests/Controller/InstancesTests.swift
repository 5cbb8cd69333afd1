import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct InstancesTests {
  @Test func `Two instances never drive one session context at once`() async throws {
    let directory = try TemporaryFolder()
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

  @Test func `A reply that comes in at one instance grows at the other`() async throws {
    let directory = try TemporaryFolder()
    let stores = (
      try await HistoryStore.open(at: directory.database),
      try await HistoryStore.open(at: directory.database)
    )
    let one = try await Bench(store: stores.0, keeping: [Sample.context()])
    let id = try await one.open(Sample.context().key)
    let turn = await one.send("one", in: id)
    let exchange = await one.service.exchange("one")
    exchange.text("Be")
    await one.log.until { $0.text(of: turn) == "Be" }
    let two = try await Bench(store: stores.1, launch: .conversation(id))
    #expect(two.log.opened.last?.turns.last?.turn.reply == "Be")
    #expect(two.log.opened.last?.turns.last?.isElsewhere == true)

    exchange.text("cause")
    await one.log.until { $0.text(of: turn) == "Because" }
    await two.clock.someoneSleeps()
    two.clock.advance(by: ConversationReader.followingPause)
    await two.log.until { $0.branches.last?.turns.last?.turn.reply == "Because" }
    exchange.reply("")
    await one.controller.idle()
    await two.log.until { $0.branches.last?.turns.last?.turn.ending == .complete }
    #expect(two.log.branches.last?.turns.last?.isElsewhere == false)
    await stores.0.close()
    await stores.1.close()
  }

  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `A turn that an instance left open when it died is ended before another goes on`(
    _ mode: ContextMode
  ) async throws {
    let directory = try TemporaryFolder()
    let one = try await HistoryStore.open(at: directory.database)
    let dying = try await Bench(store: one, keeping: [Sample.context(mode: mode)])
    let id = try await dying.open(Sample.context().key)
    let store = try await HistoryStore.open(at: directory.database)
    let bench = try await Bench(store: store, launch: .conversation(id))
    let turn = await dying.send("one", in: id)
    await bench.send("two", in: id)
    #expect(bench.log.refusals.map(\.reason) == [.drivenElsewhere])
    await bench.controller.perform(.retry(turn))
    #expect(bench.log.notices.last == "Another ctxchat is sending this turn.")

    // Its owner is another process from here on, one that is no more.
    try await DatabaseQueue(path: directory.database).write { db in
      try db.execute(sql: "UPDATE owners SET startTime = startTime + 1")
    }
    await bench.send("two", in: id)
    #expect(
      bench.log.notices.last?.hasPrefix("Another ctxchat was interrupted") == true)
    if mode == .session {
      #expect(bench.log.refusals.last?.reason == .unconfirmed(turn))
      await bench.controller.perform(.settle(turn, .carryOn))
      await bench.send("two", in: id)
    }
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(
      try await bench.branch(id) == ["one →  [truncated]", "two → 2 [complete]"])
    await store.close()
  }

  @Test func `A prefix context may be driven by two instances`() async throws {
    let directory = try TemporaryFolder()
    let stores = (
      try await HistoryStore.open(at: directory.database),
      try await HistoryStore.open(at: directory.database)
    )
    let one = try await Bench(store: stores.0, keeping: [Sample.context(mode: .commonPrefix)])
    let id = try await one.open(Sample.context().key)
    await one.exchange("zero", "0", in: id)
    await one.send("one", in: id)
    let two = try await Bench(store: stores.1)
    await two.controller.perform(.fork(id, upTo: nil))
    let other = try #require(two.log.opened.last?.conversation.id)
    await two.exchange("two", "2", in: other)
    await one.service.exchange("one").reply("1")
    await one.controller.idle()
    #expect(try await one.branch(id) == ["zero → 0 [complete]", "one → 1 [complete]"])
    #expect(try await one.branch(other) == ["zero → 0 [complete]", "two → 2 [complete]"])
    await stores.0.close()
    await stores.1.close()
  }
}
