import ChatModel
import FoundationEssentials
import HTTPStream
import Testing

@testable import ContextAPI

struct ResponsesCreationTests {
  private typealias Data = ResponsesTestData

  private func seed(_ count: Int = 1) -> [Message] {
    (0..<count).map { Message(role: .system, content: "\($0)") }
  }

  private func wire(
    _ dialect: ResponsesDialect, _ request: CreateContextRequest
  ) -> (path: String, body: String)? {
    guard case .request(let wire) = Data.format(dialect).creation(request) else { return nil }
    return (wire.path, String(decoding: wire.body, as: UTF8.self))
  }

  private func created(
    _ body: String, _ dialect: ResponsesDialect = .ark
  ) -> Result<ContextCreated, APIError> {
    let format = Data.format(dialect)
    let response = HTTPResponse(
      status: 200, headers: [HTTPHeader("x-request-id", "r")], body: HTTPBody(chunks: []))
    let report = ErrorReport(operation: .create, response: response, format: format, key: nil)
    return Result { () throws(APIError) in try format.created(Array(body.utf8), report: report) }
  }

  @Test func `a chain begins with its first turn, so nothing is sent`() {
    for dialect in [ResponsesDialect.plain, .openai] {
      let request = CreateContextRequest(model: "m", messages: seed(), mode: .chain, ttl: 3600)
      guard case .local(let created) = Data.format(dialect).creation(request) else {
        Issue.record("something is sent")
        continue
      }
      #expect(created.mode == .chain)
      #expect(created.expiresAt == nil && created.ttl == nil)
      #expect(OwnContextID.isOwn(created.id))
    }
  }

  @Test func `at Ark the seed becomes a prefix without an answer`() {
    for mode in [ContextMode.chain, .commonPrefix, nil] {
      let request = CreateContextRequest(
        model: "m", messages: Data.seed, label: "L", mode: mode, ttl: 7200)
      let wire = wire(.ark, request)
      #expect(wire?.path == "/responses")
      #expect(
        wire?.body
          == #"{"model":"m","input":[{"role":"system","content":"Be terse."}],"store":true,"#
          + #""caching":{"type":"enabled","prefix":true},"expire_at":1800007200}"#)
    }
    let standard = wire(.ark, CreateContextRequest(model: "m", messages: Data.seed, mode: .chain))
    #expect(standard?.body.contains("expire_at") == false)
  }

  @Test func `a conversation begins with the seed as its items`() {
    let request = CreateContextRequest(
      model: "m", messages: Data.seed + [Data.question], label: "Manual", mode: .session)
    let wire = wire(.openai, request)
    #expect(wire?.path == "/conversations")
    #expect(
      wire?.body
        == #"{"items":[{"type":"message","role":"developer","content":"Be terse."},"#
        + #"{"type":"message","role":"user","content":"Why?"}],"metadata":{"label":"Manual"}}"#)
  }

  // A rebuild of ten turns has more than twenty messages.
  @Test(arguments: [(1, []), (20, []), (21, [1]), (40, [20]), (41, [20, 1]), (61, [20, 20, 1])])
  func `a seed that is too long for one request is added in several`(
    count: Int, later: [Int]
  ) {
    let format = Data.format(.openai)
    let request = CreateContextRequest(model: "m", messages: seed(count), mode: .session)
    #expect(format.violation(in: request) == nil)
    func items(_ wire: WireRequest) -> Int {
      String(decoding: wire.body, as: UTF8.self).ranges(of: "\"role\"").count
    }
    let additions = format.additions(to: "conv_1", of: request)
    #expect(additions.map(items) == later)
    #expect(additions.allSatisfy { $0.path == "/conversations/conv_1/items" })
    guard case .request(let first) = format.creation(request) else { return }
    #expect(items(first) == min(20, count))
    let chain = CreateContextRequest(model: "m", messages: seed(count), mode: .chain)
    #expect(format.additions(to: "here-x", of: chain).isEmpty)
  }

  @Test func `the common rules hold`() {
    let format = Data.format(.ark)
    #expect(
      format.violation(in: CreateContextRequest(model: "m", messages: seed(), ttl: 60)) != nil)
    #expect(format.violation(in: CreateContextRequest(model: "", messages: seed())) != nil)
    #expect(
      format.violation(
        in: CreateContextRequest(
          model: "m", messages: seed(), truncation: .lastHistoryTokens(4096))) != nil)
  }

  @Test func `Ark's reply says until when it keeps the prefix`() throws {
    let reply = try created(
      #"{"id":"resp_p","object":"response","created_at":1800000000,"status":"completed","model":"doubao-1","store":true,"#
        + #""caching":{"type":"enabled","prefix":true},"expire_at":1800259200,"output":[],"error":null,"#
        + #""usage":{"input_tokens":500,"input_tokens_details":{"cached_tokens":0},"output_tokens":0,"total_tokens":500}}"#
    ).get()
    #expect(
      reply
        == ContextCreated(
          id: "resp_p", expiresAt: Date(timeIntervalSince1970: 1_800_259_200),
          usage: Usage(
            promptTokens: 500, completionTokens: 0, totalTokens: 500, cachedTokens: 0),
          model: "doubao-1", requestID: "r"))
  }

  @Test func `a conversation never expires`() throws {
    let reply = try created(
      #"{"id":"conv_1","object":"conversation","created_at":1800000000,"metadata":{}}"#, .openai
    ).get()
    #expect(
      reply
        == ContextCreated(
          id: "conv_1", expiresAt: .distantFuture, mode: .session, requestID: "r"))
  }

  @Test(arguments: [
    (#"{"id":"resp_1","store":false,"output":[]}"#, "stores nothing"),
    (
      #"{"id":"resp_1","output":[{"type":"message","content":[{"type":"output_text","text":"Hi"}]}]}"#,
      "answered the seed"
    ),
    (#"{"object":"response"}"#, "without an id"), ("no JSON", "without JSON"),
    (#"{"id":"resp_1","status":"failed","error":null}"#, "status: failed"),
    (#"{"error":{"message":"no luck"},"id":"resp_1"}"#, "no luck"), ("<html>", "web page"),
  ])
  func `a reply that is no prefix makes no context`(body: String, words: String) {
    guard case .failure(let error) = created(body) else {
      Issue.record("a context")
      return
    }
    #expect(error.message.contains(words), "\(error)")
  }
}
