/// Decides when a frame is drawn: the first change after idle at once, then at most one per interval, a key
/// press at once. A value without a clock; moments are nanoseconds of a monotonic clock.
package struct FrameScheduler: Sendable, Equatable {
  /// The least time between two frames that no key asked for.
  package let interval: UInt64
  /// The least time after which streamed text is shown again when nothing else is new. A frame costs several times what
  /// reading a token does. Below the pause between two readings, so that what was read is shown in the same turn.
  package let textInterval: UInt64
  private var lastFrame: UInt64?
  private var lastText: UInt64?
  private var isWanted = false
  /// True if a frame is wanted at once.
  package private(set) var isUrgent = false

  /// A scheduler that has drawn nothing. Intervals are in nanoseconds.
  package init(interval: UInt64 = 16_000_000, textInterval: UInt64 = 40_000_000) {
    self.interval = interval
    self.textInterval = textInterval
  }

  /// Something changed. Requests merge; an urgent one (a key press) does not wait for the interval.
  package mutating func request(urgent: Bool = false) {
    isWanted = true
    isUrgent = isUrgent || urgent
  }

  /// Nanoseconds until streamed text is to be taken in: 0 after idle.
  package func textPause(at now: UInt64) -> UInt64 {
    pause(textInterval, since: lastText, at: now)
  }

  /// Streamed text was taken in.
  package mutating func tookText(at now: UInt64) {
    lastText = now
  }

  /// Nanoseconds until the frame that was asked for is due; `nil` when none was.
  package func wait(at now: UInt64) -> UInt64? {
    guard isWanted else { return nil }
    return isUrgent ? 0 : pause(interval, since: lastFrame, at: now)
  }

  private func pause(_ interval: UInt64, since last: UInt64?, at now: UInt64) -> UInt64 {
    guard let last else { return 0 }
    let due = last + interval
    return due > now ? due - now : 0
  }

  /// A frame was drawn.
  package mutating func drew(at now: UInt64) {
    lastFrame = now
    isWanted = false
    isUrgent = false
  }
}
