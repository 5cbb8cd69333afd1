import Testing

@testable import Gateway

/// What the server behind the gateway did not count is not counted: no estimate looks like its word.
@Suite struct UpstreamUsageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The member of the last chunk, or of the whole reply.
    var told: String
    var usage: JSONValue?

    init(_ name: String, _ told: String, _ usage: JSONValue?) {
      testDescription = name
      self.told = told
      self.usage = usage
    }
  }

  static let cases: [Case] = [
    Case(
      "all of it",
      #","usage":{"prompt_tokens":90,"completion_tokens":7,"total_tokens":97,"prompt_tokens_details":{"cached_tokens":64}}"#,
      [
        "prompt_tokens": 90, "completion_tokens": 7, "total_tokens": 97,
        "prompt_tokens_details": ["cached_tokens": 64],
      ]),
    Case(
      "nothing of the cache", #","usage":{"prompt_tokens":90,"completion_tokens":7}"#,
      ["prompt_tokens": 90, "completion_tokens": 7, "total_tokens": 97]),
    Case(
      "zeros", #","usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}"#,
      ["prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0]),
    Case("only the total", #","usage":{"total_tokens":97}"#, ["total_tokens": 97]),
    Case("only the prompt", #","usage":{"prompt_tokens":90}"#, ["prompt_tokens": 90]),
    Case("only the reply", #","usage":{"completion_tokens":7}"#, ["completion_tokens": 7]),
    Case(
      "only what was cached", #","usage":{"cached_tokens":64}"#,
      [
        "prompt_tokens_details": ["cached_tokens": 64]
      ]),
    Case(
      "nulls inside",
      #","usage":{"prompt_tokens":null,"completion_tokens":7,"prompt_tokens_details":null}"#,
      ["completion_tokens": 7]),
    Case("null", #","usage":null"#, nil), Case("nothing", "", nil),
    Case("an empty one", #","usage":{}"#, nil), Case("a word", #","usage":"none""#, nil),
  ]

  private static func run(
    _ script: String, _ mode: String, _ body: (TestGateway, String) async throws -> Void
  ) async throws {
    let upstream = try ScriptedUpstream(script)
    try await TestGateway.run({
      $0.answers = .upstream(url: upstream.url, model: "behind", key: nil)
    }) { gateway in try await body(gateway, try await gateway.context(mode)) }
  }

  private static let asks: [String: JSONValue] = [
    "stream": true, "stream_options": ["include_usage": true],
  ]

  private static func stream(_ told: String) -> String {
    ScriptedUpstream.stream(
      #"{"choices":[{"delta":{"content":"ok"},"finish_reason":"stop"}]}"#,
      #"{"choices":[]\#(told)}"#, "[DONE]")
  }

  @Test(arguments: cases, ["session", "common_prefix"])
  func `A reply has the counts that were reported, and no others`(
    _ item: Case, _ mode: String
  ) async throws {
    try await Self.run(Self.stream(item.told), mode) { gateway, id in
      let whole = try await gateway.ask(id, "hi")
      #expect(whole.content() == "ok" && whole.json["usage"] == item.usage, "\(whole.text)")
      let stream = try await gateway.ask(id, "hi", also: Self.asks)
      #expect(stream.content() == "ok" && stream.usage == item.usage, "\(stream.text)")
      #expect(stream.events.last == "[DONE]" && stream.finishReasons == ["stop"])
      let plain = try await gateway.ask(id, "hi", also: ["stream": true])
      #expect(plain.content() == "ok" && plain.usage == nil)
    }
  }

  @Test(arguments: cases)
  func `So it is where the server behind answers in one piece`(_ item: Case) async throws {
    let body =
      #"{"choices":[{"message":{"content":"ok"},"finish_reason":"stop"}]\#(item.told)}"#
    try await Self.run(ScriptedUpstream.response(200, body), "session") { gateway, id in
      let whole = try await gateway.ask(id, "hi")
      #expect(whole.content() == "ok" && whole.json["usage"] == item.usage, "\(whole.text)")
      let stream = try await gateway.ask(id, "hi", also: Self.asks)
      #expect(stream.content() == "ok" && stream.usage == item.usage, "\(stream.text)")
    }
  }

  @Test(arguments: cases)
  func `So it is in the other APIs`(_ item: Case) async throws {
    try await Self.run(Self.stream(item.told), "session") { gateway, _ in
      let prompt = item.usage?["prompt_tokens"]
      let completion = item.usage?["completion_tokens"]
      let cached = item.usage?["prompt_tokens_details"]?["cached_tokens"]
      let response = try await gateway.respond("hi")
      let usage = response.response?["usage"]
      #expect(response.outputText == "ok")
      if prompt != nil, completion != nil {
        #expect(usage?["input_tokens"] == prompt && usage?["output_tokens"] == completion)
        #expect(usage?["input_tokens_details"]?["cached_tokens"] == cached)
      } else {
        #expect(usage == .some(.null))
      }
      let contents: JSONValue = ["contents": [["parts": [["text": "hi"]]]]]
      let generated = try await gateway.request(
        "POST", "/v1beta/models/behind:generateContent", contents)
      let metadata = generated.json["usageMetadata"]
      #expect(metadata?["promptTokenCount"] == prompt, "\(generated.text)")
      #expect(metadata?["candidatesTokenCount"] == completion)
      #expect(metadata?["cachedContentTokenCount"] == cached)
      let chat = try await gateway.request(
        "POST", "/v1/chat/completions",
        ["model": "behind", "messages": [["role": "user", "content": "hi"]]])
      #expect(chat.content() == "ok" && chat.json["usage"] == item.usage)
    }
  }

  @Test func `What only the server behind can count is not told before`() async throws {
    try await Self.run(Self.stream(""), "session") { gateway, _ in
      let made = try await gateway.request(
        "POST", "/v1beta/cachedContents",
        ["model": "models/behind", "contents": [["parts": [["text": "hi"]]]]])
      #expect(made.status == 200 && made.json["usageMetadata"] == nil)
      let count = try await gateway.respond("hi", at: "/v1/responses/input_tokens")
      #expect(count.status == 501)
    }
  }

  @Test(arguments: ["session", "common_prefix"])
  func `A creation has no counts: nobody has counted its seed`(_ mode: String) async throws {
    try await Self.run(Self.stream(""), mode) { gateway, _ in
      let answer = try await gateway.create([
        "model": "m", "mode": .text(mode), "messages": [["role": "system", "content": "words"]],
      ])
      #expect(answer.status == 200 && answer.json["usage"] == nil, "\(answer.text)")
      #expect(answer.json["id"]?.text?.hasPrefix("ctx-") == true)
    }
  }

  @Test func `Of several choices the sum is known only when each was counted`() async throws {
    let counted = Self.stream(#","usage":{"prompt_tokens":9,"completion_tokens":2}"#)
    for (scripts, usage) in [
      ([counted, counted], ["prompt_tokens": 9, "completion_tokens": 4, "total_tokens": 13]),
      ([counted, Self.stream("")], ["prompt_tokens": 9]),
    ] as [([String], JSONValue)] {
      let upstream = try ScriptedUpstream(scripts[0], scripts[1])
      try await TestGateway.run({
        $0.answers = .upstream(url: upstream.url, model: "behind", key: nil)
      }) { gateway in
        let answer = try await gateway.ask(try await gateway.context(), "hi", also: ["n": 2])
        #expect(answer.json["usage"] == usage, "\(answer.text)")
      }
    }
  }
}
