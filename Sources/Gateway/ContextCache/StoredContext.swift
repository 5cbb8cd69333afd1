import FoundationEssentials

/// A context as the gateway holds it.
struct StoredContext: Hashable, Sendable {
  enum Mode: String, Hashable, Sendable {
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
  /// The tokens of the seed, so that no request counts it again.
  var seedTokens: Int
  /// Session mode: the turns that the server remembers, all of them.
  var history: [WireMessage] = []
  var lastUsedAt: Date
  /// Tokens of the server behind for each token that is counted here.
  var scale = 1.0

  init(
    id: String, model: String, mode: Mode, ttl: Int, truncation: JSONValue?, seed: [WireMessage],
    seedTokens: Int? = nil, history: [WireMessage] = [], lastUsedAt: Date
  ) {
    self.id = id
    self.model = model
    self.mode = mode
    self.ttl = ttl
    self.truncation = truncation
    self.seed = seed
    self.seedTokens = seedTokens ?? TokenCount.of(seed)
    self.history = history
    self.lastUsedAt = lastUsedAt
  }

  /// True if it can still be used.
  func isAlive(at now: Date) -> Bool {
    now.timeIntervalSince(lastUsedAt) < Double(ttl)
  }

  /// The newest turns that the truncation strategy keeps.
  var remembered: [WireMessage] {
    TruncationRule(truncation).scaled(by: scale).kept(of: history, seedTokens: seedTokens)
  }
}
