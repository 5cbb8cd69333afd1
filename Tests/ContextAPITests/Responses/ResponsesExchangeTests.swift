import Basics
import ChatModel
import HTTPStream
import Testing

@testable import ContextAPI

/// The client over a scripted transport: what goes over the wire when a server has lost a turn.
struct ResponsesExchangeTests {
  private typealias Data = ResponsesTestData

  /// Seconds that were waited for.
  private let waits = Locked<[Double]>([])

  private func client(_ dialect: ResponsesDialect, _ transport: ScriptedTransport) -> ContextClient
  {
    ContextClient(
      endpoint: Endpoint(
        baseURL: "https://example.com/v1", api: .responses(dialect), key: APIKey("sk-secret-key")),
      transport: transport,
      sleep: { [waits] seconds in waits.withLock { $0.append(seconds) } }, jitter: { 0.5 })
  }

  private func stream(
    _ dialect: ResponsesDialect, _ transport: ScriptedTransport, _ request: ChatRequest
  ) async -> [ChatEvent] {
    var events: [ChatEvent] = []
    for await event in client(dialect, transport).stream(request) { events.append(event) }
    return events
  }

  private func bodies(_ transport: ScriptedTransport) -> [String] {
    transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
  }

  private static let lost = ScriptedTransport.Answer.response(
    400, [#"{"error":{"code":"previous_response_not_found","message":"gone"}}"#])
  private static let answer = ScriptedTransport.Answer.response(
    200, [Data.created, Data.delta("a"), Data.completed("a", #""previous_response_id":null"#)])

  private func isFinished(_ events: [ChatEvent]) -> Bool {
    if case .ended(.finished)? = events.last { true } else { false }
  }

  private func nodes(_ events: [ChatEvent]) -> [TurnNode] {
    events.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  @Test func `a chain that is lost is sent whole, and the user is told`() async {
    let transport = ScriptedTransport(Self.lost, Self.answer)
    let events = await stream(.plain, transport, Data.request(parent: "resp_0"))
    #expect(isFinished(events))
    #expect(events.first == .sentWhole)
    #expect(nodes(events).last == TurnNode(id: "resp_1"))
    let bodies = bodies(transport)
    #expect(bodies.count == 2)
    #expect(bodies[0].contains(#""previous_response_id":"resp_0""#))
    #expect(!bodies[1].contains("previous_response_id"))
    #expect(bodies[1].contains("Be terse.") && bodies[1].contains("Hello"))
    #expect(waits.withLock { $0 }.isEmpty)
  }

  @Test(arguments: [
    (400, "llama.cpp does not support 'previous_response_id'."),
    (400, "Unknown parameter: 'previous_response_id'."),
    (404, "previous_response_id is not implemented"),
  ])
  func `a server without chains is known after one refusal`(status: Int, words: String) async {
    let refusal = ScriptedTransport.Answer.response(
      status, [#"{"error":{"code":"invalid_request_error","message":"\#(words)"}}"#])
    let transport = ScriptedTransport(refusal, Self.answer)
    let events = await stream(.plain, transport, Data.request(parent: "resp_0"))
    #expect(isFinished(events))
    #expect(nodes(events).last == TurnNode(id: "resp_1", isKept: false))
  }

  @Test func `a loss inside a stream is one as well`() async {
    let failed = Data.event(
      "response.failed",
      Data.response("failed", #""error":{"code":"previous_response_not_found","message":"x"}"#))
    let transport = ScriptedTransport(.response(200, [Data.created + failed]), Self.answer)
    let events = await stream(.openai, transport, Data.request(parent: "resp_0"))
    #expect(events.contains(.sentWhole))
    #expect(isFinished(events))
    #expect(bodies(transport).count == 2)
  }

  @Test func `Ark is asked once more after a moment, as it may not be ready yet`() async {
    let request = Data.request("resp_root", parent: "resp_0")
    let early = ScriptedTransport(Self.lost, Self.answer)
    let events = await stream(.ark, early, request)
    #expect(isFinished(events))
    #expect(!events.contains(.sentWhole))
    #expect(waits.withLock { $0 } == [0.1])
    let sent = bodies(early)
    #expect(sent.count == 2 && sent[0] == sent[1])

    let gone = ScriptedTransport(Self.lost, Self.lost, Self.answer)
    #expect(await stream(.ark, gone, request).contains(.sentWhole))
    let again = bodies(gone)
    #expect(again.count == 3 && again[0] == again[1])
    #expect(again[2].contains("Be terse.") && !again[2].contains("previous_response_id"))
  }

  @Test func `what cannot be sent whole fails as a lost context`() async {
    let transport = ScriptedTransport(Self.lost)
    let events = await stream(.openai, transport, Data.request("conv_1", mode: .session))
    guard events.count == 1, case .ended(.failed(let error))? = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(error.kind == .contextLost)
  }

  @Test func `a busy conversation is waited for`() async {
    let locked = ScriptedTransport.Answer.response(
      400, [#"{"error":{"code":"conversation_locked","message":"locked"}}"#])
    let transport = ScriptedTransport(locked, Self.answer)
    let events = await stream(.openai, transport, Data.request("conv_1", mode: .session))
    #expect(isFinished(events))
    #expect(waits.withLock { $0 } == [0.5])
  }

  @Test func `a server that does not know stream options is asked without`() async {
    let refusal = ScriptedTransport.Answer.response(
      400, [#"{"error":{"message":"unknown field stream_options","param":"stream_options"}}"#])
    let transport = ScriptedTransport(refusal, Self.answer)
    #expect(isFinished(await stream(.openai, transport, Data.request())))
    #expect(bodies(transport).map { $0.contains("stream_options") } == [true, false])
  }

  @Test func `a whole reply has its node`() async throws {
    let transport = ScriptedTransport(
      .response(
        200,
        [
          #"{"id":"resp_1","object":"response","status":"completed","store":true,"output":[{"type":"message","content":[{"type":"output_text","text":"Because"}]}]}"#
        ]))
    let reply = try await client(.plain, transport).complete(Data.request())
    #expect(reply.choices.map(\.content) == ["Because"])
    #expect(reply.node == TurnNode(id: "resp_1"))
    #expect(!reply.wasSentWhole)
    #expect(!bodies(transport)[0].contains("stream"))
  }

  @Test func `contexts begin, and end, where the server has them`() async throws {
    let transport = ScriptedTransport(
      .response(200, [#"{"id":"conv_1","object":"conversation"}"#]),
      .response(200, [#"{"id":"conv_1","object":"conversation.deleted","deleted":true}"#]),
      .response(404, [#"{"error":{"message":"Response with id 'resp_1' not found."}}"#]),
      .response(404, [#"{"detail":"Not Found"}"#]),
      .response(200, [#"{"object":"list","data":[{"id":"m-1"},{"id":"m-2"}]}"#]))
    let client = client(.openai, transport)
    let seed = CreateContextRequest(model: "m", messages: Data.seed, mode: .session)
    #expect(try await client.create(seed).id == "conv_1")
    try await client.delete("conv_1")
    try await client.delete("resp_1")
    let error = await #expect(throws: APIError.self) { try await client.delete("resp_2") }
    #expect(error?.kind == .unsupported)
    #expect(try await client.models() == ["m-1", "m-2"])
    var chain = seed
    chain.mode = .chain
    #expect(try await client.create(chain).mode == .chain)
    #expect(
      transport.requests.map { "\($0.method) \($0.url.dropFirst("https://example.com/v1".count))" }
        == [
          "POST /conversations", "DELETE /conversations/conv_1", "DELETE /responses/resp_1",
          "DELETE /responses/resp_2", "GET /models",
        ])
  }
}
