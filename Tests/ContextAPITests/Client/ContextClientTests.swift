import Basics
import ChatModel
import CompletionReading
import HTTPStream
import Testing

@testable import ContextAPI

/// The client over a scripted transport: what it sends, when it sends again, what it makes of
/// answers.
struct ContextClientTests {
  private let seed = [Message(role: .system, content: "You are terse.")]
  private let question = [Message(role: .user, content: "Why?")]

  /// Seconds that were waited for.
  private let waits = Locked<[Double]>([])

  private func client(_ transport: ScriptedTransport, retry: RetryPolicy = .standard)
    -> ContextClient
  {
    ContextClient(
      endpoint: Endpoint(baseURL: "https://example.com/v1", key: APIKey("sk-secret-key")),
      transport: transport, retry: retry,
      sleep: { [waits] seconds in waits.withLock { $0.append(seconds) } }, jitter: { 0.5 })
  }

  private func create(_ transport: ScriptedTransport) async -> Result<ContextCreated, APIError> {
    do {
      return .success(
        try await client(transport).create(CreateContextRequest(model: "m", messages: seed)))
    } catch {
      return .failure(error)
    }
  }

  private func complete(
    _ transport: ScriptedTransport, parameters: Parameters = Parameters()
  ) async -> Result<ChatReply, APIError> {
    do {
      return .success(
        try await client(transport).complete(
          ChatRequest(contextID: "ctx", model: "m", messages: question, parameters: parameters)))
    } catch {
      return .failure(error)
    }
  }

  private func stream(
    _ transport: ScriptedTransport, parameters: Parameters = Parameters(), includeUsage: Bool = true
  ) async -> [ChatEvent] {
    let request = ChatRequest(
      contextID: "ctx", model: "m", messages: question, parameters: parameters,
      includeUsage: includeUsage)
    var events: [ChatEvent] = []
    for await event in client(transport).stream(request) { events.append(event) }
    return events
  }

  private let events = [
    #"data: {"id":"c","model":"m-1","choices":[{"index":0,"delta":{"content":"Be"}}]}"# + "\n\n",
    #"data: {"choices":[{"index":0,"delta":{"content":"cause"},"finish_reason":"stop"}]}"# + "\n\n",
    #"data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":1}}"#
      + "\n\ndata: [DONE]\n\n",
  ]
  private let whole =
    #"{"id":"c","model":"m-1","choices":[{"message":{"role":"assistant","content":"Because"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1}}"#

  private func isEnded(_ event: ChatEvent?) -> Bool {
    if case .ended(.finished) = event { true } else { false }
  }

  // MARK: Headers

  @Test func `the end is waited for a short while after the last word`() async {
    let stop =
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n"
    let open = ScriptedTransport(.response(200, [stop, ": x\n\n"]))
    let usual = ScriptedTransport(.response(200, [stop + "data: [DONE]\n\n"]))
    for transport in [open, usual] {
      guard case .ended(.finished)? = await stream(transport).last else {
        Issue.record("The reply has no end.")
        return
      }
    }
    #expect(open.ends.value == [ReplyTail.wait])
    #expect(usual.ends.value.isEmpty)
  }

