package import FoundationEssentials

/// The time, and waiting for it; tests put a manual clock in its place.
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
