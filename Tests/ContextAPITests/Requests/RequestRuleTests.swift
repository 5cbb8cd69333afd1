import ChatModel
import Testing

@testable import ContextAPI

struct RequestRuleTests {
  private let question = Message(role: .user, content: "?")

  private func create(
    model: String = "m", messages: [Message]? = nil, mode: ContextMode? = nil, ttl: Int? = nil,
    truncation: TruncationStrategy? = nil
  ) -> APIError? {
    RequestRule.violation(
      in: CreateContextRequest(
        model: model, messages: messages ?? [question], mode: mode, ttl: ttl,
        truncation: truncation), by: Endpoint(baseURL: "", key: nil).capabilities)
  }

  private func chat(
    id: String = "c", messages: [Message]? = nil, parameters: Parameters = Parameters(),
    mode: ContextMode? = nil
  ) -> APIError? {
    RequestRule.violation(
      in: ChatRequest(
        contextID: id, model: "m", messages: messages ?? [question], parameters: parameters,
        mode: mode))
  }

  @Test func `what keeps the rules passes`() {
    #expect(create() == nil)
    #expect(create(messages: [Message(role: .system, content: "")]) == nil)
    #expect(create(mode: .session, truncation: .lastHistoryTokens(0)) == nil)
    #expect(chat() == nil)
    #expect(chat(parameters: Parameters(n: 3), mode: .commonPrefix) == nil)
  }

  @Test(arguments: [3600, 86400, 604_800])
  func `ttl within its range passes`(ttl: Int) {
    #expect(create(ttl: ttl) == nil)
  }

  @Test(arguments: [0, -1, 3599, 604_801, .max])
  func `ttl outside its range is refused`(ttl: Int) {
    #expect(create(ttl: ttl)?.kind == .invalidParameters)
    #expect(create(ttl: ttl)?.requestWasSent == false)
  }

  @Test(
    arguments: [
      .lastHistoryTokens(-1), .lastHistoryTokens(32769),
      .rollingTokens(maxWindow: 0, rollingWindow: nil),
      .rollingTokens(maxWindow: nil, rollingWindow: -5), .other("strange"),
    ] as [TruncationStrategy])
  func `truncation outside its range is refused`(strategy: TruncationStrategy) {
    #expect(create(mode: .session, truncation: strategy)?.kind == .invalidParameters)
  }

  @Test func `truncation is for session contexts only`() {
    #expect(create(mode: .commonPrefix, truncation: .lastHistoryTokens(5)) != nil)
  }

  @Test func `nothing goes out without a model, an id or a message`() {
    #expect(create(model: "") != nil)
    #expect(create(messages: []) != nil)
    #expect(chat(id: "") != nil)
    #expect(chat(messages: []) != nil)
  }

  @Test func `the last message is not the assistant's`() {
    let messages = [question, Message(role: .assistant, content: "!")]
    #expect(create(messages: messages)?.kind == .invalidParameters)
    #expect(chat(messages: messages)?.kind == .invalidParameters)
    #expect(chat(messages: messages + [question]) == nil)
  }

  @Test func `parameters are checked, with the mode where it is known`() {
    #expect(chat(parameters: Parameters(temperature: 2.1))?.message.contains("temperature") == true)
    #expect(chat(parameters: Parameters(temperature: .nan)) != nil)
    #expect(chat(parameters: Parameters(n: 2), mode: .session) != nil)
    #expect(chat(parameters: Parameters(n: 2)) == nil)
    #expect(chat(parameters: Parameters(stop: ["a", "b", "c", "d", "e"])) != nil)
  }
}
