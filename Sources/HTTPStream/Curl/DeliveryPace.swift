/// Decides when bytes of a slow stream are handed on: the first at once, those that follow together, at most one
/// delivery in an interval. Each delivery wakes other threads, which costs more than a token's own work.
/// A fast stream is not held up. Time comes from outside, in seconds.
struct DeliveryPace {
  /// The least time between two deliveries; 0: every arrival is delivered.
  let interval: Double
  /// A delivery of so many bytes tells a stream that is fast.
  private static let busyBytes = 16_384
  /// How long a stream counts as fast after such a delivery.
  private static let busyTime = 0.1

  private var gathered = 0
  private var busyUntil = 0.0
  /// Until when the transfer rests: what comes meanwhile waits in the socket.
  private(set) var restsUntil: Double?

  init(interval: Double) {
    self.interval = interval
  }

  /// Whether bytes came since the last delivery.
  var hasGathered: Bool { gathered > 0 }

  /// Bytes came.
  mutating func took(_ count: Int) {
    gathered += count
  }

  /// What came was handed on; whether to rest now.
  mutating func delivered(now: Double) -> Bool {
    if gathered >= Self.busyBytes { busyUntil = now + Self.busyTime }
    gathered = 0
    guard interval > 0, now >= busyUntil else { return false }
    restsUntil = now + interval
    return true
  }

  /// Whether a rest is over; it is told once.
  mutating func wakes(now: Double) -> Bool {
    guard let restsUntil, now >= restsUntil else { return false }
    self.restsUntil = nil
    return true
  }
}
