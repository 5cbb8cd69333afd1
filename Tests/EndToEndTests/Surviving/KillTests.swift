import ChatTestSupport
import FoundationEssentials
import Testing

/// `kill -9` at random moments of a busy session.
@Suite struct KillTests {
  @Test func `Killed at any moment, nothing is lost that was promised to be kept`() async throws {
    let count = Soak.size(4, full: 300)
    let busy = try BusySession(seed: Soak.seed)
    for number in 1...count {
      try busy.run(number)
      try await busy.check()
    }
    try await busy.finish()
    print(busy.report)
  }
}
