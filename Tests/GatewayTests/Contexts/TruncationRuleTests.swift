import Testing

@testable import Gateway

@Suite struct TruncationRuleTests {
  /// Five turns; every message counts 5 tokens.
  private static let history = (1...5).flatMap { turn in
    [WireMessage.user("q\(turn)"), .assistant("a\(turn)")]
  }

  private func kept(_ rule: TruncationRule, seed: Int = 0) -> [String] {
    rule.kept(of: Self.history, seedTokens: seed).map(\.content)
  }

  @Test func `Without a rule nothing is forgotten`() {
    #expect(kept(.none) == Self.history.map(\.content))
  }

  @Test(arguments: [
    (0, 0), (9, 0), (10, 2), (14, 2), (15, 2), (20, 4), (49, 8), (50, 10), (32_768, 10),
  ])
  func `last_history keeps the newest whole turns within its tokens`(_ tokens: Int, _ count: Int) {
    #expect(
      kept(.lastHistory(tokens: tokens)) == Self.history.suffix(count).map(\.content))
  }

  @Test func `rolling forgets a whole step when the window is full, and seed counts`() {
    #expect(kept(.rolling(window: 50, step: 20)).count == 10)
    #expect(kept(.rolling(window: 49, step: 20)) == ["q3", "a3", "q4", "a4", "q5", "a5"])
    #expect(kept(.rolling(window: 60, step: 20), seed: 11).first == "q3")
    #expect(kept(.rolling(window: 10, step: 1), seed: 1000).isEmpty)
  }

  private static let strategies: [(JSONValue, TruncationRule)] = [
    (["type": "last_history_tokens", "last_history_tokens": 100], .lastHistory(tokens: 100)),
    (["type": "last_history_tokens"], .lastHistory(tokens: 4096)),
    (
      [
        "type": "rolling_tokens", "rolling_tokens": true, "max_window_tokens": 9,
        "rolling_window_tokens": 3,
      ], .rolling(window: 9, step: 3)
    ), (["type": "rolling_tokens"], .rolling(window: 32_768, step: 4096)), (["type": "x"], .none),
    (
      ["type": "rolling_tokens", "rolling_tokens": false, "max_window_tokens": 9], .none
    ), (["type": "rolling_tokens", "rolling_tokens": false], .none),
    (["type": "rolling_tokens", "rolling_tokens": .null], .rolling(window: 32_768, step: 4096)),
    (
      ["type": "last_history_tokens", "rolling_tokens": false, "last_history_tokens": 7],
      .lastHistory(tokens: 7)
    ),
    ("x", .none),
  ]

  @Test(arguments: strategies)
  func `Strategies are read from the request`(_ json: JSONValue, _ rule: TruncationRule) {
    #expect(TruncationRule(json) == rule)
  }

  @Test func `The standard window is never smaller than the seed`() {
    for tokens in [0, 10_000, 100_000, 3_000_000] {
      guard case .rolling(let window, _) = TruncationRule(.standard(seedTokens: tokens)) else {
        Issue.record("no rolling window")
        continue
      }
      #expect(window > tokens)
    }
  }
}

extension JSONValue {
  fileprivate static func standard(seedTokens: Int) -> JSONValue {
    TruncationRule.standard(seedTokens: seedTokens)
  }
}
