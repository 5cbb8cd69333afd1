import FlyingFox

/// A reply in one piece.
struct WholeReply: Sendable {
  let exchange: ChatExchange
  let writer: ReplyWriter
  let fault: GatewayFault?

  /// Waits for the whole reply.
  ///
  /// - Throws: ``GatewayError``.
  func body() async throws -> JSONValue {
    var choices = [ReplyChoice](repeating: ReplyChoice(), count: exchange.request.n)
    var counted: TokenUsage?
    try await exchange.run(opened: { _ in }) { part in
      switch part {
      case .content(let choice, let text): choices[choice].content += text
      case .reasoning(let choice, let text): choices[choice].reasoning += text
      case .finish(let choice, let reason): choices[choice].finish = reason
      case .usage(let usage): counted = usage
      }
    }
    return writer.completion(
      choices, usage: counted ?? TokenUsage(prompt: 0, cached: 0, completion: 0))
  }

  /// The response, spoiled by the fault if there is one that a whole reply can have.
  func response(requestID: String) async throws -> HTTPResponse {
    if case .stall(let milliseconds)? = fault {
      try await Task.sleep(for: .milliseconds(milliseconds))
    }
    let body = try await body()
    switch fault {
    case .disconnect(let percent)?:
      let bytes = ReplyWriter.encode(body)
      return Replies.cut(bytes, after: bytes.count * percent / 100, requestID: requestID)
    case .garbage?: return Replies.garbage(requestID: requestID)
    case .errorEvent?: return Replies.json(200, GatewayFault.error.body, requestID: requestID)
    default: return Replies.json(200, body, requestID: requestID)
    }
  }
}
