import Wording

/// Tells when a connection has been silent for too long. Time comes from outside, in seconds.
struct IdleClock {
  private let limit: Double
  private var uploaded: Int = 0
  /// When it runs out; `nil` until it was first reset.
  private(set) var deadline: Double?

  init(limit: Double) {
    self.limit = max(limit, 0.001)
  }

  /// A byte came.
  mutating func reset(now: Double) {
    deadline = now + limit
  }

  /// Asked when the deadline is over: a body that is still being sent counts as activity too.
  mutating func isExpired(now: Double, uploaded: Int) -> Bool {
    guard uploaded == self.uploaded else {
      self.uploaded = uploaded
      reset(now: now)
      return false
    }
    return true
  }
}

extension Double {
  /// `5 s`, `0.2 s`.
  var shortSeconds: String {
    self >= 1 && self < 1e9 && self == rounded()
      ? localized("\(Int(self)) s") : localized("\(self) s")
  }
}
