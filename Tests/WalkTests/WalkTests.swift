import Basics
import ChatTestSupport
import Gateway
import Testing

/// Random walks of a user through conversations: whatever is sent, taken back, branched, cut, lost and made again, each
/// reply is made from exactly the turns that are shown before it, or the user was told why not.
///
/// Session, client, sockets, server and history are real; what the server answers is a digest of all that it had. A
/// failed walk reports its seed and its steps; `CTXCHAT_SEED` with that of the run walks again.
@Suite(.timeLimit(.minutes(30))) struct WalkTests {
  /// Some walks, one after the other, on a server of their own.
  struct Batch: CustomTestStringConvertible {
    let kind: WalkKind
    let number: Int
    static let size = 10

    var testDescription: String { "\(kind.rawValue) \(number)" }

    /// All kinds, each with as many batches.
    static let all = (0..<Soak.size(1, full: 17)).flatMap { number in
      WalkKind.allCases.map { Batch(kind: $0, number: number) }
    }
  }

  @Test(arguments: Batch.all)
  func `Session, wire and server agree at each step`(_ batch: Batch) async throws {
    let clock = WalkClock()
    var settings = GatewayServer.Settings(
      answers: .script(.init(tokensPerSecond: 100_000) { Echo.reply(to: Echo.plain($0.prompt)) }))
    settings.logsRequests = true
    settings.responseMemory = batch.kind.memory
    settings.now = { clock.now }
    // A busy machine is no reason to cut a connection here.
    settings.limits.headTime = .seconds(600)
    settings.limits.bodyPause = .seconds(600)
    settings.limits.idleTime = .seconds(600)
    settings.limits.writeTime = .seconds(600)
    let gateway = try await GatewayServer.start(settings)
    var tally: [String: Int] = [:]
    for number in 0..<Batch.size {
      let seed = Soak.seed &* 1_000_003 &+ UInt64(batch.number * Batch.size + number)
      let walk = try await Walk(batch.kind, seed: seed, gateway: gateway, clock: clock)
      try await walk.run(steps: Int.random(in: 6...20, using: &walk.random))
      if !walk.problems.isEmpty { Issue.record("\(walk.report)") }
      tally.merge(walk.tally) { $0 + $1 }
    }
    await gateway.stop()
    if Soak.isFull { print("walks", batch.testDescription, tally.sorted { $0.key < $1.key }) }
    #expect(tally["steps", default: 0] >= Batch.size)
  }
}
