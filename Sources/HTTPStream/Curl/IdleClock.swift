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

  /// Takes how much of the request's body has gone out; true if that is more than before, which is activity as a
  /// byte that comes is.
  mutating func isMore(uploaded: Int) -> Bool {
    defer { self.uploaded = max(uploaded, self.uploaded) }
    return uploaded > self.uploaded
  }
}

extension Double {
  /// `5 s`, `0.2 s`.
  var shortSeconds: String {
    self >= 1 && self < 1e9 && self == rounded()
      ? localized("\(Int(self)) s") : localized("\(self) s")
  }
}
