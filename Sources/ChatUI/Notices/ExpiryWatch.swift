import ChatModel
import FoundationEssentials

/// Which contexts the user was told of that are about to expire, or have.
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
    guard context.lostAt == nil, let ttl = context.ttl, let left = context.secondsLeft(at: now),
      left > 0
    else { return nil }
    let margin = max(ttl / 10, 300)
    let target = left >= margin ? margin - 1 : 0
    let used = max(context.lastUsedAt ?? context.createdAt, context.createdAt)
    return max(used.addingTimeInterval(Double(ttl - target)), now.addingTimeInterval(0.001))
  }
}

extension AppState {
  /// Says which contexts that are not on screen are about to expire or have, where the user wants to know.
  mutating func tellExpiries() {
    guard launch.expiryNotices, hasContexts else { return }
    let crossed = expiries.crossed(contexts.summaries.map(\.context), at: now)
      .filter { $0.key != pane.context }
    guard !crossed.isEmpty else { return }
    let sentences = crossed.prefix(3).map { context in
      let left = context.secondsLeft(at: now) ?? 0
      return left > 0
        ? "“\(context.label)” expires in \(Durations.left(left))."
        : "“\(context.label)” has expired."
    }
    let more = crossed.count > 3 ? " And \(crossed.count - 3) more." : ""
    notices.post(
      .warning, sentences.joined(separator: " ") + more + " \(keymap.hint(.contexts)) lists them.",
      at: now)
  }
}
