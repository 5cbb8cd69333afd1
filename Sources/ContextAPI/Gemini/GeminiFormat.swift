import ChatModel
import CompletionReading

/// Gemini: `cachedContents` are prefix contexts, `generateContent` chats with them (docs/gemini.md).
struct GeminiFormat: WireFormat {
  /// The profile's base URL, which may hold a part of Vertex names, or a path that was copied with it.
  let baseURL: String

  var capabilities: Capabilities {
    Capabilities(
      modes: [.commonPrefix, .local], lifetime: .absolute(60...31_536_000, standard: 3600),
      canExtend: true, canList: true, deletion: .whole, takesChoices: true,
      carries: [.commonPrefix, .local, .unknown], idPrefixes: ["cachedContents/", "projects/"])
  }

  var keyField: APIKey.Field { .google }

  var knownPaths: [String] {
    ["/cachedContents", "/models", "/openai/chat/completions", "/openai"]
      + [GeminiName.copiedCall(in: baseURL)].compactMap(\.self)
  }

  func violation(in request: CreateContextRequest) -> APIError? {
    RequestRule.violation(in: request, by: capabilities)
  }

  func creation(_ request: CreateContextRequest) -> Creation {
    if request.mode == .local {
      return .local(ContextCreated(id: OwnContextID.make(), mode: .local))
    }
    let model = GeminiName(model: request.model)
    return .request(
      WireRequest(
        path: model.path(ofSibling: "cachedContents", below: baseURL),
        body: GeminiBody.create(request)))
  }

  func created(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ContextCreated {
    let (context, json) = try context(in: body, report: report)
    return ContextCreated(
      id: context.id, expiresAt: context.expiresAt, mode: .commonPrefix,
      usage: context.tokens.map { Usage(promptTokens: $0) }, model: json["model"]?.modelName,
      requestID: report.requestID)
  }

  func violation(in request: ChatRequest) -> APIError? { RequestRule.violation(in: request) }

  func turn(_ request: ChatRequest, stream: Bool, usage: Bool) -> WireRequest {
    let model = GeminiName(model: request.model).path(below: baseURL)
    return WireRequest(
      path: model + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent"),
      body: GeminiBody.turn(request))
  }

  func reader(for request: ChatRequest) -> any ReplyReader {
    GeminiReader(expectedChoices: request.parameters.n ?? 1)
  }
}
