import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct JobsTests {
  @Test func `Stop during a rebuild gives it up, and the prompt comes back`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.exchange("one", "1", in: id)
    await bench.service.holdCreations()
    let pending = SendRequest(conversation: id, prompt: "two")
    await bench.agree(.rebuild(Sample.context().key, pending: pending))
    await bench.service.creationArrives()
    await bench.service.nextCreation(
      .failure(APIError(.cancelled, requestWasSent: true, message: "It was stopped.")))
    await bench.controller.perform(.stop(id))
    #expect(await bench.controller.jobsAreCancelled)
    await bench.service.letCreationsGo()
    await bench.controller.idle()
    #expect(bench.log.refusals.map(\.request) == [pending])
    #expect(try await bench.context(Sample.context().key).contextID == "ctx-1")
    #expect(await bench.controller.hasNoJobs)
  }

  @Test func `A send that is under way when the program leaves is never called sent`()
    async throws
  {
    for delay in 0..<12 {
      let (bench, id) = try await Bench.open(Sample.context())
      let request = SendRequest(conversation: id, prompt: "why")
      let sending = Task { await bench.controller.perform(.send(request)) }
      for _ in 0..<delay { await Task.yield() }
      await bench.controller.shutDown()
      await sending.value
      await bench.controller.idle()
      guard let turn = try await bench.store.turn(request.turn) else { continue }
      let wasSent = await !bench.service.chats.isEmpty
      #expect(turn.phase.isEnded, "\(turn.phase)")
      #expect(wasSent || turn.ending == .failed || turn.ending == .unconfirmed)
      if turn.timings.sentAt == nil { #expect(turn.ending == .failed) }
    }
  }

  @Test func `The same prompt is sent once, however often the front end says so`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let request = SendRequest(conversation: id, prompt: "why")
    await bench.controller.perform(.send(request))
    await bench.controller.perform(.send(request))
    await bench.service.exchange("why").reply("so")
    await bench.controller.idle()
    await bench.controller.perform(.send(request))
    await bench.controller.idle()
    #expect(await bench.service.chats.count == 1)
    #expect(try await bench.branch(id) == ["why → so [complete]"])
  }

  @Test func `While the server reads the seed of a new context, its progress is told`() async throws
  {
    let bench = try await Bench()
    var created = ContextCreated(id: "ctx-w", ttl: 3600, mode: .session)
    created.isWarming = true
    await bench.service.nextCreation(.success(created))
    await bench.service.nextProgress([SeedProgress(isReading: true, share: 0.5)])
    let seed = [Message(role: .user, content: "x")]
    await bench.controller.perform(.createContext(ContextRecipe(label: "new", seed: seed)))
    for _ in 0..<2 {
      await bench.clock.someoneSleeps()
      bench.clock.advance(by: 1)
    }
    await bench.controller.idle()
    let told: [SeedProgress] = bench.log.all.compactMap { update in
      if case .seedProgress("ctx-w", let progress) = update { progress } else { nil }
    }
    #expect(
      told == [
        SeedProgress(isReading: true), SeedProgress(isReading: true, share: 0.5),
        SeedProgress(isReading: false),
      ])
  }

  @Test func `Other contexts go on while one is being made`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.service.holdCreations()
    let seed = [Message(role: .user, content: "x")]
    await bench.controller.perform(.createContext(ContextRecipe(label: "new", seed: seed)))
    await bench.service.creationArrives()
    let turn = await bench.send("why", in: id)
    await bench.service.exchange("why").reply("so")
    await bench.log.until { $0.hasEnded(turn) }
    #expect(try await bench.store.contexts().count == 1)
    await bench.service.letCreationsGo()
    await bench.controller.idle()
    #expect(try await bench.store.contexts().count == 2)
  }
}
