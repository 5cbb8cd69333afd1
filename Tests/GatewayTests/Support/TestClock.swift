import Basics
import FoundationEssentials
import HTTPStream

/// A clock that stands until it is moved.
final class TestClock: Sendable {
  private let date = Locked(Date(timeIntervalSinceReferenceDate: 800_000_000))

  var now: Date { date.withLock { $0 } }

  func advance(_ seconds: Double) {
    date.withLock { $0 = $0.addingTimeInterval(seconds) }
  }
}
