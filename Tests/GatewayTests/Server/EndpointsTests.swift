import HTTPStream
import Testing

@testable import Gateway

@Suite struct EndpointsTests {
  // MARK: Create

  @Test func `Create answers with id, ttl, mode, truncation and usage`() async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.create([
        "model": "m", "ttl": 3600,
        "messages": [["role": "system", "content": "four words of text"]],
      ])
      #expect(answer.status == 200)
      #expect(answer.headers[field: "x-request-id"]?.hasPrefix("req-") == true)
      let id = try #require(answer.json["id"]?.text)
      #expect(id.hasPrefix("ctx-") && id.count == "ctx-20241211104333-123456789".count)
      #expect(answer.json["ttl"] == 3600 && answer.json["mode"] == "session")
      #expect(answer.json["truncation_strategy"]?["type"] == "rolling_tokens")
      #expect(answer.json["usage"]?["prompt_tokens"]?.whole == 4 + 1 + 2 + 1 + 1)
      #expect(answer.json["usage"]?["prompt_tokens_details"]?["cached_tokens"] == 0)
    }
  }

  @Test func `A common_prefix reply has no truncation_strategy`() async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.create([
        "model": "m", "mode": "common_prefix", "messages": [["role": "user", "content": "x"]],
      ])
      #expect(answer.json["mode"] == "common_prefix" && answer.json["ttl"] == 86_400)
      #expect(answer.json["truncation_strategy"] == nil)
    }
  }

  @Test func `Nulls and an empty mode count as absent`() async throws {
    try await TestGateway.run { gateway in
      let created = try await gateway.create([
        "model": "m", "mode": "", "ttl": .null, "truncation_strategy": .null,
        "messages": [["role": "system", "content": .text(TestGateway.seed), "name": .null]],
      ])
      #expect(created.status == 200 && created.json["mode"] == "session")
      let answer = try await gateway.ask(
        created.json["id"]?.text ?? "", "harbour?",
        also: [
          "stream": .null, "stop": .null, "n": .null, "max_tokens": .null, "temperature": .null,
          "top_p": .null,
          "stream_options": .null, "tools": .null, "presence_penalty": .null,
        ])
      #expect(answer.status == 200 && answer.content().contains("closes at nine"))
    }
  }

  // MARK: Chat

  @Test func `A whole reply has choices, finish_reason and usage that adds up`() async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "When does the harbour close?")
      #expect(answer.json["object"] == "chat.completion" && answer.json["model"] == "m")
      #expect(answer.json["created"]?.whole ?? 0 > 1_700_000_000)
      #expect(answer.content().contains("closes at nine"))
      #expect(answer.json["choices"]?.items.first?["finish_reason"] == "stop")
      let usage = try #require(answer.usage)
      let cached = try #require(usage["prompt_tokens_details"]?["cached_tokens"]?.whole)
      let prompt = try #require(usage["prompt_tokens"]?.whole)
      let completion = try #require(usage["completion_tokens"]?.whole)
      #expect(cached > 0 && prompt > cached && completion > 10)
      #expect(usage["total_tokens"]?.whole == prompt + completion)
    }
  }

  @Test func `A stream says the same in pieces, then the end, and usage only when asked`()
    async throws
  {
    try await TestGateway.run { gateway in
      let id = try await gateway.context("common_prefix")
      let whole = try await gateway.ask(id, "harbour?")
      let plain = try await gateway.ask(id, "harbour?", also: ["stream": true])
      #expect(plain.headers[field: "Content-Type"] == "text/event-stream")
      #expect(plain.headers[field: "X-Accel-Buffering"] == "no")
      #expect(whole.headers[field: "X-Accel-Buffering"] == nil)
      #expect(plain.content() == whole.content())
      #expect(plain.events.last == "[DONE]" && plain.finishReasons == ["stop"])
      #expect(plain.usage == nil && plain.chunks.allSatisfy { $0["usage"] == .null })
      let counted = try await gateway.ask(
        id, "harbour?", also: ["stream": true, "stream_options": ["include_usage": true]])
      #expect(counted.usage == whole.usage)
      let last = try #require(counted.chunks.last)
      #expect(last["choices"] == [] && last["usage"] != .null)
      #expect(Set(counted.chunks.compactMap { $0["id"]?.text }).count == 1)
    }
  }

  @Test func `A session remembers its turns, a common prefix does not`() async throws {
    try await TestGateway.run { gateway in
      let session = try await gateway.context()
      _ = try await gateway.ask(session, "Who built the lighthouse?")
      let remembered = try await gateway.ask(session, "And why?")
      #expect(remembered.content().hasPrefix(GuideWords.english.foundBefore))
      let memory = try await gateway.server.memory(of: session)
      #expect(memory?.count == 4)
      let prefix = try await gateway.context("common_prefix")
      _ = try await gateway.ask(prefix, "Who built the lighthouse?")
      let forgotten = try await gateway.ask(prefix, "And why?")
      #expect(forgotten.content().hasPrefix(GuideWords.english.nothing))
      let none = try await gateway.server.memory(of: prefix)
      #expect(none?.isEmpty == true)
    }
  }

  @Test func `What a session remembers is cached the next time`() async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      let first = try await gateway.ask(id, "harbour?")
      let second = try await gateway.ask(id, "lighthouse?")
      func cached(_ answer: TestGateway.Answer) -> Int {
        answer.usage?["prompt_tokens_details"]?["cached_tokens"]?.whole ?? 0
      }
      #expect(cached(second) > cached(first))
    }
  }

  @Test func `Several choices come one after the other and are billed once for the prompt`()
    async throws
  {
    try await TestGateway.run { gateway in
      let id = try await gateway.context("common_prefix")
      let one = try await gateway.ask(id, "harbour?")
      let whole = try await gateway.ask(id, "harbour?", also: ["n": 3])
      #expect(whole.json["choices"]?.items.count == 3)
      #expect(whole.usage?["prompt_tokens"] == one.usage?["prompt_tokens"])
      #expect(
        whole.usage?["completion_tokens"]?.whole
          == 3 * (one.usage?["completion_tokens"]?.whole ?? 0))
      let stream = try await gateway.ask(id, "harbour?", also: ["n": 3, "stream": true])
      #expect(stream.finishReasons == ["stop", "stop", "stop"])
      for choice in 0..<3 { #expect(stream.content(choice) == one.content()) }
    }
  }

  @Test func `A session with several choices remembers the first`() async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "harbour?", also: ["n": 2, "stream": true])
      let memory = try #require(try await gateway.server.memory(of: id))
      #expect(memory.map(\.role) == ["user", "assistant"])
      #expect(memory.last?.content == answer.content(0))
    }
  }

  @Test(arguments: [true, false])
  func `max_tokens and stop end a reply where they say`(_ stream: Bool) async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context("common_prefix")
      let short = try await gateway.ask(
        id, "harbour?", also: ["max_tokens": 4, "stream": .bool(stream)])
      let stopped = try await gateway.ask(
        id, "harbour?", also: ["stop": ["regatta", "closes at"], "stream": .bool(stream)])
      #expect(stopped.content().hasSuffix("The harbour of Norrvik "))
      #expect(TokenCount.of(short.content()) <= 4 && !short.content().isEmpty)
      let reasons =
        stream
        ? [short, stopped].flatMap(\.finishReasons)
        : [short, stopped].compactMap { $0.json["choices"]?.items.first?["finish_reason"]?.text }
      #expect(reasons == ["length", "stop"])
    }
  }

  @Test func `A path that ends in chat completions without context is taken, too`() async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.send(
        "/chat/completions", ReplyWriter.encode(TestGateway.question(id, "harbour?")))
      #expect(answer.status == 200)
    }
  }

  @Test func `The shipped contexts are there and answer`() async throws {
    try await TestGateway.run { gateway in
      for shipped in ShippedContext.all {
        let answer = try await gateway.ask(
          shipped.contextID, "context 上下文", also: ["model": "guide"])
        #expect(answer.status == 200)
        #expect(answer.content().contains("**"))
      }
    }
  }

  @Test func `Requests are logged with what was sent, and nothing is where no log is wanted`()
    async throws
  {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      _ = try await gateway.chat(
        TestGateway.question(id, "harbour?", also: ["temperature": .number(0.5), "stream": true]),
        headers: [HTTPHeader("X-Client-Request-Id", "mine-1")])
      _ = try await gateway.ask(id, "", also: ["n": 0])
      let log = gateway.server.requests
      #expect(log.map(\.endpoint) == [.create, .chat, .chat])
      #expect(log.map(\.status) == [200, 200, 400])
      #expect(log[1].contextID == id && log[1].isStream && log[1].clientRequestID == "mine-1")
      #expect(log[1].messages == [GatewayRequest.Message(role: "user", content: "harbour?")])
      #expect(log[1].parameters.contains(#""temperature":0.5"#))
    }
    try await TestGateway.run({ $0.logsRequests = false }) { gateway in
      _ = try await gateway.context()
      #expect(gateway.server.requests.isEmpty)
    }
  }

  @Test func `A port that is taken is an error at once, and says which`() async throws {
    try await TestGateway.run { gateway in
      let port = try #require(
        UInt16(gateway.server.baseURL.split(separator: ":")[2].prefix { $0.isNumber }))
      let failure = await #expect(throws: GatewayError.self) {
        try await GatewayServer.start(GatewayServer.Settings(port: port))
      }
      #expect(failure?.message.contains("Port \(port) on 127.0.0.1 is not available") == true)
    }
  }
}
