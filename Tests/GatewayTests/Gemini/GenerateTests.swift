import HTTPStream
import Testing

@testable import Gateway

@Suite struct GenerateTests {
  private static func turns(_ texts: String...) -> JSONValue {
    .list(
      texts.enumerated().map { place, text in
        [
          "role": place.isMultiple(of: 2) ? "user" : "model", "parts": [["text": .text(text)]],
        ]
      })
  }

  private static func generate(
    _ gateway: TestGateway, _ fields: [String: JSONValue], model: String = "m",
    stream: Bool = false
  ) async throws -> TestGateway.Answer {
    let verb = stream ? "streamGenerateContent?alt=sse" : "generateContent"
    return try await gateway.request("POST", "/v1beta/models/\(model):\(verb)", .object(fields))
  }

  private static func text(_ answer: TestGateway.Answer) -> String {
    (answer.json == .null ? answer.chunks : [answer.json]).compactMap { $0["candidates"] }
      .flatMap(\.items).flatMap { $0["content"]?["parts"]?.items ?? [] }
      .compactMap { $0["text"]?.text }.joined()
  }

  private static func usage(_ answer: TestGateway.Answer, _ name: String) -> Int? {
    (answer.json == .null ? answer.chunks.last : answer.json)?["usageMetadata"]?[name]?.whole
  }

