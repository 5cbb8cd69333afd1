import ChatModel
import FoundationEssentials

@testable import ContextAPI

/// Requests and replies that tests of the Responses API share.
enum ResponsesTestData {
  static let seed = [Message(role: .system, content: "Be terse.")]
  static let question = Message(role: .user, content: "Why?")
  static let own = "here-abcdefghijkl"

  static func format(_ dialect: ResponsesDialect, stores: Bool = true) -> ResponsesFormat {
    ResponsesFormat(
      dialect: dialect, storesTurns: stores, now: { .init(timeIntervalSince1970: 1_800_000_000) })
  }

  /// A turn of a chain.
  static func request(
    _ context: String = own, parent: String? = nil, mode: ContextMode? = .chain,
    parameters: Parameters = Parameters()
  ) -> ChatRequest {
    ChatRequest(
      contextID: context, model: "m", seed: mode?.canSendWhole == true ? seed : [],
      earlier: parent == nil
        ? []
        : [Message(role: .user, content: "Hi"), Message(role: .assistant, content: "Hello")],
      parent: parent, messages: [question], parameters: parameters, mode: mode)
  }

  /// A line of a stream.
  static func event(_ type: String, _ members: String = "") -> String {
    let more = members.isEmpty ? "" : "," + members
    return "event: \(type)\ndata: {\"type\":\"\(type)\",\"sequence_number\":1\(more)}\n\n"
  }

  static func delta(_ text: String, of type: String = "output_text") -> String {
    event(
      "response.\(type).delta",
      #""item_id":"i","output_index":0,"content_index":0,"delta":"\#(text)""#)
  }

  /// The members of a response.
  static func response(_ status: String, _ more: String = "") -> String {
    #""response":{"id":"resp_1","object":"response","created_at":1800000000,"status":"\#(status)","model":"m-1"\#(more.isEmpty ? "" : ",")\#(more)}"#
  }

  static let created = event("response.created", response("in_progress", #""output":[]"#))

  /// The last event of a reply, which repeats its text.
  static func completed(_ text: String, _ more: String = "") -> String {
    event(
      "response.completed",
      response(
        "completed",
        #""error":null,"output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"\#(text)"}]}],"#
          + #""usage":{"input_tokens":30,"input_tokens_details":{"cached_tokens":20},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":37}"#
          + (more.isEmpty ? "" : ",") + more))
  }

  static let usage = Usage(
    promptTokens: 30, completionTokens: 7, totalTokens: 37, cachedTokens: 20, reasoningTokens: 5)

  /// What the format makes of a reply.
  static func outcome(
    _ body: String, _ dialect: ResponsesDialect = .plain, _ request: ChatRequest = request()
  ) -> ResponsesOutcome {
    ResponsesOutcome([Array(body.utf8)], format: format(dialect), request: request)
  }
}
