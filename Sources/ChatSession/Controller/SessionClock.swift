import Basics
package import EventLoops
package import FoundationEssentials

/// Tells the time and waits; tests use a clock that they set.
package protocol SessionClock: Sendable {
  /// The wall clock.
  var now: Date { get }
  /// Waits; throws when the task is cancelled.
  func sleep(seconds: Double) async throws
}

/// The clock of the machine, which waits by the alarms of a loop.
package struct SystemClock: SessionClock {
  private let loop: EventLoop

  /// The clock.
  package init(on loop: EventLoop = .background) {
    self.loop = loop
  }

  /// The time of day; in a replay that of the recording.
  package var now: Date { WallClock.now }

  /// Waits on the loop, without a thread.
  ///
  /// - Throws: `CancellationError`.
  package func sleep(seconds: Double) async throws {
    try await loop.sleep(seconds: seconds)
  }
}
