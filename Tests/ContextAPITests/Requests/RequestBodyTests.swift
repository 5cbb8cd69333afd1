import ChatModel
import Testing

@testable import ContextAPI

struct RequestBodyTests {
  private func chat(
    _ parameters: Parameters = Parameters(), stream: Bool = false, usage: Bool = true
  ) -> String {
    let request = ChatRequest(
      contextID: "ctx-1", model: "Doubao-1.5-pro-32k",
      messages: [Message(role: .user, content: "Hello")], parameters: parameters)
    return String(
      decoding: RequestBody.chat(request, stream: stream, usage: usage), as: UTF8.self)
  }

  private let start =
    #"{"context_id":"ctx-1","model":"Doubao-1.5-pro-32k","messages":[{"role":"user","content":"Hello"}]"#

  @Test func `only what is set goes out`() {
    #expect(chat() == start + "}")
  }

  @Test func `every parameter of the table goes out by its name and type`() {
    let parameters = Parameters(
      temperature: 0.7, topP: 0.9, n: 2, stop: ["\n"], maxTokens: 1024, presencePenalty: -1,
      frequencyPenalty: 1.5)
    #expect(
      chat(parameters)
        == start + #","temperature":0.7,"top_p":0.9,"n":2,"stop":"\n","max_tokens":1024,"#
        + #""presence_penalty":-1,"frequency_penalty":1.5}"#)
  }

  @Test(arguments: [
    (["a"], #""a""#), (["a", "b"], #"["a","b"]"#), (["a", "b", "c", "d"], #"["a","b","c","d"]"#),
  ])
  func `one stop text is a string, several are an array`(stop: [String], expected: String) {
    #expect(chat(Parameters(stop: stop)) == start + ",\"stop\":\(expected)}")
  }

  @Test func `a stream asks for its usage, or not`() {
    let asking = #","stream":true,"stream_options":{"include_usage":true}}"#
    #expect(chat(stream: true) == start + asking)
    #expect(chat(stream: true, usage: false) == start + #","stream":true}"#)
    #expect(chat(stream: false, usage: true) == start + "}")
  }

  @Test func `messages go out in order with their roles`() {
    let request = ChatRequest(
      contextID: "c", model: "m",
      messages: Role.allCases.map { Message(role: $0, content: "\($0)\"") })
    #expect(
      String(decoding: RequestBody.chat(request, stream: false, usage: false), as: UTF8.self)
        == #"{"context_id":"c","model":"m","messages":[{"role":"system","content":"system\""},"#
        + #"{"role":"user","content":"user\""},{"role":"assistant","content":"assistant\""}]}"#)
  }

  static let creations: [(ContextMode?, Int?, TruncationStrategy?, String)] = [
    (nil, nil, nil, ""),
    (.unknown, nil, nil, ""),
    (.session, 3600, nil, #","mode":"session","ttl":3600"#),
    (.commonPrefix, 604_800, nil, #","mode":"common_prefix","ttl":604800"#),
    (
      .session, nil, .lastHistoryTokens(4096),
      #","mode":"session","truncation_strategy":{"type":"last_history_tokens","last_history_tokens":4096}"#
    ),
    (
      nil, nil, .rollingTokens(maxWindow: 32768, rollingWindow: 4096),
      #","truncation_strategy":{"type":"rolling_tokens","rolling_tokens":true,"max_window_tokens":32768,"rolling_window_tokens":4096}"#
    ),
    (
      nil, nil, .rollingTokens(maxWindow: nil, rollingWindow: nil),
      #","truncation_strategy":{"type":"rolling_tokens","rolling_tokens":true}"#
    ),
  ]

  @Test(arguments: creations)
  func `a creation sends what is set`(
    mode: ContextMode?, ttl: Int?, truncation: TruncationStrategy?, expected: String
  ) {
    let request = CreateContextRequest(
      model: "m", messages: [Message(role: .system, content: "s")], mode: mode, ttl: ttl,
      truncation: truncation)
    #expect(
      String(decoding: RequestBody.create(request), as: UTF8.self)
        == #"{"model":"m","messages":[{"role":"system","content":"s"}]"# + expected + "}")
  }
}
