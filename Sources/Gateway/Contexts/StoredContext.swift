import FoundationEssentials

/// A context as the gateway holds it.
struct StoredContext: Codable, Hashable, Sendable {
  enum Mode: String, Codable, Hashable, Sendable {
    case session
    case commonPrefix = "common_prefix"
  }

  var id: String
  var model: String
  var mode: Mode
  /// Seconds that it lives after its last use.
  var ttl: Int
  var truncation: JSONValue?
  var seed: [WireMessage]
  /// Session mode: the turns that the server remembers.
  var history: [WireMessage] = []
  var lastUsedAt: Date

  /// Whether it can still be used.
  func isAlive(at now: Date) -> Bool {
    now.timeIntervalSince(lastUsedAt) < Double(ttl)
  }

  /// What a model is given for a request: the seed, what is remembered of the turns, the new messages.
  func prompt(for messages: [WireMessage]) -> [WireMessage] {
    seed + remembered + messages
  }

  /// The messages that come from the cache.
  var cached: [WireMessage] { seed + remembered }

  /// The newest turns that the truncation strategy keeps.
  private var remembered: [WireMessage] {
    guard case .object(let strategy) = truncation, case .text(let type) = strategy["type"] else {
      return history
    }
    switch (type, strategy["last_history_tokens"], strategy["max_window_tokens"]) {
    case ("last_history_tokens", .number(let limit), _):
      return newest(within: Int(limit))
    case ("rolling_tokens", _, .number(let window)):
      return rolled(window: Int(window), step: strategy["rolling_window_tokens"])
    default: return history
    }
  }

  private func newest(within limit: Int) -> [WireMessage] {
    var left = limit
    var kept = history.endIndex
    while kept > 0 {
      left -= TokenCount.of([history[kept - 1]])
      if left < 0 { break }
      kept -= 1
    }
    return Array(history[kept...])
  }

  /// Whenever the window is full, a whole step of the oldest tokens goes.
  private func rolled(window: Int, step: JSONValue?) -> [WireMessage] {
    let total = TokenCount.of(seed) + TokenCount.of(history)
    guard total > window else { return history }
    var width = 4096
    if case .number(let number) = step { width = max(1, Int(number)) }
    let steps = (total - window + width - 1) / width
    return newest(within: max(0, TokenCount.of(history) - steps * width))
  }
}
