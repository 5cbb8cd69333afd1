import ChatModel
import CompletionReading
import FoundationEssentials
import Testing

@testable import ContextAPI

/// Where a good guess about the Responses API is wrong: each trap by its name.
struct ResponsesTrapTests {
  private typealias Data = ResponsesTestData

  private func body(_ dialect: ResponsesDialect, _ request: ChatRequest) -> String {
    String(
      decoding: Data.format(dialect).turn(request, stream: true, usage: true).body, as: UTF8.self)
  }

  @Test func `trap 1, an endpoint that is there keeps nothing: an id in the reply is no proof`() {
    // Kimi repeats store and the parent as it has them; vLLM with its store off, and DeepSeek, say nothing of them.
    let kimi = #""store":false,"previous_response_id":null"#
    let request = Data.request(parent: "resp_0")
    #expect(Data.outcome(Data.completed("a", kimi), .plain, request).node?.isKept == false)
    #expect(Data.outcome(Data.completed("a"), .plain, request).node?.isKept == nil)
  }

  @Test func `trap 2, gone and busy have another status at each server`() {
    let format = Data.format(.plain)
    #expect(
      format.kind(
        of: .init(code: "previous_response_not_found"), status: 400, operation: .chat)
        == .contextLost)
    #expect(
      format.kind(
        of: .init(message: "Response with id 'r' not found."), status: 404, operation: .chat)
        == .contextLost)
    #expect(
      format.kind(of: .init(code: "conversation_locked"), status: 400, operation: .chat) == .busy)
    // At Ark 403 means busy, and stays what the common table says.
    #expect(
      Data.format(.ark).kind(
        of: .init(code: "OperationDenied.InvalidState"), status: 403, operation: .chat) == nil)
  }

  @Test func `trap 3, expire_at is a moment and use does not extend it`() {
    let capabilities = Data.format(.ark).capabilities
    #expect(capabilities.lifetime == .absolute(3600...604_800, standard: 259_200))
    #expect(!capabilities.canExtend)
    #expect(Data.format(.ark).extend("resp_1", seconds: 3600) == nil)
  }

  @Test func `trap 4, each node has its own end`() {
    let request = Data.request("resp_root", parent: "resp_0")
    let node = Data.outcome(Data.completed("a", #""expire_at":1800003600"#), .ark, request).node
    #expect(node?.parent == "resp_0")
    #expect(node?.expiresAt == Date(timeIntervalSince1970: 1_800_003_600))
  }

  @Test func `trap 5, deleting a node takes what is older from later turns`() {
    for dialect in ResponsesDialect.allCases {
      #expect(Data.format(dialect).capabilities.deletion == .newestFirst)
    }
  }

  @Test func `trap 6, instructions are not handed on, and thinking may not change`() {
    for dialect in ResponsesDialect.allCases {
      for request in [Data.request(), Data.request(parent: "resp_0")] {
        let body = body(dialect, request)
        #expect(!body.contains("instructions") && !body.contains("thinking"))
      }
    }
  }

  @Test func `trap 7, what the server has is not sent again`() {
    for dialect in ResponsesDialect.allCases {
      let body = body(dialect, Data.request(parent: "resp_0"))
      #expect(!body.contains("Be terse.") && !body.contains("Hello"))
    }
    #expect(!body(.ark, Data.request("resp_root")).contains("Be terse."))
  }

  @Test func `trap 8, cached tokens are inside the input and reasoning inside the output`() {
    let usage = Data.outcome(Data.completed("a")).usage
    #expect(usage?.promptTokens == 30 && usage?.cachedTokens == 20)
    #expect(usage?.freshTokens == 10)
    #expect(usage?.completionTokens == 7 && usage?.answerTokens == 2)
  }

  @Test func `trap 9, a chain is billed as a whole: the counts are those of all its turns`() {
    // One short question, and an input of thirty tokens.
    let request = Data.request(parent: "resp_0")
    #expect(Data.outcome(Data.completed("a"), .openai, request).usage?.promptTokens == 30)
  }

  @Test func `trap 10, prompt_cache_retention is not sent`() {
    #expect(!body(.openai, Data.request()).contains("prompt_cache_retention"))
  }

  @Test func `trap 11, a minimum size is learned from the refusal, not known before`() {
    let tiny = CreateContextRequest(
      model: "m", messages: [Message(role: .system, content: "x")], mode: .commonPrefix)
    #expect(Data.format(.ark).violation(in: tiny) == nil)
  }

  @Test func `trap 12, ids are opaque: one of another form goes out as it came`() {
    let id = "resp_bGl0ZWxsbTpjdXN0b20=/+"
    #expect(body(.plain, Data.request(parent: id)).contains(#""previous_response_id":"\#(id)""#))
  }

  @Test func `trap 13, an end has several forms, and a cut stream is no success`() {
    let text = Data.delta("a")
    #expect(Data.outcome(text + Data.completed("a") + "data: [DONE]\n\n").isFinished)
    #expect(Data.outcome(text + Data.completed("a")).isFinished)
    let incomplete = Data.event(
      "response.incomplete",
      Data.response("incomplete", #""incomplete_details":{"reason":"max_output_tokens"}"#))
    #expect(Data.outcome(text + incomplete).isFinished)
    #expect(Data.outcome(text).end == .truncated)
    #expect(Data.outcome(text + "data: [DONE]\n\n").end == .truncated)
  }

  @Test func `trap 14, a turn of a chain may be sent again, one of a conversation may not`() {
    let chain = Data.request(parent: "resp_0")
    // The same parent again: a sibling.
    #expect(body(.openai, chain) == body(.openai, chain))
    #expect(Data.format(.openai).whole(Data.request("conv_1", mode: .session)) == nil)
  }

  @Test func `trap 15, standards of store differ, so it is always said`() {
    for dialect in ResponsesDialect.allCases {
      for stores in [true, false] {
        let wire = Data.format(dialect, stores: stores).turn(
          Data.request(), stream: false, usage: false)
        #expect(String(decoding: wire.body, as: UTF8.self).contains("\"store\":\(stores)"))
      }
    }
  }
}
