import ChatModel
import CompletionReading

/// Context Cache: `/context/create` makes a context, `/context/chat/completions` chats with it (docs/api.md).
struct ContextCacheFormat: WireFormat {
  let createPath: String
  let chatPath: String

  var capabilities: Capabilities { .contextCache }

  var knownPaths: [String] { [createPath, chatPath] }

  func violation(in request: CreateContextRequest) -> APIError? {
    RequestRule.violation(in: request, by: capabilities)
  }

  func creation(_ request: CreateContextRequest) -> Creation {
    .request(WireRequest(path: createPath, body: RequestBody.create(request)))
  }

  func created(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ContextCreated {
    try ContextCreated(body, report: report)
  }

  func progress(of id: String) -> WireRequest? {
    let suffix = "/create"
    guard createPath.hasSuffix(suffix) else { return nil }
    return WireRequest(
      method: "GET", path: "\(createPath.dropLast(suffix.count))/\(id.asPathSegment)")
  }

  func violation(in request: ChatRequest) -> APIError? { RequestRule.violation(in: request) }

  func turn(_ request: ChatRequest, stream: Bool, usage: Bool) -> WireRequest {
    WireRequest(path: chatPath, body: RequestBody.chat(request, stream: stream, usage: usage))
  }

  func reader(for request: ChatRequest) -> any ReplyReader {
    CompletionReader(expectedChoices: request.parameters.n ?? 1)
  }
}
