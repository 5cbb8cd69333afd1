import Basics
import ChatSession
import FoundationEssentials

/// The clock of both sides: it goes by itself, and jumps where a walk waits.
final class WalkClock: SessionClock {
  private let ahead = Locked(0.0)

  var now: Date { Date().addingTimeInterval(ahead.withLock { $0 }) }

  func advance(by seconds: Double) { ahead.withLock { $0 += seconds } }

  func sleep(seconds: Double) async throws { try await Task.sleep(for: .milliseconds(2)) }
}
