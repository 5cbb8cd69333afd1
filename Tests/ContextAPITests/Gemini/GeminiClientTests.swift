import ChatModel
import FoundationEssentials
import HTTPStream
import Testing

@testable import ContextAPI

/// The client over a scripted transport, for an endpoint of the API `gemini`.
struct GeminiClientTests {
  private func client(_ transport: ScriptedTransport) -> ContextClient {
    ContextClient(
      endpoint: Endpoint(
        baseURL: "https://example.com/v1beta", api: .gemini, key: APIKey("AIza-secret")),
      transport: transport, retry: .never)
  }

  private let seed = [Message(role: .user, content: "s")]

  private static let context =
    #"{"name":"cachedContents/abc","model":"models/gemini-3","createTime":"2026-09-07T10:00:00.5Z","updateTime":"2026-09-07T10:00:00.5Z","expireTime":"2026-09-07T11:00:00.500000Z","displayName":"manual","usageMetadata":{"totalTokenCount":1630}}"#

  private func reason(_ work: () async throws(APIError) -> Void) async -> APIError.Kind? {
    do { try await work() } catch { return error.kind }
    return nil
  }

  private static func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

  @Test func `a context is created, with the end that the server names`() async throws {
    let transport = ScriptedTransport(.response(200, [Self.context]))
    let created = try await client(transport).create(
      CreateContextRequest(model: "gemini-3", messages: seed))
    #expect(created.id == "cachedContents/abc")
    #expect(created.ttl == nil)
    #expect(created.expiresAt == (try Self.date("2026-09-07T11:00:00Z")).addingTimeInterval(0.5))
    #expect(created.mode == .commonPrefix)
    #expect(created.usage == Usage(promptTokens: 1630))
    #expect(created.model == "gemini-3")
    let request = transport.requests[0]
    #expect(request.method == "POST")
    #expect(request.url == "https://example.com/v1beta/cachedContents")
    #expect(request.headers[field: "x-goog-api-key"] == "AIza-secret")
    #expect(request.headers[field: "Authorization"] == nil)
  }

  @Test(arguments: [
    ("2026-09-07T11:00:00Z", "2026-09-07T11:00:00Z", 0),
    ("2026-09-07T13:00:00+02:00", "2026-09-07T11:00:00Z", 0),
    ("2026-09-07T07:30:00-03:30", "2026-09-07T11:00:00Z", 0),
    ("2026-09-07T11:00:00.123456789Z", "2026-09-07T11:00:00Z", 0.123_456_789),
    ("2026-09-07t11:00:00.25z", "2026-09-07T11:00:00Z", 0.25),
    ("2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59Z", 0.999),
    ("soon", nil, 0), ("", nil, 0), (String(repeating: "9", count: 100), nil, 0),
  ])
  func `the end is read with fractions and offsets`(
    text: String, expected: String?, fraction: Double
  ) async throws {
    let json = #"{"name":"cachedContents/a","expireTime":"\#(text)"}"#
    let created = try await client(ScriptedTransport(.response(200, [json]))).create(
      CreateContextRequest(model: "m", messages: seed))
    let date = try expected.map { try Self.date($0).addingTimeInterval(fraction) }
    let difference = date.map { abs(created.expiresAt?.timeIntervalSince($0) ?? 1) }
    #expect((difference ?? 0) < 0.001)
    #expect((created.expiresAt == nil) == (expected == nil))
  }

  /// Trap: Google's own client takes a 200 with an error for a good answer.
  @Test(arguments: [
    (#"{"error":{"code":503,"message":"m","status":"UNAVAILABLE"}}"#, APIError.Kind.server),
    (#"{"model":"models/m"}"#, .protocolViolation), (#"{"name":""}"#, .protocolViolation),
    ("[]", .protocolViolation), ("", .protocolViolation), ("<html>", .wrongBaseURL),
  ])
  func `an answer without a name is an error`(body: String, kind: APIError.Kind) async {
    let client = client(ScriptedTransport(.response(200, [body]), .response(200, [body])))
    let seed = seed
    #expect(
      await reason { () throws(APIError) in
        _ = try await client.create(CreateContextRequest(model: "m", messages: seed))
      } == kind)
    #expect(
      await reason { () throws(APIError) in _ = try await client.extend("a", seconds: 60) } == kind)
  }

