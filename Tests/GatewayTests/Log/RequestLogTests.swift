import Testing

@testable import Gateway

@Suite struct RequestLogTests {
  private static func request(_ text: String) -> GatewayRequest {
    GatewayRequest(route: .contextChat, body: TestGateway.question("ctx-1", text))
  }

  @Test func `Requests keep their order and get their status`() {
    let log = RequestLog(isOn: true)
    let first = log.note(Self.request("1"))
    let second = log.note(Self.request("2"))
    log.answered(second, 200)
    log.answered(first, 403)
    #expect(log.requests.map(\.messages.first?.content) == ["1", "2"])
    #expect(log.requests.map(\.status) == [403, 200])
  }

  @Test func `Only the newest are kept, and a late status finds its own`() {
    let log = RequestLog(isOn: true)
    let lost = log.note(Self.request("lost"))
    var last: Int?
    for number in 0..<RequestLog.most { last = log.note(Self.request("\(number)")) }
    log.answered(lost, 500)
    log.answered(last, 200)
    #expect(log.requests.count == RequestLog.most)
    #expect(log.requests.first?.messages.first?.content == "0")
    #expect(log.requests.compactMap(\.status) == [200])
  }

  @Test func `A log that is off does not even look`() {
    let log = RequestLog(isOn: false)
    #expect(log.note(Self.request("secret")) == nil && log.requests.isEmpty)
  }

  @Test func `A body that is wrong is logged as far as it can be read`() {
    for body: JSONValue in [.null, [], "x", ["messages": [1, "x", ["role": "user"]]]] {
      let request = GatewayRequest(route: .contextChat, body: body)
      #expect(request.contextID == "" && request.messages.isEmpty && !request.isStream)
    }
  }

  @Test(arguments: [
    ("/v1/context/create", GatewayEndpoint.create), ("/api/v3/context/chat/completions", .chat),
    ("/context/create", .create), ("/chat/completions", .chat), ("/v1/responses", .responses),
    ("/api/v3/responses/resp_1", .storedResponses), ("/responses/r/input_items", .storedResponses),
    ("/v1/conversations", .conversations), ("/v1/conversations/c/items/i", .conversations),
    ("/v1beta/cachedContents", .cachedContents), ("/v1/cachedContents/x", .cachedContents),
    ("/v1beta/models/m:generateContent", .generate),
    ("/v1/models/a:b:streamGenerateContent", .generate), ("/v1/models", .models),
    ("/v1beta/models/m", .models),
  ])
  func `Endpoints are known by the end of the path`(_ path: String, _ endpoint: GatewayEndpoint) {
    #expect(Route(path: path)?.endpoint == endpoint)
  }

  @Test(arguments: [
    "", "/", "/v1", "/create", "/v1/context/create/", "/completions",
    "/v1/responses/", "/v1/responses/r/cancel", "/v1/responses/compact", "/v1/conversations/c/item",
    "/v1beta/cachedContent",
  ])
  func `Other paths are none`(_ path: String) {
    #expect(Route(path: path) == nil)
  }

  private static let contents: JSONValue = [["parts": [["text": "q"]]]]
  private static let bodies: [(Route, JSONValue, String, [String])] = [
    (
      .responses(.openAI), ["input": "q", "previous_response_id": "resp_1"], "resp_1",
      ["user: q"]
    ),
    (
      .responses(.ark),
      ["conversation": ["id": "conv_1"], "input": [["role": "developer", "content": "d"], 7]],
      "conv_1", ["developer: d"]
    ),
    (.response("resp_2", .openAI), .null, "resp_2", []),
    (.items("conv_1"), ["items": [["role": "user", "content": "i"]]], "conv_1", ["user: i"]),
    (
      .streamGenerate("m"), ["cachedContent": "cachedContents/x", "contents": contents],
      "cachedContents/x", ["user: q"]
    ),
    (
      .cachedContents, ["systemInstruction": ["parts": [["text": "s"]]], "contents": contents], "",
      ["system: s", "user: q"]
    ),
    (.chat, ["messages": [["role": "user", "content": "q"]]], "", ["user: q"]),
  ]

  @Test(arguments: bodies)
  func `The log has what each API sent and what it builds on`(
    _ route: Route, _ body: JSONValue, _ id: String, _ messages: [String]
  ) {
    let request = GatewayRequest(route: route, body: body)
    #expect(request.contextID == id)
    #expect(request.messages.map { "\($0.role): \($0.content)" } == messages)
    #expect(request.isStream == (route == .streamGenerate("m")))
    #expect(request.parameters.ranges(of: "\"q\"").isEmpty)
  }
}
