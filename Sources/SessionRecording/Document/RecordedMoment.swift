/// An event and when it was.
package struct RecordedMoment: Sendable, Equatable {
  /// Seconds since the start.
  package var seconds: Double
  /// The event of that moment.
  package var event: RecordedEvent

  /// Creates a moment.
  package init(_ seconds: Double, _ event: RecordedEvent) {
    self.seconds = seconds
    self.event = event
  }
}
