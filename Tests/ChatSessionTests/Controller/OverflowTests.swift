import ChatModel
import ContextAPI
import HistoryStore
import Testing

@testable import ChatSession

/// A conversation that has outgrown the model's window.
@Suite(.timeLimit(.minutes(5))) struct OverflowTests {
  private let key = Sample.context().key
  private let overflow = WindowOverflow(needed: 2000, limit: 1000)

  private var refusal: APIError {
    var error = APIError(.badRequest, status: 400, requestWasSent: true, message: "Too long.")
    error.overflow = overflow
    return error
  }

  private func outgrown(
    _ mode: ContextMode = .session
  ) async throws -> (Bench, ConversationID, TurnID) {
    let (bench, id) = try await Bench.open(Sample.context(mode: mode))
    for number in 1...8 {
      await bench.exchange("prompt \(number)", String(repeating: "word ", count: 100), in: id)
    }
    let turn = await bench.send("more", in: id)
    await bench.service.exchange("more").end(.failed(refusal))
    await bench.controller.idle()
    return (bench, id, turn)
  }

  @Test func `A session gives the prompt back, and a rebuild leaves out what does not fit`()
    async throws
  {
    let (bench, id, turn) = try await outgrown()
    let refused = try #require(bench.log.refusals.last)
    #expect(refused.request.turn == turn)
    #expect(
      refused.reason
        == .tooLong(
          message: "the conversation (2,000 tokens) does not fit into the model's window of 1,000"
            + " tokens"))
    #expect(try await bench.branch(id).count == 8)
    await bench.controller.perform(.atOnce(.rebuild(key, pending: refused.request)))
    await bench.controller.idle()
    let offer = try #require(bench.log.offers.last)
    let newest = try #require(offer.ways.first?.newest)
    #expect(offer.ways.count == 2 && (1..<8).contains(newest))
    #expect(offer.ways[0].leftOut?.contains("the model takes") == true)
    await bench.agree(offer.command, newest: newest)
    await bench.service.exchange("more").reply("fits now")
    await bench.controller.idle()
    #expect(try await bench.branch(id).last == "more → fits now [complete]")
    let created = try #require(await bench.service.creations.last)
    #expect(created.messages.count < 16)
  }

  @Test func `The command line keeps the turns that fit, too`() async throws {
    let (bench, _, _) = try await outgrown()
    let material = try await bench.controller.rebuildMaterial(of: key)
    let newest = try #require(material.fittingTurns)
    #expect((1..<8).contains(newest))
    let plan = material.plan(newest: newest)
    #expect(plan.olderTurns == 8 - newest && plan.estimatedTokens <= 750)
    // All of them fit where nothing is known of the window, and where the server keeps none.
    let other = try await Bench(keeping: [Sample.context()])
    #expect(try await other.controller.rebuildMaterial(of: key).fittingTurns == nil)
    let (prefix, _, _) = try await outgrown(.commonPrefix)
    #expect(try await prefix.controller.rebuildMaterial(of: key).fittingTurns == nil)
  }

  @Test func `Where each prompt carries its turns it is a failed turn with advice`() async throws {
    let (bench, _, turn) = try await outgrown(.commonPrefix)
    #expect(bench.log.refusals.isEmpty)
    #expect(try await bench.turn(turn).failure == "Too long.")
  }

  @Test func `The command line is told the same`() async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    let stream = bench.controller.ask(AskRequest(prompt: "why", context: "guide"))
    await bench.service.exchange("why").end(.failed(refusal))
    var last: AskEvent?
    for await event in stream { last = event }
    #expect(last == .refused(.tooLong(message: overflow.summary)))
  }

  @Test(
    arguments: [
      // The server counts twice as much as we estimate: its window is half as large in our tokens.
      (2000, 1000, 1000, 500), (nil, 1000, 3000, 1000),
      // What was refused is never within the window, whatever the numbers say.
      (nil, 5000, 3000, 3000), (nil, nil, 700, 700), (2000, nil, 700, 700), (4, 1, 0, 1),
    ] as [(Int?, Int?, Int, Int)])
  func `A refusal teaches the window in the tokens of our estimate`(
    _ needed: Int?, _ limit: Int?, _ estimated: Int, _ window: Int
  ) {
    let overflow = WindowOverflow(needed: needed, limit: limit)
    #expect(LearntWindows.window(overflow, estimated: estimated) == window)
  }

  @Test func `What was learnt counts for that model of that profile`() async throws {
    let bench = try await Bench(keeping: [Sample.context()])
    let windows = LearntWindows(bench.store)
    await windows.learn(overflow, estimated: 2000, of: "m", profile: "p")
    #expect(await windows.window(of: "m", profile: "p") == 1000)
    #expect(await windows.window(of: "m", profile: "q") == nil)
    #expect(await windows.window(of: "n", profile: "p") == nil)
  }
}
