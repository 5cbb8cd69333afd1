package import FoundationEssentials

/// Tells the time and waits; tests use a clock that they set.
package protocol SessionClock: Sendable {
  /// The wall clock.
  var now: Date { get }
  /// Waits; throws when the task is cancelled.
  func sleep(seconds: Double) async throws
}

/// The clock of the machine.
package struct SystemClock: SessionClock {
  /// The clock.
  package init() {}

  package var now: Date { Date() }

  package func sleep(seconds: Double) async throws {
    try await Task.sleep(for: .seconds(seconds))
  }
}
