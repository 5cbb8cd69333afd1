import ChatModel
import ChatTestSupport
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct StreamsTests {
  @Test func `Ten replies at once end up in the turns that asked for them`() async throws {
    let bench = try await Bench(keeping: [Sample.context(mode: .commonPrefix)])
    var conversations: [ConversationID] = []
    for number in 0..<10 {
      await bench.controller.perform(.newConversation(Sample.context().key))
      let id = try #require(bench.log.opened.last?.conversation.id)
      // A conversation without turns would be used again.
      await bench.exchange("hello \(number)", "hi", in: id)
      conversations.append(id)
    }
    #expect(Set(conversations).count == 10)
    try await interleave(in: conversations, bench)
  }

  private func interleave(in conversations: [ConversationID], _ bench: Bench) async throws {
    var turns: [TurnID] = []
    var exchanges: [FakeService.Exchange] = []
    for (number, id) in conversations.enumerated() {
      turns.append(await bench.send("question \(number)", in: id))
      exchanges.append(await bench.service.exchange("question \(number)"))
    }
    var dice = Dice(seed: 7)
    var sent = conversations.map { _ in "" }
    for step in 0..<2000 {
      let number = dice.below(conversations.count)
      let text = "\(number):\(step)·\(["好", "é", "x", "🙂"][dice.below(4)]) "
      sent[number] += text
      exchanges[number].text(text)
      if step.isMultiple(of: 400) {
        await bench.controller.perform(.open(conversations[dice.below(conversations.count)]))
      }
    }
    for exchange in exchanges { exchange.reply("") }
    await bench.controller.idle()
    for number in conversations.indices {
      let turn = try await bench.turn(turns[number])
      #expect(turn.reply == sent[number])
      #expect(turn.conversation == conversations[number])
      #expect(turn.ending == .complete)
      #expect(bench.log.text(of: turns[number]) == sent[number])
    }
  }

  @Test func `Stop closes the transfer at once and keeps what came`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let turn = await bench.send("why", in: id)
    let exchange = await bench.service.exchange("why")
    exchange.text("Because it")
    await bench.log.until { $0.text(of: turn) == "Because it" }
    await bench.controller.perform(.stop(id))
    #expect(bench.log.phases(of: turn).suffix(1) == ["stopping"] || bench.log.hasEnded(turn))
    await bench.controller.idle()
    #expect(bench.log.phases(of: turn) == ["sending", "streaming", "stopping", "stopped"])
    #expect(try await bench.turn(turn).reply == "Because it")
    exchange.text(" is too late")
    exchange.end(.finished(StreamSummary()))
    await bench.controller.idle()
    #expect(try await bench.turn(turn).reply == "Because it")
    while await bench.service.closed.isEmpty { await Task.yield() }
    #expect(await bench.service.closed == ["why"])
  }

  @Test func `Stop with nothing in flight does nothing; the next in the queue goes after a stop`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.controller.perform(.stop(id))
    let one = await bench.send("one", in: id)
    let two = await bench.send("two", in: id)
    await bench.service.exchange("one").text("1")
    await bench.controller.perform(.stop(id))
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(try await bench.turn(one).ending == .stopped)
    #expect(try await bench.turn(two).ending == .complete)
  }

  @Test func `Streamed text is in the journal before it is on screen`() async throws {
    let directory = try TemporaryFolder()
    let bench = try await Bench(
      store: try await HistoryStore.open(at: directory.database), keeping: [Sample.context()])
    let id = try await bench.open(Sample.context().key)
    let turn = await bench.send("why", in: id)
    await bench.service.exchange("why").text("Because")
    await bench.log.until { $0.text(of: turn) == "Because" }
    #expect(try await bench.turn(turn).reply == "Because")
  }

  @Test func `Leaving keeps partial texts and ends every turn once`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.send("one", in: id)
    let two = await bench.send("two", in: id)
    await bench.service.exchange("one").text("half")
    await bench.log.until { $0.text(of: one) == "half" }
    await bench.controller.shutDown()
    let kept = try await bench.turn(one)
    #expect(kept.reply == "half" && kept.ending == .unconfirmed)
    let queued = try await bench.turn(two)
    #expect(queued.ending == .failed && queued.failure == FailureText.notSent)
    // Afterwards nothing is carried out, and leaving twice is leaving once.
    await bench.send("three", in: id)
    await bench.controller.shutDown()
    #expect(try await bench.branch(id).count == 2)
    #expect(await bench.service.chats.map(\.messages.last?.content) == ["one"])
  }

  @Test func `An ending that the disk refused is in the next snapshot all the same`()
    async throws
  {
    let directory = try TemporaryFolder()
    let store = try await HistoryStore.open(at: directory.database)
    let bench = try await Bench(store: store, keeping: [Sample.context()])
    let id = try await bench.open(Sample.context().key)
    let turn = await bench.send("why", in: id)
    let exchange = await bench.service.exchange("why")
    await store.close()
    exchange.reply("so")
    await bench.controller.idle()
    #expect(bench.log.hasEnded(turn))
    #expect(bench.log.text(of: turn) == "so")
    #expect(bench.log.notices.count == 1)
    #expect(await bench.controller.turnInHand(turn)?.reply == "so")
    #expect(await bench.controller.unsavedTrouble?.kind == .closed)
  }
}
