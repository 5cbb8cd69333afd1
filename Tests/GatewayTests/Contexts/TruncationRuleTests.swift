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

  @Test(
    arguments: [
      // A quarter of a small window is left for the question and its reply, of a large one 4,096 tokens.
      (nil, 2048, 1536, 192), (nil, 131_072, 126_976, 4096), (nil, 8, 6, 1),
      (["type": "rolling_tokens", "max_window_tokens": 1000], 2048, 1000, 192),
      (["type": "rolling_tokens", "max_window_tokens": 30_000], 2048, 1536, 192),
      (
        ["type": "rolling_tokens", "max_window_tokens": 1000, "rolling_window_tokens": 50], 2048,
        1000, 50
      ),
    ] as [(JSONValue?, Int, Int, Int)])
  func `Where the model's window is known a session rolls before it is full`(
    _ asked: JSONValue?, _ window: Int, _ most: Int, _ step: Int
  ) {
    let strategy = TruncationRule.strategy(asked: asked, seedTokens: 10, window: window)
    #expect(TruncationRule(strategy) == .rolling(window: most, step: step))
  }

  @Test(
    arguments: [
      ["type": "rolling_tokens", "rolling_tokens": false],
      ["type": "last_history_tokens", "last_history_tokens": 9000],
    ] as [JSONValue])
  func `What does not roll is left as it was asked for`(_ asked: JSONValue) {
    #expect(TruncationRule.strategy(asked: asked, seedTokens: 0, window: 512) == asked)
  }

  @Test func `A rule is scaled from another counter's tokens to the gateway's`() {
    #expect(
      TruncationRule.rolling(window: 100, step: 20).scaled(by: 2) == .rolling(window: 50, step: 10))
    #expect(
      TruncationRule.rolling(window: 100, step: 1).scaled(by: 4) == .rolling(window: 25, step: 1))
    #expect(TruncationRule.lastHistory(tokens: 7).scaled(by: 2) == .lastHistory(tokens: 7))
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
    TruncationRule.strategy(asked: nil, seedTokens: seedTokens, window: nil)
  }
}
