import FoundationEssentials

/// The reply to a chat request, with or without a context.
struct CompletionReply<Exchange: ReplyExchange>: Sendable {
  let exchange: Exchange
  let request: ChatWireRequest
  let now: Date

  /// Gives it as the request wants it.
  func give(to call: Call) async throws {
    let writer = ReplyWriter(
      id: "chatcmpl-\(call.id.dropFirst(4))", model: request.model,
      created: Int(now.timeIntervalSince1970), includesUsage: request.includesUsage)
    let exchange = call.metered(exchange)
    guard request.isStream else {
      let count = request.n
      return try await call.whole { try await Self.whole(exchange, count, writer) }
    }
    try await call.stream(exchange, writer)
  }

  private static func whole(
    _ exchange: MeteredExchange<Exchange>, _ count: Int, _ writer: ReplyWriter
  ) async throws -> JSONValue {
    var choices = [ReplyChoice](repeating: ReplyChoice(), count: count)
    var counted: TokenUsage?
    var writer = writer
    try await exchange.run(opened: { _ in }) { part in
      switch part {
      case .model(let name): writer.model = name
      case .content(let choice, let text): choices[choice].content += text
      case .reasoning(let choice, let text): choices[choice].reasoning += text
      case .finish(let choice, let reason): choices[choice].finish = reason
      case .usage(let usage): counted = usage
      case .whole: break
      }
    }
    return writer.completion(choices, usage: counted)
  }
}
