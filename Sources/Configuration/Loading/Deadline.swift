import Glibc

/// A moment of the clock that nobody sets.
struct Deadline {
  private let end: Double

  /// So many seconds from now.
  init(seconds: Double) { end = Self.now + seconds }

  /// Whether it has passed.
  var isOver: Bool { Self.now >= end }

  /// Milliseconds until the next look: short, because the end of a process wakes nobody here.
  var pause: Int32 { Int32(max(0, min(20, ((end - Self.now) * 1000).rounded(.up)))) }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
