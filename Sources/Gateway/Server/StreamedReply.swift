/// A reply as a stream of events, written while the responder speaks.
struct StreamedReply: Sendable {
  let exchange: ChatExchange
  let writer: ReplyWriter
  let fault: GatewayFault?
  let pauses: StreamPauses

  /// Gives the reply with whatever the fault does to it. The status goes out when the responder has
  /// begun, or when it has waited for long enough: an error before that becomes a status, an error
  /// after it an event.
  ///
  /// - Throws: ``GatewayError`` when there is no reply, or `CancellationError` if no client is there
  ///   any more.
  func give(to sink: ReplySink) async throws {
    try await withThrowingTaskGroup { group in
      group.addTask { try await keepAlive(sink) }
      defer { group.cancelAll() }
      do {
        try await events(to: sink)
        await sink.finish()
      } catch Spoiler.End.cut {
        try await sink.begin()
        await sink.cut()
      } catch Spoiler.End.closed {
        try await sink.begin()
        await sink.finish()
      } catch let error as CancellationError {
        throw error
      } catch {
        guard await sink.hasBegun else { throw error }
        try await sink.write(ReplyWriter.event(GatewayError.unforeseen(error).body))
        await sink.finish()
      }
    }
  }

  private func events(to sink: ReplySink) async throws {
    var spoiler = Spoiler(fault)
    try await exchange.run(
      opened: { count in
        spoiler.expect(pieces: count)
        try await sink.begin()
      },
      say: { part in
        if let garbage = try await spoiler.spoil(part) { try await sink.write(garbage) }
        guard isSaid(part), let event = writer.event(part) else { return }
        try await sink.write(event)
      })
    if fault != .noDone { try await sink.write(ReplyWriter.done) }
  }

  /// Fills silence with comments: proxies between us and the client cut what says nothing.
  private func keepAlive(_ sink: ReplySink) async throws {
    try await Task.sleep(for: pauses.beforeStatus)
    try await sink.begin()
    while true {
      try await Task.sleep(for: pauses.keepAlive)
      try await sink.keepAlive(after: pauses.keepAlive)
    }
  }

  private func isSaid(_ part: ReplyPart) -> Bool {
    if case .usage = part { exchange.request.includesUsage } else { true }
  }
}

/// The waiting times of a stream.
struct StreamPauses: Sendable {
  /// The time that a reply may take to begin before the status is sent anyway.
  var beforeStatus: Duration = .seconds(5)
  /// Silence after which a comment is sent.
  var keepAlive: Duration = .seconds(5)
}
