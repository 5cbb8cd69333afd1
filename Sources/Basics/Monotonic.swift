import Glibc

/// A clock that only goes forward, also when somebody sets the time of the machine.
package enum Monotonic {
  /// Nanoseconds since a moment in the past.
  package static var nanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Milliseconds since the same moment.
  package static var milliseconds: UInt64 { nanoseconds / 1_000_000 }

  /// Seconds since the same moment.
  package static var seconds: Double { Double(nanoseconds) / 1e9 }
}
