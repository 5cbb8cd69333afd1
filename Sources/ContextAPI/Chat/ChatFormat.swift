import ChatModel
import CompletionReading
import Wording

/// Plain chat completions: the server keeps nothing, so the context is ours, and every turn is sent with all before it
/// (docs/chat.md).
struct ChatFormat: WireFormat {
  /// The path of chat completions, unless the profile sets another.
  static let standardPath = "/chat/completions"

  let chatPath: String

  var capabilities: Capabilities {
    Capabilities(modes: [.local], lifetime: .local, takesChoices: true, carries: [.local])
  }

  var knownPaths: [String] { [chatPath, Self.standardPath, "/models"] }

  func violation(in request: CreateContextRequest) -> APIError? {
    RequestRule.violation(in: request, by: capabilities)
  }

  func creation(_ request: CreateContextRequest) -> Creation {
    .local(ContextCreated(id: OwnContextID.make(), mode: .local))
  }

  func created(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ContextCreated {
    throw report.violation(localized("an answer to a request that was not sent"))
  }

  func violation(in request: ChatRequest) -> APIError? { RequestRule.violation(in: request) }

  func turn(_ request: ChatRequest, stream: Bool, usage: Bool) -> WireRequest {
    WireRequest(path: chatPath, body: RequestBody.wholeChat(request, stream: stream, usage: usage))
  }

  func reader(for request: ChatRequest) -> any ReplyReader {
    CompletionReader(expectedChoices: request.parameters.n ?? 1)
  }

  /// There is nothing on the server that could be lost.
  var hasCommonSignsOfLoss: Bool { false }

  func advice(
    on error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> String? {
    guard error.words.holdsAny(Self.signsOfTemplate) else { return nil }
    return
      localized(
        """
        This model's chat template accepts a system message only at the beginning, then user \
        and assistant messages in turn. Put the system message into the prompt, or use \
        another model.
        """)
  }

  /// The errors of chat templates about the roles of messages, as llama.cpp, vLLM and LM Studio pass it on.
  private static let signsOfTemplate = [
    "roles must alternate", "must alternate between", "system role not supported",
    "system message must be at the beginning", "only user and assistant roles are supported",
  ]
}
