/// The truncation of a session context (the API page, Create: `truncation_strategy`).
enum TruncationRule: Hashable, Sendable {
  /// Nothing is forgotten.
  case none
  /// Maximum number of tokens of turns to keep.
  case lastHistory(tokens: Int)
  /// Whenever seed and turns fill the window, `step` tokens of the oldest turns go.
  case rolling(window: Int, step: Int)

  /// Reads a strategy that was checked when the context was created.
  init(_ strategy: JSONValue?) {
    guard case .object(let fields)? = strategy, case .text(let type)? = fields["type"] else {
      self = .none
      return
    }
    func tokens(_ name: String) -> Int? {
      guard case .number(let number)? = fields[name] else { return nil }
      return Int(exactly: number.rounded())
    }
    switch type {
    case "last_history_tokens":
      self = .lastHistory(tokens: tokens("last_history_tokens") ?? Self.standardStep)
    case "rolling_tokens" where fields["rolling_tokens"] == false: self = .none
    case "rolling_tokens":
      self = .rolling(
        window: tokens("max_window_tokens") ?? Self.standardWindow,
        step: max(1, tokens("rolling_window_tokens") ?? Self.standardStep))
    default: self = .none
    }
  }

  static let standardWindow = 32_768
  static let standardStep = 4_096

  /// The strategy of a context that was created without one. A window is never smaller than its
  /// seed: that context could remember nothing.
  static func standard(seedTokens: Int) -> JSONValue {
    let window = max(standardWindow, seedTokens + standardWindow / 2)
    return [
      "type": "rolling_tokens", "rolling_tokens": true,
      "max_window_tokens": .number(Double(window)),
      "rolling_window_tokens": .number(Double(standardStep)),
    ]
  }

  /// The turns that are kept, whole ones: what is kept never begins with an answer.
  func kept(of history: [WireMessage], seedTokens: Int) -> [WireMessage] {
    switch self {
    case .none: return history
    case .lastHistory(let tokens): return Self.newest(history, within: tokens)
    case .rolling(let window, let step):
      let turns = TokenCount.of(history)
      guard seedTokens + turns > window else { return history }
      let steps = (seedTokens + turns - window + step - 1) / step
      return Self.newest(history, within: max(0, turns - steps * step))
    }
  }

  private static func newest(_ history: [WireMessage], within limit: Int) -> [WireMessage] {
    var left = limit
    var first = history.endIndex
    while first > 0 {
      left -= TokenCount.of([history[first - 1]])
      if left < 0 { break }
      first -= 1
    }
    return Array(history[first...].drop { $0.role == "assistant" })
  }
}
