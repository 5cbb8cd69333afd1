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

  /// The strategy of a new context. One that rolls does so before the model's window is full.
  ///
  /// - Parameters:
  ///   - asked: What the client asked for.
  ///   - window: The tokens that the model takes, if they are known.
  static func strategy(asked: JSONValue?, seedTokens: Int, window: Int?) -> JSONValue {
    let asked = asked ?? standard(seedTokens: seedTokens, window: window)
    guard let window, case .rolling(let most, let step) = TruncationRule(asked),
      case .object(var fields) = asked
    else { return asked }
    let room = room(in: window)
    fields["max_window_tokens"] = .number(Double(min(most, room)))
    fields["rolling_window_tokens"] = .number(Double(min(step, max(1, room / 8))))
    return .object(fields)
  }

  /// What of a window is left for seed and turns: the rest is for the question and its reply.
  private static func room(in window: Int) -> Int {
    max(1, window - min(standardStep, window / 4))
  }

  /// The strategy of a context that was created without one. Where the model's window is not known, it is never smaller
  /// than its seed: that context could remember nothing.
  private static func standard(seedTokens: Int, window: Int?) -> JSONValue {
    let most = window.map(room) ?? max(standardWindow, seedTokens + standardWindow / 2)
    return [
      "type": "rolling_tokens", "rolling_tokens": true,
      "max_window_tokens": .number(Double(most)),
      "rolling_window_tokens": .number(Double(standardStep)),
    ]
  }

  /// The rule in tokens of the gateway, where it was told in those of another counter.
  ///
  /// - Parameter scale: The other counter's tokens for each of the gateway's.
  func scaled(by scale: Double) -> TruncationRule {
    switch self {
    case .none, .lastHistory: self
    case .rolling(let window, let step):
      .rolling(
        window: Int(Double(window) / scale), step: max(1, Int(Double(step) / scale)))
    }
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
