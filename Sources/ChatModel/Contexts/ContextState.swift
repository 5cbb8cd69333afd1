public import FoundationEssentials

/// The life of a context, always shown as a word as well as a colour. Estimates, except `lost`.
public enum ContextState: String, Codable, Hashable, Sendable, CaseIterable {
  case warm
  /// Under 10 % of the ttl or 5 minutes are left.
  case expiring
  case expired
  /// Nothing is known of its lifetime.
  case unknown
  /// The server keeps nothing: the context is kept here, and never expires.
  case local = "kept here"
  /// The server said that it is gone.
  case lost
}

extension CachedContext {
  /// Seconds until it expires by our estimate, negative afterwards; `nil` when no ttl is known.
  ///
  /// The server restarts the clock at every use, so it counts from the last answered send. A wall clock
  /// that jumped back before that moment counts as no time passed.
  public func secondsLeft(at now: Date) -> Int? {
    if let expiresAt {
      guard !isEndless else { return nil }
      return Int(exactly: expiresAt.timeIntervalSince(now).rounded(.down)) ?? 0
    }
    guard let ttl else { return nil }
    // A date that is not a number must not trap.
    return ttl - (Int(exactly: max(0, now.timeIntervalSince(usedAt)).rounded(.down)) ?? ttl)
  }

  /// Until when the server holds it: its ttl after its last use, or when it said that it is gone; `nil`
  /// if unknown.
  public var heldUntil: Date? {
    guard let end = expiresAt ?? ttl.map({ usedAt.addingTimeInterval(Double($0)) }) else {
      return lostAt
    }
    return min(end, lostAt ?? end)
  }

  /// The state at a moment.
  public func state(at now: Date) -> ContextState {
    if mode == .local { return .local }
    if lostAt != nil { return .lost }
    if isEndless { return .warm }
    guard let margin = expiryMargin, let left = secondsLeft(at: now) else { return .unknown }
    if left <= 0 { return .expired }
    return left < margin ? .expiring : .warm
  }

  /// True if the server said that it keeps it until it is deleted.
  public var isEndless: Bool { expiresAt == .distantFuture }

  /// When its lifetime began to run: at its last use, or when it was created.
  public var usedAt: Date { max(lastUsedAt ?? createdAt, createdAt) }

  /// The context is expiring while fewer seconds than this are left; `nil` when no lifetime is known.
  public var expiryMargin: Int? {
    lifetime.map { max($0 / 10, 300) }
  }

  /// The seconds that the server gave it, from its creation or its last use on; `nil` if unknown or without end.
  public var lifetime: Int? {
    guard let expiresAt else { return ttl }
    guard !isEndless else { return nil }
    return Int(exactly: expiresAt.timeIntervalSince(createdAt).rounded(.down)).map { max(0, $0) }
  }
}
