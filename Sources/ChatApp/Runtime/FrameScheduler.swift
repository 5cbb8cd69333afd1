/// Decides when a frame is drawn: the first change after idle at once, then at most one per interval, a key
/// press at once. A value without a clock; moments are nanoseconds of a monotonic clock.
package struct FrameScheduler: Sendable, Equatable {
  /// The least time between two frames that no key asked for.
  package let interval: UInt64
  private var lastFrame: UInt64?
  private var isWanted = false
  private var isUrgent = false

  package init(interval: UInt64 = 16_000_000) {
    self.interval = interval
  }

  /// Something changed. Requests merge; an urgent one (a key press) does not wait for the interval.
  package mutating func request(urgent: Bool = false) {
    isWanted = true
    isUrgent = isUrgent || urgent
  }

  /// Nanoseconds until something that is not urgent may be shown: 0 after idle.
  package func pause(at now: UInt64) -> UInt64 {
    guard let lastFrame else { return 0 }
    let due = lastFrame + interval
    return due > now ? due - now : 0
  }

  /// Nanoseconds until the frame that was asked for is due; `nil` when none was.
  package func wait(at now: UInt64) -> UInt64? {
    guard isWanted else { return nil }
    return isUrgent ? 0 : pause(at: now)
  }

  /// A frame was drawn.
  package mutating func drew(at now: UInt64) {
    lastFrame = now
    isWanted = false
    isUrgent = false
  }
}
