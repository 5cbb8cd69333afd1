/// A reply in one piece. Its status waits until it is known: an error is reported by the status,
/// however late it comes, and a client that leaves in the meantime is still noticed.
struct WholeReply: Sendable {
  let call: Call
  /// Runs the request and makes the body.
  let body: @Sendable () async throws -> JSONValue

  /// Gives the reply, spoiled by the fault if there is one that a whole reply can have.
  ///
  /// - Throws: ``GatewayError`` if there is none.
  func give(to sink: ReplySink) async throws {
    let bytes = ReplyWriter.encode(try await body())
    // Not before: what the request holds must be free when its client leaves.
    if case .stall(let milliseconds)? = call.fault {
      try await ServerThreads.sleep(for: .milliseconds(milliseconds))
    }
    switch call.fault {
    case .disconnect(let percent)?:
      try await sink.send(
        Array(bytes.prefix(max(1, bytes.count * percent / 100))), length: bytes.count)
      await sink.cut()
    case .garbage?:
      try await sink.send(Array("<html><body>gateway</body></html>".utf8))
      await sink.finish()
    case .errorEvent?, .failed?: try await fail(GatewayFault.error, sink)
    case .goneEvent?, .goneFailed?: try await fail(call.gone, sink)
    default:
      try await sink.send(bytes)
      await sink.finish()
    }
  }

  /// An error with the status of a success.
  private func fail(_ error: GatewayError, _ sink: ReplySink) async throws {
    try await sink.send(ReplyWriter.encode(error.written(as: call.form).body))
    await sink.finish()
  }
}