  @Test func `Content is generated with and without a cached content`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let plain = try await Self.generate(
        gateway,
        [
          "contents": Self.turns("a", "b", "c"),
          "systemInstruction": ["parts": [["text": "i"]]],
        ])
      #expect(Self.text(plain) == "system=i user=a assistant=b user=c")
      #expect(plain.json["modelVersion"] == "m" && plain.json["responseId"]?.text != nil)
      #expect(plain.json["candidates"]?.items.first?["finishReason"] == "STOP")
      #expect(Self.usage(plain, "cachedContentTokenCount") == nil)
      let name = try await CachedContentsTests.make(gateway)
      let cached = try await Self.generate(
        gateway, ["cachedContent": .text(name), "contents": Self.turns("q")])
      #expect(Self.text(cached) == "system=s user=a long document user=q")
    }
  }

  // Trap 8: the prompt includes what is cached.
  @Test func `The counts add up, and the cached ones are inside the prompt`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let name = try await CachedContentsTests.make(gateway)
      for isStream in [false, true] {
        let answer = try await Self.generate(
          gateway, ["cachedContent": .text(name), "contents": Self.turns("q")], stream: isStream)
        let prompt = try #require(Self.usage(answer, "promptTokenCount"))
        let candidates = try #require(Self.usage(answer, "candidatesTokenCount"))
        #expect(Self.usage(answer, "cachedContentTokenCount") == 13 && prompt == 18)
        #expect(Self.usage(answer, "totalTokenCount") == prompt + candidates)
        #expect(Self.usage(answer, "thoughtsTokenCount") == nil)
      }
    }
  }

  @Test func `A stream is whole objects without a last word`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let answer = try await Self.generate(
        gateway, ["contents": Self.turns("one two three")], stream: true)
      #expect(answer.headers[field: "Content-Type"] == "text/event-stream")
      #expect(answer.names.isEmpty && !answer.text.contains("[DONE]"))
      #expect(Self.text(answer) == "user=one two three")
      let reasons = answer.chunks.map { $0["candidates"]?.items.first?["finishReason"] }
      #expect(reasons.count > 3 && reasons.last == .some("STOP"))
      #expect(reasons.dropLast().allSatisfy { $0 == nil })
      // The counts grow: only the last ones are right.
      #expect(answer.chunks.first?["usageMetadata"]?["candidatesTokenCount"] == nil)
      let list = try await gateway.request(
        "POST", "/v1/models/m:streamGenerateContent", ["contents": Self.turns("a")])
      #expect(list.json.items.count == 1)
    }
  }

  // Traps 6 and 7: what the cached content has is refused beside it.
  private static let held: [(String, JSONValue)] = [
    ("systemInstruction", ["parts": [["text": "s"]]]), ("tools", [[:]]), ("toolConfig", [:]),
    ("system_instruction", ["parts": [["text": "s"]]]), ("tool_config", [:]),
  ]

  @Test(arguments: held)
  func `Beside a cached content neither system nor tools`(
    _ name: String, _ value: JSONValue
  ) async throws {
    try await CachedContentsTests.run { gateway, _ in
      let cache = try await CachedContentsTests.make(gateway)
      let answer = try await Self.generate(
        gateway, ["cachedContent": .text(cache), "contents": Self.turns("q"), name: value])
      #expect(answer.status == 400 && answer.json["error"]?["status"] == "INVALID_ARGUMENT")
      let alone = try await Self.generate(gateway, ["contents": Self.turns("q"), name: value])
      #expect(alone.status == 200)
    }
  }

  @Test func `Contents that are cached and sent again are billed again`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let cache = try await CachedContentsTests.make(gateway)
      let answer = try await Self.generate(
        gateway,
        ["cachedContent": .text(cache), "contents": Self.turns("a long document", "b", "c")])
      #expect(answer.status == 200 && Self.usage(answer, "promptTokenCount") == 13 + 8 + 5 + 5)
    }
  }

  @Test func `The model must be the one of the cached content`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let cache = try await CachedContentsTests.make(gateway)
      let fields: [String: JSONValue] = [
        "cachedContent": .text(cache), "contents": Self.turns("q"),
      ]
      let other = try await Self.generate(gateway, fields, model: "other")
      #expect(other.status == 400 && other.message.contains("models/m"))
      #expect(try await Self.generate(gateway, fields).status == 200)
    }
  }

  // Trap 3: use does not extend it.
  @Test func `Use does not move the end`() async throws {
    try await CachedContentsTests.run { gateway, clock in
      let cache = try await CachedContentsTests.make(gateway, ["ttl": "100s"])
      let fields: [String: JSONValue] = [
        "cachedContent": .text(cache), "contents": Self.turns("q"),
      ]
      let before = try await gateway.request("GET", "/v1beta/\(cache)").json
      clock.advance(60)
      #expect(try await Self.generate(gateway, fields).status == 200)
      #expect(try await gateway.request("GET", "/v1beta/\(cache)").json == before)
      clock.advance(60)
      #expect(try await Self.generate(gateway, fields, stream: true).status == 403)
    }
  }

  // Trap 8: thoughts are outside the candidates.
  @Test func `Thoughts are counted beside the candidates, and said when wanted`() async throws {
    let responder = ScriptedResponder { sink in
      sink.yield(.reasoning("think hard"))
      sink.yield(.content("yes"))
    }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      for isStream in [false, true] {
        let silent = try await Self.generate(
          gateway, ["contents": Self.turns("q")], stream: isStream)
        #expect(Self.text(silent) == "yes")
        #expect(Self.usage(silent, "candidatesTokenCount") == 1)
        #expect(Self.usage(silent, "thoughtsTokenCount") == 3)
        #expect(Self.usage(silent, "totalTokenCount") == 5 + 1 + 3)
        let told = try await Self.generate(
          gateway,
          [
            "contents": Self.turns("q"),
            "generationConfig": ["thinkingConfig": ["includeThoughts": true]],
          ], stream: isStream)
        #expect(Self.text(told) == "think hardyes" && told.text.contains("\"thought\":true"))
      }
    }
  }

  @Test func `Limits of the request hold`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let cut = try await Self.generate(
        gateway,
        [
          "contents": Self.turns("one two three four"),
          "generationConfig": ["maxOutputTokens": 3, "temperature": 1, "topP": 1],
        ])
      #expect(cut.json["candidates"]?.items.first?["finishReason"] == "MAX_TOKENS")
      let stopped = try await Self.generate(
        gateway,
        [
          "contents": Self.turns("one two three"),
          "generation_config": ["stop_sequences": ["two"]],
        ])
      #expect(Self.text(stopped) == "user=one ")
      for fields: [String: JSONValue] in [
        [:], ["contents": []], ["contents": [["role": "assistant", "parts": [["text": "a"]]]]],
        ["contents": Self.turns("a"), "generationConfig": ["maxOutputTokens": "many"]],
      ] {
        #expect(try await Self.generate(gateway, fields).status == 400)
      }
    }
  }

  @Test(arguments: [
    GatewayFault.disconnect(afterPercent: 50), .eof(afterPercent: 50), .errorEvent, .failed,
    .goneEvent, .goneFailed, .garbage, .split, .noDone, .expired, .status(503),
  ])
  func `Faults spoil these streams, too`(_ fault: GatewayFault) async throws {
    try await CachedContentsTests.run { gateway, _ in
      let cache = try await CachedContentsTests.make(gateway)
      gateway.server.inject([fault], into: .generate)
      let answer = try await Self.generate(
        gateway, ["cachedContent": .text(cache), "contents": Self.turns("a b c d e f")],
        stream: true)
      let last = answer.chunks.last
      let isFinished = last?["candidates"]?.items.first?["finishReason"] == "STOP"
      switch fault {
      case .garbage, .split, .noDone: #expect(isFinished)
      case .disconnect: #expect(answer.failure != nil && !isFinished)
      case .eof: #expect(answer.failure == nil && !isFinished && answer.status == 200)
      case .expired: #expect(answer.status == 403)
      case .status: #expect(answer.json["error"]?["status"] == "UNAVAILABLE")
      case .goneEvent, .goneFailed:
        #expect(answer.status == 200 && last?["error"]?["status"] == "PERMISSION_DENIED")
      default: #expect(answer.status == 200 && last?["error"]?["status"] == "INTERNAL")
      }
    }
  }
}
