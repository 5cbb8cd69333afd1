import ChatModel
import CompletionReading
import Wording

/// Turns: what is sent of a context, and after which node.
extension ResponsesFormat {
  func violation(in request: ChatRequest) -> APIError? {
    if let error = parameterViolation(request.parameters) { return error }
    if let error = RequestRule.violation(in: request) { return error }
    if request.mode == .unknown, conversation(of: request) == nil {
      return .refusal(
        localized(
          """
          It is not known what the server keeps of this context. Import the id again with \
          its mode: chain for a reply, session for a conversation.
          """))
    }
    return nil
  }

  /// A parameter that the API does not have: left out in silence, it would seem to have worked.
  private func parameterViolation(_ parameters: Parameters) -> APIError? {
    if let n = parameters.n, n > 1 {
      return .refusal(
        localized("n is \(n), but the Responses API gives one reply. Set it to 1 or unset it."))
    }
    let unknown = [
      parameters.stop == nil ? nil : "stop",
      parameters.presencePenalty == nil ? nil : "presence_penalty",
      parameters.frequencyPenalty == nil ? nil : "frequency_penalty",
    ].compactMap(\.self)
    guard let last = unknown.last else { return nil }
    let names =
      unknown.count == 1
      ? last : unknown.dropLast().joined(separator: localized(", ")) + localized(" and ") + last
    let them = unknown.count == 1 ? localized("it") : localized("them")
    return .refusal(
      localized(
        """
        \(names) cannot be sent: the Responses API does not have \
        \(them). Unset \(them) \
        for this profile or this prompt.
        """))
  }

  func turn(_ request: ChatRequest, stream: Bool, usage: Bool) -> WireRequest {
    var body = ResponsesBody(request: request, dialect: dialect, stores: storesTurns)
    body.conversation = conversation(of: request)
    body.parent = parent(of: request)
    body.streams = stream
    body.end = end(after: request.ttl)
    body.asksForBareStream = usage
    return WireRequest(path: "/responses", body: body.bytes)
  }

  func reader(for request: ChatRequest) -> any ReplyReader {
    ResponsesReader(
      node: isNode(request)
        ? ResponsesReader.NodeRule(
          parent: parent(of: request), isStored: storesTurns,
          retention: dialect == .openai ? Double(Self.retentionDays) * 86_400 : nil) : nil)
  }

  /// The same turn as the beginning of a new chain. Not where something is missing here: of an imported id nobody has
  /// the text.
  func whole(_ request: ChatRequest) -> ChatRequest? {
    guard request.mode == .chain || request.mode == nil, parent(of: request) != nil,
      OwnContextID.isOwn(request.contextID) || !request.seed.isEmpty
    else { return nil }
    var whole = request
    whole.parent = nil
    whole.messages = request.earlier + request.messages
    whole.earlier = []
    // So that the lost root is not named again.
    whole.mode = .local
    return whole
  }

  // MARK: What a turn follows

  /// The node that the turn is sent after; `nil` if everything goes with it.
  private func parent(of request: ChatRequest) -> String? {
    let root = OwnContextID.isOwn(request.contextID) ? nil : request.contextID
    switch request.mode {
    case .chain, nil: return request.parent ?? root
    case .commonPrefix: return root
    case .local, .session, .unknown: return nil
    }
  }

  /// The conversation that the turn belongs to, which the server appends it to.
  private func conversation(of request: ChatRequest) -> String? {
    switch request.mode {
    case .session: request.contextID
    case .unknown: Self.isConversation(request.contextID) ? request.contextID : nil
    case .chain, .commonPrefix, .local, nil: nil
    }
  }

  /// True if later turns may follow this one.
  private func isNode(_ request: ChatRequest) -> Bool {
    switch request.mode {
    case .chain, nil: true
    case .local: storesTurns
    case .commonPrefix, .session, .unknown: false
    }
  }
}