  @Test func `a turn goes to its model and its reply streams`() async throws {
    let event =
      #"data: {"candidates":[{"content":{"parts":[{"text":"Hi"}]},"finishReason":"STOP"}]}"#
      + "\r\n\r\n"
    let transport = ScriptedTransport(.response(200, [event]))
    var text = ""
    var last: ChatEvent?
    let request = ChatRequest(
      contextID: "cachedContents/abc", model: "gemini-3", messages: seed, mode: .commonPrefix)
    for await event in client(transport).stream(request) {
      if case .delta(let deltas) = event { text += deltas.map(\.content).joined() }
      last = event
    }
    #expect(text == "Hi")
    #expect(last == .ended(.finished(StreamSummary())))
    #expect(
      transport.requests[0].url
        == "https://example.com/v1beta/models/gemini-3:streamGenerateContent?alt=sse")
  }

  @Test func `a turn that finds its context gone is not sent again`() async {
    let gone =
      #"{"error":{"code":403,"message":"CachedContent not found (or permission denied)","status":"PERMISSION_DENIED"}}"#
    let transport = ScriptedTransport(.response(403, [gone]))
    let client = client(transport)
    let request = ChatRequest(contextID: "cachedContents/abc", model: "m", messages: seed)
    #expect(
      await reason { () throws(APIError) in _ = try await client.complete(request) } == .contextLost
    )
    #expect(transport.requests.count == 1)
  }

  // MARK: Managing

  @Test func `every page of the list is read`() async throws {
    let transport = ScriptedTransport(
      .response(200, [#"{"cachedContents":[\#(Self.context)],"nextPageToken":"p/2"}"#]),
      .response(200, [#"{"cachedContents":[{"name":"cachedContents/b"},{"x":1}]}"#]))
    let contexts = try await client(transport).contexts()
    #expect(contexts.map(\.id) == ["cachedContents/abc", "cachedContents/b"])
    #expect(contexts[0].label == "manual")
    #expect(contexts[0].model == "gemini-3")
    #expect(contexts[0].tokens == 1630)
    #expect(
      contexts[0].createdAt == (try Self.date("2026-09-07T10:00:00Z")).addingTimeInterval(0.5))
    #expect(contexts[1] == ServerContext(id: "cachedContents/b"))
    #expect(
      transport.requests.map(\.url) == [
        "https://example.com/v1beta/cachedContents?pageSize=1000",
        "https://example.com/v1beta/cachedContents?pageSize=1000&pageToken=p%2F2",
      ])
    #expect(transport.requests.allSatisfy { $0.method == "GET" && $0.body.isEmpty })
  }

  @Test func `an empty list is an empty object, and an error is none`() async throws {
    #expect(try await client(ScriptedTransport(.response(200, ["{}"]))).contexts() == [])
    #expect(
      try await client(ScriptedTransport(.response(200, [#"{"cachedContents":[]}"#]))).contexts()
        == []
    )
    let failing = client(
      ScriptedTransport(.response(200, [#"{"error":{"code":403,"message":"no"}}"#])))
    #expect(await reason { () throws(APIError) in _ = try await failing.contexts() } == .account)
  }

  /// Trap: use does not extend a context, only this call does.
  @Test func `an extension tells the new end`() async throws {
    let transport = ScriptedTransport(.response(200, [Self.context]))
    let context = try await client(transport).extend("cachedContents/abc", seconds: 7200)
    #expect(context.expiresAt == (try Self.date("2026-09-07T11:00:00Z")).addingTimeInterval(0.5))
    #expect(transport.requests[0].method == "PATCH")
    #expect(transport.requests[0].url == "https://example.com/v1beta/cachedContents/abc")
    #expect(transport.requests[0].body == Array(#"{"ttl":"7200s"}"#.utf8))
    let capabilities = client(transport).capabilities
    #expect(capabilities.lifetime == .absolute(60...31_536_000, standard: 3600))
    #expect(capabilities.canExtend && capabilities.canList && capabilities.deletion == .whole)
  }

  /// Trap: a delete of one that has expired is a 403, and has done what was asked.
  @Test(arguments: [
    (200, "{}"), (200, ""), (204, ""),
    (
      403,
      #"{"error":{"code":403,"message":"CachedContent not found (or permission denied)","status":"PERMISSION_DENIED"}}"#
    ),
    (404, #"{"error":{"code":404,"message":"cachedContent not found","status":"NOT_FOUND"}}"#),
  ])
  func `a delete is done, also of one that is gone`(status: Int, body: String) async throws {
    let transport = ScriptedTransport(.response(status, [body]))
    try await client(transport).delete("cachedContents/abc")
    #expect(transport.requests[0].method == "DELETE")
    #expect(transport.requests[0].body.isEmpty)
  }

  @Test func `a delete that was refused is told`() async {
    let failing = client(
      ScriptedTransport(
        .response(403, [#"{"error":{"code":403,"message":"no","status":"PERMISSION_DENIED"}}"#])))
    #expect(
      await reason { () throws(APIError) in try await failing.delete("cachedContents/a") }
        == .account
    )
  }

  @Test func `models are those that can answer, by their short names`() async throws {
    let json =
      #"{"models":[{"name":"models/gemini-3-flash","supportedGenerationMethods":["generateContent","createCachedContent"]},{"name":"models/embedding","supportedGenerationMethods":["embedContent"]},{"name":"tunedModels/mine","supportedGenerationMethods":["generateContent"]},{"name":"models/plain"}]}"#
    let names = try await client(ScriptedTransport(.response(200, [json]))).models()
    #expect(names == ["gemini-3-flash", "tunedModels/mine", "plain"])
  }
}
