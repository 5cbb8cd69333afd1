import ChatModel
import CompletionReading
import FoundationEssentials
import Wording

/// The beginning of a context: in mode `chain` with its first turn, at Ark with a reply without an answer, in mode `session`
/// as a conversation.
extension ResponsesFormat {
  /// The messages that OpenAI takes at a time into a conversation.
  static let itemLimit = 20

  func violation(in request: CreateContextRequest) -> APIError? {
    if request.truncation != nil {
      return .refusal(localized("The Responses API has no truncation_strategy. Leave it out."))
    }
    if !storesTurns, request.mode == .session || request.mode == .commonPrefix {
      return .refusal(
        localized(
          """
          The profile sets “store” to false, so the server may keep nothing of this context. \
          Set it to true, or leave the mode out.
          """))
    }
    return RequestRule.violation(in: request, by: capabilities)
  }

  func creation(_ request: CreateContextRequest) -> Creation {
    if isConversation(request) {
      return .request(
        WireRequest(path: "/conversations", body: ResponsesBody.conversation(request)))
    }
    if dialect == .ark, storesTurns, request.mode != .local {
      let end = end(after: request.ttl)
      return .request(
        WireRequest(path: "/responses", body: ResponsesBody.prefix(request, until: end)))
    }
    return .local(
      ContextCreated(id: OwnContextID.make(), mode: storesTurns ? .chain : .local))
  }

  /// The moment that a lifetime ends, in seconds since 1970.
  func end(after ttl: Int?) -> Int? { ttl.map { Int(now().timeIntervalSince1970) + $0 } }

  /// Twenty messages at a time: a rebuild of a conversation has more.
  func additions(to id: String, of request: CreateContextRequest) -> [WireRequest] {
    guard isConversation(request) else { return [] }
    return stride(from: Self.itemLimit, to: request.messages.count, by: Self.itemLimit).map {
      WireRequest(
        path: "/conversations/\(id.asPathSegment)/items",
        body: ResponsesBody.items(request.messages[$0...].prefix(Self.itemLimit)))
    }
  }

  private func isConversation(_ request: CreateContextRequest) -> Bool {
    dialect == .openai && storesTurns && request.mode == .session
  }

  func created(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ContextCreated {
    let json = try report.json(body, of: localized("a create response"))
    if let error = json["error"].flatMap({ ErrorBody(error: $0) }) { throw report.error(error) }
    guard let id = json["id"]?.text else {
      if let error = ErrorBody(json) { throw report.error(error) }
      throw report.violation(localized("a create response without an id"))
    }
    if json["object"]?.text == "conversation" {
      return ContextCreated(
        id: id, expiresAt: .distantFuture, mode: .session, requestID: report.requestID)
    }
    if let status = json["status"]?.text, status == "failed" || status == "cancelled" {
      throw report.error(ErrorBody(message: "status: \(status)"))
    }
    // Who answers the seed has not kept it as a prefix, and every turn would follow that answer.
    guard json["store"] != .bool(false), !json.hasAnswer else {
      throw report.violation(
        saying:
          localized(
            """
            The server does not keep a prefix: it \
            \(json.hasAnswer ? localized("answered the seed") : localized("says that it stores nothing")). \
            If it is not Ark, set “dialect” to plain in the profile.
            """))
    }
    return ContextCreated(
      id: id, expiresAt: Date(unix: json["expire_at"]), usage: JSONScanner.usage(in: body),
      model: json["model"]?.text, requestID: report.requestID)
  }
}

extension ParsedJSON {
  /// True if a reply has a message in it.
  fileprivate var hasAnswer: Bool {
    self["output"]?.elements?.contains {
      $0["type"]?.text == "message" && !($0["content"]?.elements ?? []).isEmpty
    } ?? false
  }
}

extension Date {
  /// The moment in a number of seconds since 1970, or of milliseconds as some servers write it; `nil` for none.
  init?(unix value: ParsedJSON?) {
    guard let number = value?.integer, number > 0 else { return nil }
    // As seconds this would be the year 5138.
    let seconds = number < 100_000_000_000 ? Double(number) : Double(number) / 1000
    self.init(timeIntervalSince1970: seconds)
  }
}

extension APIError {
  /// The request breaks a rule and is not sent.
  static func refusal(_ message: String) -> APIError {
    APIError(.invalidParameters, requestWasSent: false, message: message)
  }
}
