import FoundationEssentials
import Synchronization

/// A clock that a test can put forward.
final class Shift: Sendable {
  private let seconds = Atomic<Int>(0)

  var now: Date { Date().addingTimeInterval(Double(seconds.load(ordering: .relaxed))) }

  func advance(by seconds: Double) {
    self.seconds.add(Int(seconds), ordering: .relaxed)
  }
}
