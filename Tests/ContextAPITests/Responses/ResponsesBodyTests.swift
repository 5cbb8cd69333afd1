import ChatModel
import Testing

@testable import ContextAPI

struct ResponsesBodyTests {
  private typealias Data = ResponsesTestData

  private func turn(
    _ dialect: ResponsesDialect, _ request: ChatRequest, stores: Bool = true, stream: Bool = false,
    usage: Bool = true
  ) -> String {
    let wire = Data.format(dialect, stores: stores).turn(request, stream: stream, usage: usage)
    #expect(wire.method == "POST")
    #expect(wire.path == "/responses")
    return String(decoding: wire.body, as: UTF8.self)
  }

  private static let seeded =
    #"{"model":"m","input":[{"role":"system","content":"Be terse."},{"role":"user","content":"Why?"}]"#
  private static let asked = #"{"model":"m","input":[{"role":"user","content":"Why?"}]"#

  @Test func `the seed goes with the first turn, and only with it`() {
    #expect(turn(.plain, Data.request()) == Self.seeded + #","store":true}"#)
    #expect(
      turn(.plain, Data.request(parent: "resp_1"))
        == Self.asked + #","previous_response_id":"resp_1","store":true}"#)
  }

  @Test func `store is always said`() {
    #expect(turn(.plain, Data.request(), stores: false) == Self.seeded + #","store":false}"#)
    #expect(
      turn(.ark, Data.request(mode: .local), stores: false) == Self.seeded + #","store":false}"#)
  }

  @Test func `OpenAI's seed has the role developer, and its turns a key for the cache`() {
    #expect(
      turn(.openai, Data.request())
        == #"{"model":"m","input":[{"role":"developer","content":"Be terse."},{"role":"user","content":"Why?"}]"#
        + #","store":true,"prompt_cache_key":"here-abcdefghijkl"}"#)
    #expect(
      turn(.openai, Data.request(parent: "resp_1"), stream: true)
        == Self.asked
        + #","previous_response_id":"resp_1","store":true,"prompt_cache_key":"here-abcdefghijkl","#
        + #""stream":true,"stream_options":{"include_obfuscation":false}}"#)
    #expect(
      turn(.openai, Data.request(parent: "resp_1"), stream: true, usage: false)
        .hasSuffix(#","stream":true}"#))
  }

  @Test
  func `at Ark each turn is asked to live as long as the context, elsewhere nothing is asked`() {
    var request = Data.request(parent: "resp_1")
    request.ttl = 3600
    #expect(
      turn(.ark, request).hasSuffix(#","caching":{"type":"enabled"},"expire_at":1800003600}"#))
    #expect(!turn(.plain, request).contains("expire_at"))
    #expect(!turn(.openai, request).contains("expire_at"))
    #expect(!turn(.ark, request, stores: false).contains("expire_at"))
  }

  @Test func `a key for the cache that is too long is left out`() {
    let long = String(repeating: "x", count: 65)
    #expect(!turn(.openai, Data.request(long)).contains("prompt_cache_key"))
  }

  @Test func `a turn of a conversation names it and no node`() {
    var request = Data.request("conv_1", mode: .session)
    request.parent = "resp_1"
    #expect(
      turn(.openai, request)
        == Self.asked + #","conversation":"conv_1","store":true,"prompt_cache_key":"conv_1"}"#)
    #expect(
      turn(.plain, Data.request("conv_1", mode: .unknown))
        == Self.asked + #","conversation":"conv_1","store":true}"#)
  }

  @Test func `at Ark the first turn follows the root, and every turn of a chain is cached`() {
    let caching = #","store":true,"caching":{"type":"enabled"}}"#
    #expect(
      turn(.ark, Data.request("resp_root"))
        == Self.asked + #","previous_response_id":"resp_root""# + caching)
    #expect(
      turn(.ark, Data.request("resp_root", parent: "resp_2"))
        == Self.asked + #","previous_response_id":"resp_2""# + caching)
  }

  @Test func `at Ark every turn of a prefix follows it, with all turns and without caching`() {
    var request = Data.request("resp_root", mode: .commonPrefix)
    request.messages = [
      Message(role: .user, content: "Hi"), Message(role: .assistant, content: "Hello"),
      Data.question,
    ]
    #expect(
      turn(.ark, request, stream: true)
        == #"{"model":"m","input":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},{"role":"user","content":"Why?"}],"#
        + #""previous_response_id":"resp_root","store":true,"stream":true}"#)
  }

  @Test func `an imported id is the root of its chain at any server`() {
    #expect(
      turn(.plain, Data.request("resp_x"))
        == Self.asked + #","previous_response_id":"resp_x","store":true}"#)
  }

  @Test func `parameters go out by the names of this API`() {
    let request = Data.request(
      parameters: Parameters(temperature: 0.7, topP: 0.9, n: 1, maxTokens: 100))
    #expect(
      turn(.plain, request)
        == Self.seeded + #","store":true,"temperature":0.7,"top_p":0.9,"max_output_tokens":100}"#)
  }

  @Test func `nothing that must stay the same along a chain is ever sent`() {
    for dialect in ResponsesDialect.allCases {
      let body = turn(dialect, Data.request(parent: "resp_1"), stream: true)
      for name in ["thinking", "reasoning", "tools", "instructions"] {
        #expect(!body.contains(name), "\(dialect) sends \(name)")
      }
    }
  }

  // MARK: The whole turn

  @Test func `the whole turn begins a new chain`() throws {
    let whole = try #require(
      Data.format(.ark).whole(Data.request("resp_root", parent: "resp_2")))
    #expect(
      turn(.ark, whole)
        == #"{"model":"m","input":[{"role":"system","content":"Be terse."},{"role":"user","content":"Hi"},"#
        + #"{"role":"assistant","content":"Hello"},{"role":"user","content":"Why?"}],"store":true,"caching":{"type":"enabled"}}"#
    )
    #expect(Data.format(.ark).whole(whole) == nil, "it was all sent")
  }

  @Test func `there is no whole turn where all was sent, or where nobody has the text`() {
    let plain = Data.format(.plain)
    #expect(plain.whole(Data.request()) == nil)
    #expect(plain.whole(Data.request(mode: .local)) == nil)
    var imported = Data.request("resp_x", parent: "resp_2")
    imported.seed = []
    #expect(plain.whole(imported) == nil)
    #expect(Data.format(.ark).whole(Data.request("resp_x", mode: .commonPrefix)) == nil)
    #expect(Data.format(.openai).whole(Data.request("conv_x", mode: .session)) == nil)
  }
}
