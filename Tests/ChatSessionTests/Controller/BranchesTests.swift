import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct BranchesTests {
  // MARK: Prefix contexts: freely

  @Test func `Retry, edit, undo and flip on a prefix context only choose what is sent next`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.exchange("one", "1", in: id)
    let two = await bench.exchange("two", "2", in: id)
    await bench.controller.perform(.retry(two))
    await bench.service.exchange("two").reply("2b")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "two → 2b [complete]"])
    #expect(bench.log.branches.last?.turns.last?.alternatives == 2)

    let retried = try #require(try await bench.store.conversation(id)?.head)
    let request = SendRequest(conversation: id, prompt: "zwei")
    await bench.controller.perform(.edit(retried, request))
    #expect(try await bench.store.conversation(id)?.head == request.turn)
    await bench.service.exchange("zwei").reply("2c")
    await bench.controller.idle()
    #expect(try await bench.branch(id).last == "zwei → 2c [complete]")
    #expect(
      await bench.service.chats.last?.messages.map(\.content) == ["one", "1", "zwei"])

    let edited = try #require(try await bench.store.conversation(id)?.head)
    await bench.controller.perform(.flipAlternative(edited, step: -1))
    #expect(try await bench.branch(id).last == "two → 2b [complete]")
    await bench.controller.perform(.flipAlternative(retried, step: -1))
    #expect(try await bench.branch(id).last == "two → 2 [complete]")
    // There is none before the first.
    await bench.controller.perform(.flipAlternative(two, step: -1))
    #expect(try await bench.branch(id).last == "two → 2 [complete]")

    // From the tree to where a branch ends.
    await bench.controller.perform(.readTree(id))
    #expect(bench.log.trees.last?.entries.map(\.reply) == ["1", "2", "2b", "2c"])
    await bench.controller.perform(.showBranch(of: retried))
    #expect(try await bench.branch(id).last == "two → 2b [complete]")
    let first = try #require(bench.log.trees.last?.entries.first?.id)
    await bench.controller.perform(.showBranch(of: first))
    #expect(try await bench.branch(id).last == "zwei → 2c [complete]")

    // Two of them side by side, one of which streams.
    await bench.controller.perform(.compare(Comparison.Request(id, left: 1, right: 3)))
    let compared = try #require(bench.log.comparisons.last)
    #expect(compared.count == 3 && compared.sides.map(\.turn?.reply) == ["2", "2c"])
    #expect(compared.sides.map(\.isShown) == [false, true])
    await bench.controller.perform(.retry(edited))
    let streaming = await bench.service.exchange("zwei")
    streaming.open()
    streaming.text("2d")
    await bench.log.until {
      $0.contains { if case .delta(let delta) = $0 { delta.content == "2d" } else { false } }
    }
    await bench.controller.perform(.compare(Comparison.Request(id)))
    #expect(bench.log.comparisons.last?.sides.map(\.number) == [4, 3])
    #expect(bench.log.comparisons.last?.sides.map(\.turn?.reply) == ["2d", "2c"])
    streaming.end(.finished(StreamSummary()))
    await bench.controller.idle()

    await bench.controller.perform(.undo(id))
    await bench.controller.perform(.undo(id))
    #expect(try await bench.branch(id).isEmpty)
    await bench.controller.perform(.undo(id))
    #expect(bench.log.notices.last == "No turn to undo.")
    #expect(await bench.service.creations.isEmpty)
  }

  @Test func `The chosen one of several choices is what the conversation goes on from`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.controller.perform(.setParameters(id, Parameters(n: 2)))
    let turn = await bench.send("pick", in: id)
    let exchange = await bench.service.exchange("pick")
    exchange.send(
      .delta([
        ChoiceDelta(index: 0, content: "left", finishReason: .stop),
        ChoiceDelta(index: 1, content: "right", finishReason: .stop),
      ]))
    exchange.end(.finished(StreamSummary()))
    await bench.controller.idle()
    await bench.controller.perform(.flipAlternative(turn, step: 1))
    #expect(bench.log.branches.last?.turns.last?.turn.chosen == 1)
    await bench.exchange("go on", "ok", in: id)
    #expect(
      await bench.service.chats.last?.messages.map(\.content) == ["pick", "right", "go on"])
  }

  @Test func `A fork of a prefix context is another conversation on the same cache`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    let one = await bench.exchange("one", "1", in: id, usage: Usage(promptTokens: 5))
    await bench.exchange("two", "2", in: id)
    await bench.controller.perform(.fork(id, upTo: one))
    await bench.controller.idle()
    let fork = try #require(bench.log.opened.last)
    #expect(fork.conversation.id != id && fork.conversation.forkedFrom == one)
    #expect(fork.conversation.title == "one fork")
    #expect(fork.turns.map(\.turn.prompt) == ["one"])
    #expect(fork.turns.first?.turn.usage == nil)
    #expect(fork.conversation.context == Sample.context().key)
    #expect(bench.log.notices.last?.hasPrefix("This is the fork") == true)
    #expect(await bench.service.creations.isEmpty)
    await bench.exchange("other", "o", in: fork.conversation.id)
    #expect(
      await bench.service.chats.last?.messages.map(\.content) == ["one", "1", "other"])
    #expect(try await bench.branch(id).count == 2)
    await bench.controller.perform(.fork(fork.conversation.id, upTo: nil))
    await bench.controller.idle()
    #expect(bench.log.opened.last?.conversation.title == "one fork 2")
  }

  // MARK: Session contexts: through a rebuild

  @Test func `Retry in a session rebuilds up to the turn before, and says so`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    let two = await bench.exchange("two", "2", in: id)
    await bench.agree(.retry(two))
    await bench.service.exchange("two").reply("2b")
    await bench.controller.idle()
    #expect(
      await bench.service.creations.first?.messages.map(\.content) == [
        "Be brief.", "one", "1", RebuildPlan.continuation,
      ])
    #expect(await bench.service.chats.last?.contextID == "ctx-new-1")
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "two → 2b [complete]"])
    #expect(bench.log.notices.contains { $0.contains("cannot drop a turn") })
    let context = try await bench.context(Sample.context().key)
    #expect(context.lineage.map(\.reason) == [.rewound])
  }

  @Test func `Edit and undo in a session go through a rebuild too`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.exchange("one", "1", in: id)
    await bench.exchange("two", "2", in: id)
    await bench.agree(.edit(one, SendRequest(conversation: id, prompt: "eins")))
    await bench.service.exchange("eins").reply("I")
    await bench.controller.idle()
    #expect(await bench.service.creations.map(\.messages.count) == [1])
    #expect(try await bench.branch(id) == ["eins → I [complete]"])

    await bench.agree(.undo(id))
    await bench.controller.idle()
    #expect(try await bench.branch(id).isEmpty)
    #expect(await bench.service.creations.count == 2)
    #expect(try await bench.context(Sample.context().key).contextID == "ctx-new-2")
    #expect(bench.log.branches.last?.turns.isEmpty == true)
  }

  @Test func `Flip in a session makes the memory that of the branch that is shown`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.exchange("one", "1", in: id)
    await bench.agree(.retry(one))
    await bench.service.exchange("one").reply("1b")
    await bench.controller.idle()
    let head = try #require(try await bench.store.conversation(id)?.head)
    await bench.agree(.flipAlternative(head, step: -1))
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]"])
    await bench.agree(.showBranch(of: head))
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1b [complete]"])
    await bench.agree(.showBranch(of: one))
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]"])
    #expect(
      await bench.service.creations.last?.messages.map(\.content) == [
        "Be brief.", "one", "1", RebuildPlan.continuation,
      ])
  }

  @Test func `A turn that the server certainly refused is retried without a rebuild`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    let two = await bench.send("two", in: id)
    await bench.service.exchange("two").fail(.rateLimited(canClear: true), sent: false)
    await bench.controller.idle()
    await bench.agree(.retry(two))
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "two → 2 [complete]"])
    #expect(await bench.service.creations.isEmpty)
  }

  @Test func `Going back to a turn that the new context does not hold rebuilds again`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.exchange("one", "1", in: id)
    await bench.agree(.retry(one))
    await bench.service.exchange("one").fail(.key, sent: false)
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one →  [failed]"])
    let failed = try #require(try await bench.store.conversation(id)?.head)
    await bench.agree(.flipAlternative(failed, step: -1))
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]"])
    #expect(await bench.service.creations.last?.messages.map(\.content).contains("1") == true)
    // And from there to the failed one the memory must forget the turn again.
    await bench.agree(.flipAlternative(one, step: 1))
    await bench.controller.idle()
    #expect(await bench.service.creations.map(\.messages.count) == [1, 4, 1])
  }

  @Test func `Where nothing was said nothing is forked`() async throws {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    let before = bench.log.opened.count
    await bench.controller.perform(.fork(id, upTo: nil))
    #expect(bench.log.opened.count == before)
    #expect(bench.log.notices.last?.contains("nothing to fork") == true)
  }

  @Test func `A fork of a session gets a context of its own, made from the turns`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.exchange("two", "2", in: id)
    await bench.agree(.fork(id, upTo: nil))
    await bench.controller.idle()
    let fork = try #require(bench.log.opened.last)
    #expect(fork.turns.map(\.turn.prompt) == ["one", "two"])
    let context = try await bench.context(fork.conversation.context)
    #expect(context.contextID == "ctx-new-1" && context.label == "guide fork")
    #expect(fork.conversation.title == "one fork")
    #expect(context.lineage.map(\.reason) == [.forked])
    // What began is over: the end is told of the same job.
    #expect(Set(bench.log.jobs.map(\.job)).count == 1)
    #expect(bench.log.jobs.count == 2)
    #expect(await bench.service.creations.first?.messages.count == 6)
    await bench.exchange("three", "3", in: fork.conversation.id)
    #expect(await bench.service.chats.last?.contextID == "ctx-new-1")
    #expect(try await bench.context(Sample.context().key).contextID == "ctx-1")
  }

  @Test func `Nothing is changed while a reply comes`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.exchange("one", "1", in: id)
    let two = await bench.send("two", in: id)
    for command in [
      SessionCommand.retry(one), .edit(two, SendRequest(conversation: id, prompt: "x")), .undo(id),
      .flipAlternative(one, step: 1), .settle(two, .resend), .deleteConversation(id),
      .forgetContext(Sample.context().key), .setMode(Sample.context().key, .commonPrefix),
    ] {
      bench.log.clear()
      await bench.controller.perform(command)
      #expect(bench.log.notices.count == 1, "\(command)")
    }
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "two → 2 [complete]"])
  }

  // MARK: Unconfirmed

  private func cut() async throws -> (Bench, ConversationID, TurnID) {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    let two = await bench.send("two", in: id)
    let exchange = await bench.service.exchange("two")
    exchange.text("half")
    exchange.fail(.network, sent: true)
    await bench.controller.idle()
    return (bench, id, two)
  }

  @Test func `A cut in a session is unconfirmed, sent once, and blocks until it is settled`()
    async throws
  {
    let (bench, id, two) = try await cut()
    let turn = try await bench.turn(two)
    #expect(turn.ending == .unconfirmed && turn.reply == "half" && turn.failure != nil)
    await bench.send("three", in: id)
    #expect(bench.log.refusals.map(\.reason) == [.unconfirmed(two)])
    bench.clock.advance(by: 100)
    await bench.controller.idle()
    #expect(
      await bench.service.chats.filter { $0.messages.last?.content == "two" }.count == 1)
  }

  @Test func `Prompts that waited behind an unconfirmed turn come back`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.send("one", in: id)
    let two = await bench.send("two", in: id)
    await bench.service.exchange("one").end(.truncated)
    await bench.controller.idle()
    #expect(bench.log.refusals.map(\.request.turn) == [two])
    #expect(bench.log.refusals.map(\.reason) == [.unconfirmed(one)])
    #expect(await bench.service.chats.count == 1)
  }

  @Test func `Resend sends it again to the same context`() async throws {
    let (bench, id, two) = try await cut()
    await bench.agree(.settle(two, .resend))
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "two → 2 [complete]"])
    #expect(await bench.service.chats.last?.contextID == "ctx-1")
    #expect(
      await bench.service.chats.filter { $0.messages.last?.content == "two" }.count == 2)
  }

  @Test func `Rebuild makes a context without it, then sends it`() async throws {
    let (bench, id, two) = try await cut()
    await bench.agree(.settle(two, .rebuild))
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    #expect(
      await bench.service.creations.first?.messages.map(\.content) == [
        "Be brief.", "one", "1", RebuildPlan.continuation,
      ])
    #expect(await bench.service.chats.last?.contextID == "ctx-new-1")
    #expect(try await bench.branch(id) == ["one → 1 [complete]", "two → 2 [complete]"])
  }

  @Test func `Carry on takes what came as the reply`() async throws {
    let (bench, id, two) = try await cut()
    await bench.agree(.settle(two, .carryOn))
    #expect(try await bench.branch(id).last == "two → half [truncated]")
    await bench.exchange("three", "3", in: id)
    #expect(try await bench.branch(id).last == "three → 3 [complete]")
    await bench.agree(.settle(two, .carryOn))
    #expect(bench.log.notices.last == "That turn is already settled.")
  }

  // Found by a random walk: the reply was shown as part of the conversation, and the server had never seen it.
  @Test func `Carry on in a context that was made after the cut takes another one with the turn`()
    async throws
  {
    let (bench, id, two) = try await cut()
    await bench.agree(.settle(two, .rebuild))
    await bench.service.exchange("two").reply("2")
    await bench.controller.idle()
    let again = try #require(try await bench.store.wholeBranch(of: id).last)
    await bench.agree(.flipAlternative(again.id, step: -1))
    await bench.controller.idle()
    await bench.controller.perform(.settle(two, .carryOn))
    #expect(try await bench.branch(id).last == "two → half [truncated]")
    let offer = try #require(bench.log.offers.last)
    await bench.agree(offer.command)
    await bench.controller.idle()
    #expect(
      await bench.service.creations.last?.messages.map(\.content) == [
        "Be brief.", "one", "1", "two", "half", RebuildPlan.continuation,
      ])
    await bench.exchange("three", "3", in: id)
    #expect(await bench.service.chats.last?.contextID == "ctx-new-3")
  }

  @Test func `Carry on without a reply keeps why it broke off, and that the server may hold it`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let one = await bench.send("one", in: id)
    await bench.service.exchange("one").fail(.server, sent: true)
    await bench.controller.idle()
    let open = try await bench.turn(one)
    #expect(open.ending == .unconfirmed)
    await bench.agree(.settle(one, .carryOn))
    let settled = try await bench.turn(one)
    #expect(settled.ending == .truncated)
    let text = try #require(settled.failure)
    #expect(open.failure?.hasPrefix(text) == true && !text.contains("Nobody can know"))
    await bench.exchange("two", "2", in: id)
    #expect(try await bench.branch(id).last == "two → 2 [complete]")
    // Going back before it takes a memory that certainly does not hold it.
    await bench.agree(.undo(id))
    await bench.controller.idle()
    #expect(await bench.service.creations.isEmpty == false)
  }

  @Test func `The same cut on a prefix context is truncated, and the text is sent on`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context(mode: .commonPrefix))
    await bench.send("one", in: id)
    let exchange = await bench.service.exchange("one")
    exchange.text("half")
    exchange.fail(.timeout, sent: true)
    await bench.controller.idle()
    await bench.exchange("two", "2", in: id)
    #expect(try await bench.branch(id).first == "one → half [truncated]")
    #expect(await bench.service.chats.last?.messages.map(\.content) == ["one", "half", "two"])
  }
}
