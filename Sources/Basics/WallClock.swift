package import FoundationEssentials

/// The time of day. While a recording is played it is the time of the recording, so that lifetimes and dates are those
/// of then.
package enum WallClock {
  private static let shift = Locked(0.0)

  /// The present moment.
  package static var now: Date { Date() + shift.withLock { $0 } }

  /// From now on the present moment counts as another one, and time goes on from there.
  package static func set(_ moment: Date) {
    let seconds = moment.timeIntervalSince(Date())
    shift.withLock { $0 = seconds }
  }
}
