import Testing

@testable import Gateway

@Suite struct RequestLogTests {
  private static func request(_ text: String) -> GatewayRequest {
    GatewayRequest(
      endpoint: .chat, body: TestGateway.question("ctx-1", text), clientRequestID: nil)
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
      let request = GatewayRequest(endpoint: .chat, body: body, clientRequestID: nil)
      #expect(request.contextID == "" && request.messages.isEmpty && !request.isStream)
    }
  }

  @Test(arguments: [
    ("/v1/context/create", GatewayEndpoint.create), ("/api/v3/context/chat/completions", .chat),
    ("/context/create", .create), ("/chat/completions", .chat),
  ])
  func `Endpoints are known by the end of the path`(_ path: String, _ endpoint: GatewayEndpoint) {
    #expect(GatewayEndpoint(path: path) == endpoint)
  }

  @Test(arguments: ["", "/", "/v1", "/create", "/v1/context/create/", "/completions"])
  func `Other paths are none`(_ path: String) {
    #expect(GatewayEndpoint(path: path) == nil)
  }
}
