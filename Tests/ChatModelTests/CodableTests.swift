import FoundationEssentials
import Testing

@testable import ChatModel

/// What is stored comes back as it was.
struct CodableTests {
  private let date = Date(timeIntervalSince1970: 1_700_000_000)

  private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
    let json = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: json) == value)
  }

  @Test func `contexts`() throws {
    try roundTrip(
      CachedContext(
        label: "今日は", contextID: "projects/1/cachedContents/2", mode: .commonPrefix, model: "m",
        profile: "p", ttl: 3600, truncation: .rollingTokens(maxWindow: 5, rollingWindow: nil),
        seed: [Message(role: .system, content: "s\n\u{2028}")],
        sources: [ContextSource(path: "-", bytes: 3, sha256: "ab")], createdAt: date,
        lastUsedAt: date, creationUsage: Usage(promptTokens: 3),
        lineage: [LineageEntry(contextID: "old", retiredAt: date, reason: .rewound)], notes: "n"))
  }

  @Test(
    arguments: [
      .queued, .sending, .streaming, .stopping, .ended(.unconfirmed),
      .waiting(until: Date(timeIntervalSince1970: 5), reason: "busy"),
    ] as [TurnPhase])
  func `turns in every phase`(phase: TurnPhase) throws {
    try roundTrip(
      Turn(
        conversation: .random(), parent: .random(), system: "s", prompt: "p",
        choices: [Choice(content: "c", reasoning: "r", finishReason: .length)], phase: phase,
        usage: Usage(promptTokens: 1), timings: TurnTimings(createdAt: date, sentAt: date),
        contextID: "c", parameters: Parameters(temperature: 0.7), failure: "f"))
  }

  @Test func `conversations and drafts`() throws {
    try roundTrip(
      Conversation(
        context: .random(), title: "t", head: .random(), createdAt: date,
        parameters: Parameters(stop: ["x"]), system: "s", isUnread: true, forkedFrom: .random()))
    try roundTrip(Draft(text: "x", caret: 1))
  }

  @Test(arguments: [
    (
      TruncationStrategy.lastHistoryTokens(4096),
      #"{"last_history_tokens":4096,"type":"last_history_tokens"}"#
    ),
    (
      .rollingTokens(maxWindow: 32768, rollingWindow: 4096),
      #"{"max_window_tokens":32768,"rolling_tokens":true,"rolling_window_tokens":4096,"type":"rolling_tokens"}"#
    ),
    (
      .rollingTokens(maxWindow: nil, rollingWindow: nil),
      #"{"rolling_tokens":true,"type":"rolling_tokens"}"#
    ),
    (.other("new"), #"{"type":"new"}"#),
  ])
  func `truncation strategies have the API's own form`(strategy: TruncationStrategy, json: String)
    throws
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(strategy), as: UTF8.self) == json)
    try roundTrip(strategy)
  }

  @Test func `a last_history_tokens without its number has the API's default`() throws {
    let json = Data(#"{"type":"last_history_tokens"}"#.utf8)
    #expect(
      try JSONDecoder().decode(TruncationStrategy.self, from: json) == .lastHistoryTokens(4096))
  }

  @Test func `an unknown finish reason is kept`() throws {
    try roundTrip(FinishReason(rawValue: "some_new_word"))
  }

  @Test(arguments: ["session", "common_prefix", "unknown"])
  func `modes have the API's words`(word: String) throws {
    #expect(ContextMode(rawValue: word)?.rawValue == word)
  }
}
