import Testing

@testable import Gateway

@Suite struct UpstreamModelsTests {
  private static let hello = ScriptedUpstream.stream(
    #"{"choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":"stop"}]}"#, "[DONE]")
  private static let list =
    #"{"object":"list","data":[{"id":"big","max_model_len":2048},{"id":"small"}]}"#

  /// Runs `body` with a gateway before an upstream server that lists two models.
  private static func run(
    _ words: [String], _ script: String = hello,
    _ body: (TestGateway, ScriptedUpstream) async throws -> Void
  ) async throws {
    let upstream = try ScriptedUpstream(script)
    upstream.tell("/v1/models", list)
    let models = try #require(ModelNames(words: words))
    try await TestGateway.run({
      $0.answers = .upstream(Upstream(url: upstream.url, models: models))
    }) { try await body($0, upstream) }
  }

  private static func chat(_ model: String) -> JSONValue {
    ["model": .text(model), "messages": [["role": "user", "content": "hi"]]]
  }

  @Test(arguments: [
    ([], "big", "big"), ([], "anything", "anything"), (["one"], "anything", "one"),
    (["fast=small", "big"], "fast", "small"), (["fast=small", "big"], "big", "big"),
    (["fast=a=b"], "fast", "a=b"),
  ])
  func `The client's model goes through`(
    _ words: [String], _ asked: String, _ got: String
  ) async throws {
    try await Self.run(words) { gateway, upstream in
      let answer = try await gateway.request("POST", "/v1/chat/completions", Self.chat(asked))
      #expect(answer.status == 200 && upstream.requests.first?.body["model"] == .text(got))
      // The reply names who served it.
      #expect(answer.json["model"] == .text(got))
      let made = try await gateway.create([
        "model": .text(asked), "messages": [["role": "system", "content": "s"]],
      ])
      #expect(made.json["model"] == .text(asked))
      let id = made.json["id"]?.text ?? ""
      let asks = try await gateway.ask(id, "hi", also: ["model": .text(asked), "stream": true])
      #expect(asks.chunks.first?["model"] == .text(got))
      #expect(upstream.requests.last?.body["model"] == .text(got))
    }
  }

  @Test func `Google's names of models are understood`() async throws {
    try await Self.run(["fast=small", "big"]) { gateway, upstream in
      let answer = try await gateway.request(
        "POST", "/v1beta/models/fast:generateContent",
        ["contents": [["role": "user", "parts": [["text": "hi"]]]]])
      #expect(answer.status == 200 && answer.json["modelVersion"] == "small")
      #expect(upstream.requests.first?.body["model"] == "small")
    }
  }

  @Test func `The model that the server names is the one that is shown`() async throws {
    let reply = ScriptedUpstream.stream(
      #"{"model":"big-2026","choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":"stop"}]}"#,
      "[DONE]")
    try await Self.run([], reply) { gateway, _ in
      let chat = try await gateway.request("POST", "/v1/chat/completions", Self.chat("big"))
      #expect(chat.json["model"] == "big-2026")
      let response = try await gateway.request(
        "POST", "/v1/responses", ["model": "big", "input": "hi"])
      #expect(response.json["model"] == "big-2026")
    }
  }

  @Test func `A name that is not mapped is refused with those that are`() async throws {
    try await Self.run(["fast=small", "big"]) { gateway, upstream in
      let answers = [
        try await gateway.request("POST", "/v1/chat/completions", Self.chat("slow")),
        try await gateway.create([
          "model": "slow", "messages": [["role": "system", "content": "s"]],
        ]),
      ]
      for answer in answers {
        #expect(answer.status == 404 && answer.code == "InvalidEndpointOrModel.NotFound")
        #expect(answer.message == "The gateway has no model slow. It has: fast, big.")
      }
      #expect(upstream.requests.isEmpty)
    }
  }

  @Test func `Models are listed with their windows`() async throws {
    try await Self.run([]) { gateway, _ in
      let list = try await gateway.request("GET", "/v1/models")
      #expect(list.json["data"]?.items.map { $0["id"]?.text } == ["big", "small"])
      #expect(list.json["data"]?.items.map { $0["max_model_len"]?.whole } == [2048, nil])
      #expect(try await gateway.request("GET", "/v1/models/small").json["id"] == "small")
      #expect(try await gateway.request("GET", "/v1/models/none").status == 404)
    }
    try await Self.run(["fast=big"]) { gateway, _ in
      let list = try await gateway.request("GET", "/v1/models")
      #expect(list.json["data"]?.items.map { $0["id"]?.text } == ["fast"])
      #expect(list.json["data"]?.items.map { $0["max_model_len"]?.whole } == [2048])
    }
  }

  @Test func `Without a server there is no list`() async throws {
    let upstream = try ScriptedUpstream(Self.hello)
    try await TestGateway.run({ $0.answers = .upstream(Upstream(url: upstream.url)) }) { gateway in
      let list = try await gateway.request("GET", "/v1/models")
      #expect(list.status == 502 && list.message.contains("does not list its models (status 404)"))
    }
  }

  @Test func `Parameters that servers may know go through, others of ours do not`() async throws {
    try await Self.run([]) { gateway, upstream in
      let known: [String: JSONValue] = [
        "top_k": 40, "min_p": .number(0.05), "seed": 7, "logit_bias": ["15": -1],
        "max_completion_tokens": 9, "reasoning_effort": "low", "repeat_penalty": .number(1.1),
        "chat_template_kwargs": ["enable_thinking": false], "user": "u", "temperature": 1,
      ]
      let own: [String: JSONValue] = ["tools": [], "logprobs": true, "n": 1, "x": .null]
      var fields = known.merging(own) { $1 }
      fields["model"] = "big"
      fields["messages"] = [["role": "user", "content": "hi"]]
      let answer = try await gateway.request("POST", "/v1/chat/completions", .object(fields))
      #expect(answer.status == 200)
      guard case .object(let sent)? = upstream.requests.first?.body else { return }
      for (name, value) in known { #expect(sent[name] == value, "\(name)") }
      #expect(
        Set(sent.keys).subtracting(known.keys) == ["model", "messages", "stream", "stream_options"])
    }
  }

  @Test func `A wrong value is still refused here`() async throws {
    try await Self.run([]) { gateway, upstream in
      for wrong in [["temperature": 9], ["max_completion_tokens": "x"]] as [[String: JSONValue]] {
        var fields = wrong
        fields["model"] = "big"
        fields["messages"] = [["role": "user", "content": "hi"]]
        let answer = try await gateway.request("POST", "/v1/chat/completions", .object(fields))
        #expect(answer.status == 400 && answer.param == wrong.keys.first)
      }
      #expect(upstream.requests.isEmpty)
    }
  }
}
