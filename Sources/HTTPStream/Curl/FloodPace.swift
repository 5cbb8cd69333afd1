/// Tells streams that come in as fast as they are read: those are never let wait. Time comes from outside, in milliseconds.
struct FloodPace {
  /// A reading of so many bytes tells a stream that is fast, for so long.
  private static let bytes = 16_384
  private static let time: UInt64 = 100

  private var fastUntil: UInt64 = 0

  /// Bytes were read at once.
  mutating func took(_ count: Int, at now: UInt64) {
    if count >= Self.bytes { fastUntil = now + Self.time }
  }

  func isFast(at now: UInt64) -> Bool { now < fastUntil }
}
