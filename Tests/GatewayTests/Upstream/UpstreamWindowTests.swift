import ChatTestSupport
import Testing

@testable import Gateway

@Suite struct UpstreamWindowTests {
  private static let hello = ScriptedUpstream.stream(
    #"{"choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":"stop"}]}"#, "[DONE]")
  /// llama.cpp b6000 and later.
  private static let tooLong = """
    {"error":{"code":400,"message":"the request exceeds the available context size, try increasing it",\
    "type":"exceed_context_size_error","n_prompt_tokens":1649,"n_ctx":512}}
    """

  /// Runs `body` with a gateway before an upstream server.
  private static func run(
    _ upstream: ScriptedUpstream, window: Int? = nil, models: ModelNames = .only("behind"),
    _ body: (TestGateway) async throws -> Void
  ) async throws {
    try await TestGateway.run(
      { $0.answers = .upstream(Upstream(url: upstream.url, models: models, window: window)) }, body)
  }

  /// Looks at the window that a new session context is told to have.
  private static func expectWindow(_ window: Int, _ gateway: TestGateway) async throws {
    let answer = try await gateway.create([
      "model": "m", "messages": [["role": "system", "content": "seed"]],
    ])
    #expect(answer.json["truncation_strategy"]?["max_window_tokens"]?.whole == window)
  }

  @Test func `The option counts, and the server is not asked`() async throws {
    let upstream = try ScriptedUpstream(Self.hello)
    try await Self.run(upstream, window: 2048) { gateway in
      try await Self.expectWindow(1536, gateway)
      #expect(upstream.looks.isEmpty)
    }
  }

  @Test(arguments: [
    (#"{"id":"behind","max_model_len":2048}"#, 1536),
    (#"{"id":"other","max_model_len":1024},{"id":"behind","context_length":2048}"#, 1536),
    (#"{"id":"behind","context_window":2048}"#, 1536),
    (#"{"id":"behind","loaded_context_length":2048,"max_context_length":8192}"#, 1536),
    // A server with one model may give it any name.
    (#"{"id":"/models/x.gguf","max_model_len":2048}"#, 1536),
    (#"{"id":"a","max_model_len":2048},{"id":"b","max_model_len":4096}"#, 32_768),
    (#"{"id":"behind"}"#, 32_768), (#"{"id":"behind","max_model_len":0}"#, 32_768),
  ])
  func `The list of models tells`(_ models: String, _ window: Int) async throws {
    let upstream = try ScriptedUpstream(Self.hello)
    upstream.tell("/v1/models", #"{"object":"list","data":[\#(models)]}"#)
    try await Self.run(upstream) { gateway in
      try await Self.expectWindow(window, gateway)
      try await Self.expectWindow(window, gateway)
      #expect(upstream.looks.count == 1)
    }
  }

  @Test func `llama.cpp tells at another path what a slot takes`() async throws {
    let upstream = try ScriptedUpstream(Self.hello)
    upstream.tell(
      "/v1/models",
      #"{"data":[{"id":"x.gguf","owned_by":"llamacpp","meta":{"n_ctx_train":32768}}]}"#)
    upstream.tell("/props", #"{"default_generation_settings":{"n_ctx":1024},"total_slots":4}"#)
    try await Self.run(upstream) { try await Self.expectWindow(768, $0) }
  }

  @Test func `Nobody who tells is no obstacle`() async throws {
    let upstream = try ScriptedUpstream(Self.hello)
    try await Self.run(upstream) { try await Self.expectWindow(32_768, $0) }
  }

  @Test(arguments: [true, false])
  func `A refusal tells what was too long, and new contexts know it`(_ stream: Bool) async throws {
    let upstream = try ScriptedUpstream(ScriptedUpstream.response(400, Self.tooLong))
    try await Self.run(upstream) { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "hi", also: ["stream": .bool(stream)])
      #expect(answer.status == 400 && answer.code == "context_length_exceeded")
      #expect(answer.json["error"]?["n_ctx"] == 512)
      #expect(answer.json["error"]?["n_prompt_tokens"] == 1649)
      #expect(answer.message.contains("(1649 tokens) does not fit into the model's window of 512"))
      try await Self.expectWindow(384, gateway)
    }
  }

  @Test func `What a refusal told is known after a new start, for some days`() async throws {
    let folder = try TemporaryFolder()
    let clock = TestClock()
    let upstream = try ScriptedUpstream(ScriptedUpstream.response(400, Self.tooLong))
    let settings: (inout GatewayServer.Settings) -> Void = {
      $0.answers = .upstream(Upstream(url: upstream.url, models: .only("behind")))
      $0.databasePath = folder.database
      $0.now = { clock.now }
    }
    try await TestGateway.run(settings) { gateway in
      let answer = try await gateway.ask(try await gateway.context(), "hi")
      #expect(answer.status == 400)
    }
    try await TestGateway.run(settings) { gateway in
      try await Self.expectWindow(384, gateway)
      clock.advance(8 * 86_400)
      try await Self.expectWindow(32_768, gateway)
      // What the server tells now counts more.
      clock.advance(-8 * 86_400)
    }
    upstream.tell("/v1/models", #"{"data":[{"id":"behind","max_model_len":2048}]}"#)
    try await TestGateway.run(settings) { try await Self.expectWindow(1536, $0) }
  }

  @Test func `A refusal inside a stream is the same`() async throws {
    let upstream = try ScriptedUpstream(ScriptedUpstream.stream(Self.tooLong))
    try await Self.run(upstream) { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "hi")
      #expect(answer.status == 400 && answer.code == "context_length_exceeded")
      try await Self.expectWindow(384, gateway)
    }
  }

  @Test func `OpenAI's clients get its own code`() async throws {
    let upstream = try ScriptedUpstream(ScriptedUpstream.response(400, Self.tooLong))
    try await Self.run(upstream) { gateway in
      let answer = try await gateway.request(
        "POST", "/v1/responses", ["model": "m", "input": "hi"])
      #expect(answer.status == 400 && answer.code == "context_length_exceeded")
      #expect(answer.json["error"]?["n_ctx"] == 512)
    }
  }

  /// The server counts many tokens for each of ours, so its window is full much earlier.
  @Test func `A session rolls by the tokens that the server counts`() async throws {
    let words = String(repeating: "word ", count: 20)
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.stream(
        #"{"choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":"stop"}]}"#,
        #"{"choices":[],"usage":{"prompt_tokens":2000,"completion_tokens":1}}"#, "[DONE]"))
    try await Self.run(upstream, window: 160) { gateway in
      let id = try await gateway.context(seed: "seed")
      for _ in 0..<3 { _ = try await gateway.ask(id, words) }
      let sent = upstream.requests.map { $0.body["messages"]?.items.count }
      // By our own count all of it would fit: 63 tokens of 120.
      #expect(sent == [2, 2, 2])
      #expect(try await gateway.server.memory(of: id)?.count == 6)
    }
  }
}
