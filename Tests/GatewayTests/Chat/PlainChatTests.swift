import HTTPStream
import Testing

@testable import Gateway

@Suite struct PlainChatTests {
  private static func chat(
    _ gateway: TestGateway, _ texts: [String], also fields: [String: JSONValue] = [:]
  ) async throws -> TestGateway.Answer {
    let roles = ["system", "user", "assistant"]
    let messages = texts.enumerated().map { place, text -> JSONValue in
      let role = place == 0 ? 0 : (place % 2 == 1 ? 1 : 2)
      return ["role": .text(roles[role]), "content": .text(text)]
    }
    let body: [String: JSONValue] = ["model": "m", "messages": .list(messages)]
    return try await gateway.request(
      "POST", "/v1/chat/completions", .object(body.merging(fields) { $1 }))
  }

  private static func cached(_ answer: TestGateway.Answer) -> Int? {
    answer.usage?["prompt_tokens_details"]?["cached_tokens"]?.whole
  }

  @Test func `A chat without a context says everything itself`() async throws {
    try await TestGateway.run(TestGateway.echo) { gateway in
      let answer = try await Self.chat(gateway, ["s", "a"])
      #expect(answer.status == 200 && answer.json["object"] == "chat.completion")
      #expect(answer.content() == "system=s user=a")
      let stream = try await Self.chat(
        gateway, ["s", "a"], also: ["stream": true, "stream_options": ["include_usage": true]])
      #expect(stream.content() == "system=s user=a" && stream.events.last == "[DONE]")
      #expect(stream.usage?["prompt_tokens"] == answer.usage?["prompt_tokens"])
    }
  }

  @Test func `A developer's message is a system message`() async throws {
    try await TestGateway.run(TestGateway.echo) { gateway in
      let answer = try await gateway.request(
        "POST", "/v1/chat/completions",
        [
          "model": "m",
          "messages": [
            ["role": "developer", "content": "s"], ["role": "user", "content": "a"],
          ],
        ])
      #expect(answer.status == 200 && answer.content() == "system=s user=a")
    }
  }

  @Test func `What an earlier request began with is cached`() async throws {
    try await TestGateway.run(TestGateway.echo) { gateway in
      let first = try await Self.chat(gateway, ["s", "a"])
      #expect(Self.cached(first) == 0)
      let second = try await Self.chat(gateway, ["s", "a", first.content(), "b"])
      let read = (first.usage?["prompt_tokens"]?.whole ?? 0)
      #expect(Self.cached(second) == read + TokenCount.of([.assistant(first.content())]))
      let edited = try await Self.chat(gateway, ["s", "x"])
      #expect(Self.cached(edited) == TokenCount.of([.system("s")]))
      #expect(Self.cached(try await Self.chat(gateway, ["t", "a"])) == 0)
      let same = try await Self.chat(gateway, ["t", "a"])
      #expect(Self.cached(same) == same.usage?["prompt_tokens"]?.whole)
    }
  }

  @Test func `The guide answers from what the chat begins with`() async throws {
    try await TestGateway.run { gateway in
      let answer = try await Self.chat(gateway, [TestGateway.seed, "When does the harbour close?"])
      #expect(answer.content().contains("closes at nine"))
      let alone = try await gateway.request(
        "POST", "/v1/chat/completions",
        ["model": "m", "messages": [["role": "user", "content": "harbour?"]]])
      #expect(alone.status == 200 && !alone.content().isEmpty)
    }
  }

  @Test func `At the context's own path a chat needs a context`() async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.chat(
        ["model": "m", "messages": [["role": "user", "content": "a"]]])
      #expect(answer.status == 400 && answer.code == "MissingParameter.context_id")
      let id = try await gateway.context()
      let chat = try await gateway.send(
        "/chat/completions", ReplyWriter.encode(TestGateway.question(id, "harbour?")))
      #expect(chat.content().contains("closes at nine"))
    }
  }

  @Test func `Faults spoil a plain chat`() async throws {
    try await TestGateway.run(TestGateway.echo) { gateway in
      gateway.server.inject([.eof(afterPercent: 50), .errorEvent, .status(429, retryAfter: 1)])
      let cut = try await Self.chat(gateway, ["s", "a"], also: ["stream": true])
      #expect(cut.finishReasons.isEmpty && cut.status == 200)
      let error = try await Self.chat(gateway, ["s", "a"], also: ["stream": true])
      #expect(error.chunks.last?["error"]?["code"] == "InternalServiceError")
      #expect(try await Self.chat(gateway, ["s", "a"]).status == 429)
    }
  }

  @Test func `Models are listed in the form of who asks`() async throws {
    try await TestGateway.run { gateway in
      let list = try await gateway.request("GET", "/v1/models")
      #expect(list.json["object"] == "list")
      #expect(list.json["data"]?.items.compactMap { $0["id"]?.text } == ["guide"])
      let one = try await gateway.request("GET", "/v1/models/guide")
      #expect(one.json["object"] == "model")
      let none = try await gateway.request("GET", "/v1/models/other")
      #expect(none.status == 404 && none.code == "model_not_found")
      let google = try await gateway.request("GET", "/v1beta/models")
      #expect(google.json["models"]?.items.first?["name"] == "models/guide")
      let model = try await gateway.request("GET", "/v1beta/models/guide")
      #expect(model.json["name"] == "models/guide")
    }
  }
}
