import Basics
import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Several gateways on one PostgreSQL database, behind a balancer that knows nothing, killed one after the other.
@Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct SharedDatabaseTests {
  @Test
  func `No turn is stored twice, none that was acknowledged is lost, and turns never overlap`()
    async throws
  {
    let server = try PostgresServer()
    let folder = try TemporaryFolder()
    let fleet = try GatewayFleet(count: 3, database: server.address, folder: folder)
    let contexts = try await fleet.contexts(count: Soak.size(10, full: 25))
    let end = Monotonic.nanoseconds + UInt64(Soak.size(12, full: 60)) * 1_000_000_000
    let clients = Soak.size(30, full: 100)
    async let killed = fleet.killInTurn(every: Soak.size(2, full: 5), until: end)
    let turns = await withTaskGroup(of: [SharedTurn].self) { group in
      for client in 0..<clients {
        group.addTask { await fleet.talk(client, about: contexts, until: end) }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    let kills = try await killed
    var stored = 0
    for context in contexts {
      let memory = try await fleet.memory(of: context)
      let mine = turns.filter { $0.context == context }
      let asked = stride(from: 0, to: memory.count, by: 2).map { memory[$0] }
      #expect(Set(asked).count == asked.count, "a turn is stored twice")
      for turn in mine where turn.isAcknowledged {
        #expect(asked.contains("user: \(turn.text)"), "acknowledged and lost: \(turn.text)")
      }
      // Each turn read exactly what stands before it: the seed, the turns so far, its own question.
      for (place, question) in asked.enumerated() {
        let reply = memory[place * 2 + 1]
        let name = question.dropFirst("user: count ".count)
        #expect(reply.hasPrefix("assistant: seen \(place * 2 + 2) by \(name) "), "\(reply)")
      }
      stored += asked.count
    }
    let acknowledged = turns.count { $0.isAcknowledged }
    print(
      """
      shared database: \(clients) clients, \(contexts.count) contexts, \(kills) kills, \(turns.count) turns \
      asked, \(acknowledged) acknowledged, \(stored) stored, \(turns.count { $0.wasBusy }) refused as InProgress
      """)
    // How many there are depends on the machine; that there are some does not.
    #expect(acknowledged > 0 && kills > 0)
    #expect(stored >= acknowledged)
  }
}
