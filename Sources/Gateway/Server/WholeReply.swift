/// A reply in one piece. Its status waits until it is known: an error is reported by the status,
/// however late it comes, and a client that leaves in the meantime is still noticed.
struct WholeReply: Sendable {
  let exchange: ChatExchange
  let writer: ReplyWriter
  let fault: GatewayFault?

  /// Gives the reply, spoiled by the fault if there is one that a whole reply can have.
  ///
  /// - Throws: ``GatewayError`` if there is none.
  func give(to sink: ReplySink) async throws {
    if case .stall(let milliseconds)? = fault {
      try await Task.sleep(for: .milliseconds(milliseconds))
    }
    let bytes = ReplyWriter.encode(try await body())
    switch fault {
    case .disconnect(let percent)?:
      try await sink.send(
        Array(bytes.prefix(max(1, bytes.count * percent / 100))), length: bytes.count)
      await sink.cut()
    case .garbage?:
      try await sink.send(Array("<html><body>gateway</body></html>".utf8))
      await sink.finish()
    case .errorEvent?:
      try await sink.send(ReplyWriter.encode(GatewayFault.error.body))
      await sink.finish()
    default:
      try await sink.send(bytes)
      await sink.finish()
    }
  }

  private func body() async throws -> JSONValue {
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
    return writer.completion(choices, usage: counted)
  }
}
