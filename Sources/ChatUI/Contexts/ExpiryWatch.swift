import ChatModel
import FoundationEssentials

/// The states of contexts that the user knows: expiring or expired.
package struct ExpiryWatch: Sendable, Equatable {
  private var seen: [ContextKey: ContextState] = [:]

  /// The contexts whose state got worse by the clock since it was looked at last. Those that had expired when
  /// they were first seen are old news.
  mutating func crossed(_ contexts: some Sequence<CachedContext>, at now: Date) -> [CachedContext] {
    var crossed: [CachedContext] = []
    var states: [ContextKey: ContextState] = [:]
    for context in contexts where context.ttl != nil {
      let state = context.state(at: now)
      let before = seen[context.key]
      states[context.key] = state
      switch (before, state) {
      case (nil, .expiring), (.warm?, .expiring), (.warm?, .expired), (.expiring?, .expired):
        crossed.append(context)
      default: continue
      }
    }
    seen = states
    return crossed
  }

  /// When the state of a context changes next.
  static func nextChange(of context: CachedContext, after now: Date) -> Date? {
    guard let margin = context.expiryMargin, let left = context.secondsLeft(at: now), left > 0
    else {
      return nil
    }
    return context.moment(left: left >= margin ? margin - 1 : 0, after: now)
  }
}

extension CachedContext {
  /// The moment, later than `now`, at which so many seconds of its lifetime are left.
  func moment(left seconds: Int, after now: Date) -> Date? {
    guard lostAt == nil, let ttl else { return nil }
    return max(usedAt.addingTimeInterval(Double(ttl - seconds)), now.addingTimeInterval(0.001))
  }
}