  @Test func `requests carry what the API page asks for`() async {
    let transport = ScriptedTransport(
      .response(200, [#"{"id":"ctx-1"}"#]), .response(200, [whole]), .response(200, events))
    _ = await create(transport)
    _ = await complete(transport)
    _ = await stream(transport)
    let requests = transport.requests
    #expect(
      requests.map(\.url) == [
        "https://example.com/v1/context/create", "https://example.com/v1/context/chat/completions",
        "https://example.com/v1/context/chat/completions",
      ])
    #expect(requests.allSatisfy { $0.method == "POST" })
    #expect(requests.allSatisfy { $0.headers[field: "Content-Type"] == "application/json" })
    #expect(requests.allSatisfy { $0.headers[field: "Authorization"] == "Bearer sk-secret-key" })
    #expect(requests.allSatisfy { $0.headers[field: "Accept-Encoding"] == nil })
    #expect(
      requests.map { $0.headers[field: "Accept"] } == [
        "application/json", "application/json", "text/event-stream, application/json",
      ])
    #expect(Set(requests.compactMap { $0.headers[field: "X-Client-Request-Id"] }).count == 3)
  }

  @Test func `without a key no authorization goes out`() async throws {
    let transport = ScriptedTransport(.response(200, [#"{"id":"ctx-1"}"#]))
    let client = ContextClient(
      endpoint: Endpoint(baseURL: "http://127.0.0.1", key: nil), transport: transport)
    _ = try await client.create(CreateContextRequest(model: "m", messages: seed))
    #expect(transport.requests[0].headers[field: "Authorization"] == nil)
  }

  @Test(arguments: ["", " \n", "sk-\u{e9}", "sk-a b"])
  func `a key that cannot be sent is reported before anything goes out`(key: String) async {
    let transport = ScriptedTransport()
    let client = ContextClient(
      endpoint: Endpoint(baseURL: "https://example.com", key: APIKey(key)), transport: transport)
    let error = await #expect(throws: APIError.self) {
      try await client.create(CreateContextRequest(model: "m", messages: seed))
    }
    #expect(error?.kind == .key)
    #expect(error?.requestWasSent == false)
    #expect(transport.requests.isEmpty)
  }

  // MARK: Create

  @Test(arguments: [
    (
      #"{"id":"ctx-1","ttl":3600,"truncation_strategy":{"type":"last_history_tokens","last_history_tokens":4096},"usage":{"prompt_tokens":14,"completion_tokens":0,"total_tokens":14,"prompt_tokens_details":{"cached_tokens":2}},"mode":"session","model":"m-1"}"#,
      ContextCreated(
        id: "ctx-1", ttl: 3600, mode: .session, truncation: .lastHistoryTokens(4096),
        usage: Usage(promptTokens: 14, completionTokens: 0, totalTokens: 14, cachedTokens: 2),
        model: "m-1")
    ),
    (
      #"{"id":"ctx-1","ttl":"3600","mode":"common_prefix"}"#,
      ContextCreated(id: "ctx-1", ttl: 3600, mode: .commonPrefix)
    ),
    (
      #"{"id":"projects/1/cachedContents/2","mode":"strange","ttl":null,"usage":null}"#,
      ContextCreated(id: "projects/1/cachedContents/2")
    ),
    (
      #"{"id":"x","truncation_strategy":{"type":"rolling_tokens","rolling_tokens":true,"max_window_tokens":32768,"rolling_window_tokens":4096}}"#,
      ContextCreated(id: "x", truncation: .rollingTokens(maxWindow: 32768, rollingWindow: 4096))
    ),
    (
      #"{"id":"x","truncation_strategy":{"type":"new"}}"#,
      ContextCreated(id: "x", truncation: .other("new"))
    ),
    (
      #"{"id":"x","truncation_strategy":"auto","ttl":1e300}"#, ContextCreated(id: "x", ttl: 1 << 53)
    ),
    (#"{"context_id":"x"}"#, ContextCreated(id: "x")),
  ])
  func `the answer to a creation is read leniently`(json: String, expected: ContextCreated) async {
    #expect(await create(ScriptedTransport(.response(200, [json]))) == .success(expected))
  }

  @Test func `a creation keeps the request's name`() async throws {
    let transport = ScriptedTransport(
      .response(200, [HTTPHeader("X-Tt-Logid", "log")], [#"{"id":"x"}"#]))
    #expect(try await create(transport).get().requestID == "log")
  }

  @Test(
    arguments: [
      ("", .protocolViolation), ("{}", .protocolViolation), ("[]", .protocolViolation),
      ("<html></html>", .wrongBaseURL), (#"{"id":""}"#, .protocolViolation),
      (#"{"error":{"code":"AuthenticationError","message":"no"}}"#, .key),
    ] as [(String, APIError.Kind)])
  func `an answer without an id is an error`(body: String, kind: APIError.Kind) async {
    guard case .failure(let error) = await create(ScriptedTransport(.response(200, [body]))) else {
      Issue.record("no error")
      return
    }
    #expect(error.kind == kind)
  }

  @Test func `a creation is tried again, and the server's wish wins`() async throws {
    let transport = ScriptedTransport(
      .failure(.refused), .response(503, [HTTPHeader("Retry-After", "7")], ["busy"]),
      .response(200, [#"{"id":"x"}"#]))
    #expect(try await create(transport).get().id == "x")
    #expect(waits.withLock { $0 } == [0.5, 7])
    let ids = transport.requests.compactMap { $0.headers[field: "X-Client-Request-Id"] }
    #expect(Set(ids).count == 3)
    #expect(Set(transport.requests.map(\.body)).count == 1)
  }

  @Test func `a creation gives up after three attempts`() async {
    let transport = ScriptedTransport(
      .response(500, [""]), .response(500, [""]), .response(500, ["last"]))
    guard case .failure(let error) = await create(transport) else {
      Issue.record("no error")
      return
    }
    #expect(error.serverMessage == "last")
    #expect(transport.requests.count == 3)
  }

  @Test func `a creation that breaks a rule is not sent`() async {
    let transport = ScriptedTransport()
    let error = await #expect(throws: APIError.self) {
      try await client(transport).create(CreateContextRequest(model: "m", messages: seed, ttl: 5))
    }
    #expect(error?.kind == .invalidParameters)
    #expect(transport.requests.isEmpty)
  }

  // MARK: Complete

  @Test func `a whole reply is read`() async throws {
    let usage = Usage(promptTokens: 3, completionTokens: 1)
    let expected = ChatReply(
      choices: [Choice(content: "Because", finishReason: .stop)],
      usage: usage, model: "m-1", id: "c", requestID: "r",
      end: .finished(StreamSummary(usage: usage, model: "m-1", id: "c")))
    let headers = [
      HTTPHeader("x-request-id", "r"), HTTPHeader("Content-Type", "text/event-stream"),
    ]
    #expect(
      try await complete(ScriptedTransport(.response(200, headers, [whole]))).get() == expected)
    #expect(
      try await complete(ScriptedTransport(.response(200, headers, events))).get() == expected)
  }

  @Test func `alternatives come in the order of their index`() async throws {
    let json =
      #"{"choices":[{"index":1,"message":{"content":"b"}},{"index":0,"message":{"content":"a"}}]}"#
    let reply = try await complete(
      ScriptedTransport(.response(200, [json])), parameters: Parameters(n: 2)
    ).get()
    #expect(reply.choices.map(\.content) == ["a", "b"])
  }

  @Test func `a stream that was cut is a truncated reply`() async throws {
    let reply = try await complete(ScriptedTransport(.response(200, [events[0]]))).get()
    #expect(reply.end == .truncated)
    #expect(reply.choices == [Choice(content: "Be")])
  }

  @Test(arguments: [
    #"{"choices":[{"message":{"content":"Be"},"finish_reason":"error"}]}"#,
    #"{"choices":[{"message":{"content":"Be"},"finish_reason":"sings"}]}"#,
    #"{"choices":[{"message":{"content":"Be"},"finish_reason":"stop","error":{"message":"m"}}]}"#,
    #"{"choices":[{"message":{"content":"Be"},"finish_reason":"stop"}],"error":{"message":"m"}}"#,
    #"{"choices":[{"message":{"content":"Be"#,
  ])
  func `what came of a reply that failed is not lost`(json: String) async throws {
    let reply = try await complete(ScriptedTransport(.response(200, [json]))).get()
    #expect(reply.choices.map(\.content) == ["Be"])
    guard case .failed = reply.end else {
      Issue.record("not failed: \(reply.end)")
      return
    }
  }

  @Test func `a turn that may have run is not sent again`() async {
    for answer in [
      ScriptedTransport.Answer.response(500, ["boom"]), .failure(.broken), .response(408, [""]),
      .response(200, [""]),
      .response(200, [#"{"error":{"code":"ServerOverloaded","message":"x"}}"#]),
    ] {
      let transport = ScriptedTransport(answer, .response(200, [whole]))
      guard case .failure(let error) = await complete(transport) else {
        Issue.record("no error")
        continue
      }
      #expect(error.requestWasSent)
      #expect(transport.requests.count == 1)
    }
  }

  @Test func `a turn that was refused for the moment is sent again`() async throws {
    let busy = #"{"error":{"code":"OperationDenied.InvalidState","message":"InProgress"}}"#
    let transport = ScriptedTransport(
      .response(403, [busy]), .response(429, [HTTPHeader("Retry-After", "2")], [""]),
      .failure(.refused), .response(200, [whole]))
    _ = try await complete(transport).get()
    #expect(transport.requests.count == 4)
    #expect(waits.withLock { $0 } == [0.5, 2, 0.5])
  }

  // MARK: Stream

  @Test func `a stream is opened, told and ended`() async {
    let transport = ScriptedTransport(.response(200, [HTTPHeader("X-Request-Id", "r")], events))
    let events = await stream(transport)
    guard case .opened(let info)? = events.first else {
      Issue.record("not opened")
      return
    }
    #expect(info.requestID == "r")
    #expect(info.clientRequestID == transport.requests[0].headers[field: "X-Client-Request-Id"])
    #expect(
      events.dropFirst() == [
        .model("m-1"), .delta([ChoiceDelta(content: "Be")]),
        .delta([ChoiceDelta(content: "cause", finishReason: .stop)]),
        .usage(Usage(promptTokens: 3, completionTokens: 1)),
        .ended(
          .finished(
            StreamSummary(
              usage: Usage(promptTokens: 3, completionTokens: 1), model: "m-1", id: "c"))),
      ])
  }

  @Test func `a whole reply to a stream is reported as one`() async {
    let events = await stream(ScriptedTransport(.response(200, [whole])))
    #expect(events.contains(.delta([ChoiceDelta(content: "Because", finishReason: .stop)])))
    #expect(isEnded(events.last))
  }

  @Test func `waiting to send again is reported`() async {
    let transport = ScriptedTransport(
      .response(429, [HTTPHeader("Retry-After", "3")], [#"{"error":{"code":"ServerOverloaded"}}"#]),
      .response(200, events))
    let events = await stream(transport)
    guard case .retrying(3, let reason, let error)? = events.first else {
      Issue.record("not told")
      return
    }
    #expect(reason == "the server accepts no more requests for now")
    #expect(error.code == "ServerOverloaded")
    #expect(waits.withLock { $0 } == [3])
    #expect(isEnded(events.last))
  }

  @Test func `sending again is bounded`() async {
    let busy = ScriptedTransport.Answer.response(429, [""])
    let transport = ScriptedTransport(busy, busy, busy, busy, busy, busy, busy)
    let events = await stream(transport)
    #expect(transport.requests.count == 5)
    #expect(events.count == 5)
    guard case .ended(.failed(let error))? = events.last else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .rateLimited(canClear: true))
    #expect(waits.withLock { $0 } == [0.5, 1, 2, 4])
  }

  @Test func `a server without stream_options is asked again without`() async {
    let refusal =
      #"{"error":{"code":"InvalidParameter","message":"unknown","param":"stream_options"}}"#
    let transport = ScriptedTransport(.response(400, [refusal]), .response(200, events))
    let events = await stream(transport)
    #expect(isEnded(events.last))
    #expect(waits.withLock { $0 }.isEmpty)
    let bodies = transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies.map { $0.contains("stream_options") } == [true, false])
  }

  @Test func `it is asked again once only`() async {
    let refusal = ScriptedTransport.Answer.response(
      400, [#"{"error":{"message":"stream_options?"}}"#])
    let transport = ScriptedTransport(refusal, refusal, refusal)
    let events = await stream(transport)
    #expect(transport.requests.count == 2)
    guard case .ended(.failed(let error))? = events.last else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .badRequest)
  }

  @Test func `a request that breaks a rule is not sent`() async {
    let transport = ScriptedTransport()
    let events = await stream(transport, parameters: Parameters(temperature: 5))
    #expect(transport.requests.isEmpty)
    guard events.count == 1, case .ended(.failed(let error))? = events.first else {
      Issue.record("not refused")
      return
    }
    #expect(error.kind == .invalidParameters)
    #expect(error.message.contains("temperature"))
  }

  @Test func `an error page is an error, also when it breaks off`() async {
    let events = await stream(
      ScriptedTransport(
        .response(404, [], [#"{"error":{"code":"NotFound.Context","message":"gone"}}"#], .broken)))
    guard events.count == 1, case .ended(.failed(let error))? = events.first else {
      Issue.record("not refused")
      return
    }
    #expect(error.kind == .contextLost)
    #expect(!error.requestWasSent)
  }

  @Test func `an endless error page is read only so far`() async {
    let page = Array(repeating: String(repeating: "x", count: 65536), count: 100)
    let events = await stream(ScriptedTransport(.response(500, page)))
    guard events.count == 1, case .ended(.failed(let error))? = events.first else {
      Issue.record("not refused")
      return
    }
    #expect(error.message.count < 600)
  }

  @Test func `cancelling during a wait ends the stream`() async {
    let transport = ScriptedTransport(.response(429, [""]), .response(200, events))
    let client = ContextClient(
      endpoint: Endpoint(baseURL: "https://example.com/v1", key: nil), transport: transport,
      sleep: { _ in throw CancellationError() })
    var events: [ChatEvent] = []
    let request = ChatRequest(contextID: "c", model: "m", messages: question)
    for await event in client.stream(request) { events.append(event) }
    #expect(events.count == 2)
    #expect(events.last == .ended(.cancelled))
    #expect(transport.requests.count == 1)
  }

  @Test func `each reader of a stream sends its own request`() async {
    let transport = ScriptedTransport(.response(200, events), .response(200, events))
    let stream = client(transport).stream(
      ChatRequest(contextID: "c", model: "m", messages: question))
    #expect(transport.requests.isEmpty)
    for await _ in stream {}
    for await _ in stream {}
    #expect(transport.requests.count == 2)
  }

  @Test func `services of one's own can make streams`() async {
    let known: [ChatEvent] = [.delta([ChoiceDelta(content: "x")]), .ended(.truncated)]
    var events: [ChatEvent] = []
    for await event in ChatEventStream(events: known) { events.append(event) }
    #expect(events == known)
  }
}
