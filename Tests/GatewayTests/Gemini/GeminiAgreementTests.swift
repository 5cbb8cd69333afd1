import ChatModel
import ContextAPI
import FoundationEssentials
import HTTPStream
import Testing

@testable import Gateway

/// Our client, in the API `gemini`, with the embedded server: each was written by itself, and they agree.
@Suite struct GeminiAgreementTests {
  private let seed = [
    Message(role: .system, content: "s1"), Message(role: .user, content: "a long document"),
  ]

  private func client(_ gateway: TestGateway, key: String? = nil) -> ContextClient {
    let base = gateway.server.baseURL.dropLast("/v1".count) + "/v1beta"
    return ContextClient(
      endpoint: Endpoint(
        baseURL: String(base), api: .gemini, key: APIKey(key ?? gateway.server.key)),
      transport: CurlTransport(), retry: .never)
  }

  private func creation(label: String = "doc", ttl: Int? = nil) -> CreateContextRequest {
    CreateContextRequest(model: "m", messages: seed, label: label, mode: .commonPrefix, ttl: ttl)
  }

  private func turn(_ id: String, _ texts: String..., model: String = "m") -> ChatRequest {
    let messages = texts.enumerated().map { place, text in
      Message(role: place % 2 == 0 ? .user : .assistant, content: text)
    }
    return ChatRequest(contextID: id, model: model, messages: messages, mode: .commonPrefix)
  }

  private func error(_ work: () async throws -> Void) async -> APIError? {
    do { try await work() } catch { return error as? APIError }
    return nil
  }

  @Test func `A context is made, listed, extended, used and deleted`() async throws {
    try await CachedContentsTests.run { gateway, clock in
      let client = client(gateway)
      #expect(try await client.contexts() == [])
      let made = try await client.create(creation(ttl: 600))
      #expect(made.expiresAt == clock.now.addingTimeInterval(600))
      #expect(made.mode == .commonPrefix && made.model == "m")
      let tokens = try #require(made.usage?.promptTokens)
      let listed = try await client.contexts()
      #expect(listed.map(\.id) == [made.id] && listed.map(\.label) == ["doc"])
      #expect(listed[0].expiresAt == made.expiresAt && listed[0].tokens == tokens)
      #expect(listed[0].createdAt == clock.now)
      let longer = try await client.extend(made.id, seconds: 7200)
      #expect(longer.expiresAt == clock.now.addingTimeInterval(7200))

      let reply = try await client.complete(turn(made.id, "one", "two", "three"))
      #expect(
        reply.choices[0].content
          == "system=s1 user=a long document user=one assistant=two user=three")
      #expect(reply.choices[0].finishReason == .stop)
      #expect(reply.usage?.cachedTokens == tokens)
      #expect(reply.usage?.promptTokens ?? 0 > tokens)
      var text = ""
      var last: ChatEvent?
      for await event in client.stream(turn(made.id, "one", "two", "three")) {
        if case .delta(let deltas) = event { text += deltas.map(\.content).joined() }
        last = event
      }
      #expect(text == reply.choices[0].content)
      guard case .ended(.finished(let summary))? = last else {
        Issue.record("\(String(describing: last))")
        return
      }
      #expect(summary.usage == reply.usage)

      try await client.delete(made.id)
      try await client.delete(made.id)
      #expect(try await client.contexts() == [])
      #expect(
        await error { _ = try await client.complete(turn(made.id, "one")) }?.kind == .contextLost)
      #expect(
        await error { _ = try await client.extend(made.id, seconds: 60) }?.kind == .contextLost)
    }
  }

  @Test func `Use extends nothing, and the end comes when it was told`() async throws {
    try await CachedContentsTests.run { gateway, clock in
      let client = client(gateway)
      let made = try await client.create(creation(ttl: 60))
      clock.advance(59)
      _ = try await client.complete(turn(made.id, "one"))
      clock.advance(2)
      #expect(
        await error { _ = try await client.complete(turn(made.id, "one")) }?.kind == .contextLost)
    }
  }

  @Test func `A seed that is too short is told with both numbers`() async throws {
    try await CachedContentsTests.run(least: 1024) { gateway, _ in
      let error = await error { _ = try await client(gateway).create(creation()) }
      #expect(error?.kind == .badRequest)
      #expect(error?.minimumTokens == 1024)
      #expect(error?.message.contains("a cache of this model needs at least 1,024") == true)
    }
  }

  @Test func `Another model, another key and a list of models`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let client = client(gateway)
      let made = try await client.create(creation())
      #expect(
        await error { _ = try await client.complete(turn(made.id, "one", model: "x")) }?.kind
          == .model
      )
      #expect(!(try await client.models()).isEmpty)
      let stranger = self.client(gateway, key: "wrong")
      #expect(await error { _ = try await stranger.contexts() }?.kind == .key)
    }
  }

  @Test func `Without a cache, and in plain chat, everything is sent`() async throws {
    try await CachedContentsTests.run { gateway, _ in
      let here = try await client(gateway).create(
        CreateContextRequest(model: "m", messages: seed, mode: .local))
      var request = turn(here.id, "one", "two", "three")
      request.seed = seed
      request.mode = .local
      let answer = "system=s1 user=a long document"
      #expect(
        try await client(gateway).complete(request).choices[0].content
          .hasPrefix(answer))
      let chat = ContextClient(
        endpoint: Endpoint(
          baseURL: gateway.server.baseURL, api: .chat, key: APIKey(gateway.server.key)),
        transport: CurlTransport(), retry: .never)
      let plain = try await chat.complete(request)
      #expect(plain.choices[0].content.hasPrefix(answer))
      #expect(plain.choices[0].content.hasSuffix("assistant=two user=three"))
      #expect(plain.choices[0].finishReason == .stop)
    }
  }
}
