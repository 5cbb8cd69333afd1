import FoundationEssentials
import Testing

@testable import ChatModel

/// Records that another version wrote: an earlier one did not know every member, a later one knows more.
@Suite struct StoredRecordTests {
  /// Any JSON, to take members out of it.
  private enum JSON: Codable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])
    case null

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let list = try? value.decode([JSON].self) {
        self = .list(list)
      } else if let object = try? value.decode([String: JSON].self) {
        self = .object(object)
      } else {
        self = .null
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .flag(let flag): try container.encode(flag)
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      case .list(let list): try container.encode(list)
      case .object(let object): try container.encode(object)
      case .null: try container.encodeNil()
      }
    }
  }

  private static let date = Date(timeIntervalSince1970: 1_700_000_000)

  /// A record with every member set, and the members without which it is none.
  private func check<Value: Codable & Equatable>(_ value: Value, needs needed: Set<String>) throws {
    let name: Comment = "\(Value.self)"
    let whole = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: whole) == value, name)
    let members = try JSONDecoder().decode([String: JSON].self, from: whole)
    func read(_ members: [String: JSON]) -> Value? {
      let data = try? JSONEncoder().encode(members)
      return data.flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
    }
    let missed = members.keys.filter { key in read(members.filter { $0.key != key }) == nil }
    #expect(Set(missed) == needed, name)
    let fewest = try #require(read(members.filter { needed.contains($0.key) }), name)
    // What may be missing may be null as well.
    let nulls = members.mapValues { _ in JSON.null }.merging(
      members.filter { needed.contains($0.key) }
    ) { $1 }
    #expect(read(nulls) == fewest, name)
    #expect(read(members.merging(["of a later version": .list([.null])]) { $1 }) == value, name)
    for key in needed {
      #expect(read(members.merging([key: .object(["other": .flag(true)])]) { $1 }) == nil, name)
    }
  }

  @Test func `Parameters may all be missing`() throws {
    try check(
      Parameters(
        temperature: 0.5, topP: 1, n: 2, stop: ["x"], maxTokens: 3, presencePenalty: -1,
        frequencyPenalty: 1), needs: [])
  }

  @Test func `A node is known by its id`() throws {
    try check(TurnNode(id: "n", parent: "p", expiresAt: Self.date, isKept: true), needs: ["id"])
  }

  @Test func `A source is a path with what was in it`() throws {
    try check(
      ContextSource(path: "f", bytes: 1, sha256: "ab", base: "/b", folder: "d"),
      needs: ["path", "bytes", "sha256"])
  }

  @Test func `An id of the past has its end and the reason`() throws {
    try check(
      LineageEntry(
        contextID: "o", retiredAt: Self.date, reason: .lost, createdAt: Self.date,
        expiresAt: Self.date, creationUsage: Usage(promptTokens: 1)),
      needs: ["contextID", "retiredAt", "reason"])
  }

  @Test func `Counts may all be missing, and a price is in a currency`() throws {
    var usage = Usage(
      promptTokens: 9, completionTokens: 2, totalTokens: 3, cachedTokens: 4, reasoningTokens: 5)
    usage = Usage(sum: usage, comparedTokens: 6)
    try check(usage, needs: [])
    try check(
      Price(currency: "$", input: 1, cachedInput: 2, output: 3, storagePerHour: 4),
      needs: ["currency"])
  }

  @Test func `Times begin with the key that was pressed`() throws {
    try check(
      TurnTimings(
        createdAt: Self.date, sentAt: Self.date, firstTokenAt: Self.date, endedAt: Self.date),
      needs: ["createdAt"])
  }

  @Test(arguments: [
    "{}", #"{"type":7}"#, "[]", #""rolling_tokens""#, "null",
    #"{"type":"last_history_tokens","last_history_tokens":"4096"}"#,
    #"{"type":"last_history_tokens","last_history_tokens":1.5}"#,
    #"{"type":"rolling_tokens","max_window_tokens":[]}"#,
  ])
  func `A truncation that is none is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TruncationStrategy.self, from: Data(text.utf8))
    }
  }
}
