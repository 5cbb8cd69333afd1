/// A reply as a stream of events, written while the responder speaks.
struct StreamedReply<Exchange: ReplyExchange, Writer: EventWriter>: Sendable {
  let exchange: Exchange
  let writer: Writer
  let call: Call

  /// Gives the reply with whatever the fault does to it. The status goes out when the responder has
  /// begun, or when it has waited for long enough: an error before that becomes a status, an error
  /// after it an event.
  ///
  /// - Throws: ``GatewayError`` when there is no reply, or `CancellationError` if no client is there
  ///   any more.
  func give(
    to sink: ReplySink, isolation: isolated (any Actor)? = #isolation
  ) async throws {
    try await withThrowingTaskGroup { group in
      // What is captured decides where the closure runs: on the thread of the sockets, as the caller.
      _ = isolation
      group.addTask { try await keepAlive(sink) }
      defer { group.cancelAll() }
      var writer = writer
      do {
        try await events(of: &writer, to: sink)
        await sink.finish()
      } catch Spoiler.End.cut {
        try await sink.begin()
        await sink.cut()
      } catch Spoiler.End.closed {
        try await sink.begin()
        await sink.finish()
      } catch Spoiler.End.error(let error) {
        try await sink.write(writer.fail(error.written(as: call.form), isBare: true))
        await sink.finish()
      } catch {
        let cause = await call.wire.cause(of: error)
        guard !(cause is CancellationError), await sink.hasBegun else { throw cause }
        call.record.ended(.failed)
        let error = GatewayError.unforeseen(cause).written(as: call.form)
        try await sink.write(writer.fail(error, isBare: false))
        await sink.finish()
      }
    }
  }

  private func events(of writer: inout Writer, to sink: ReplySink) async throws {
    var spoiler = Spoiler(call.fault, gone: call.gone)
    // Not in the closures: they may not take `writer` along.
    var speaker = writer
    defer { writer = speaker }
    try await exchange.run(
      opened: { count in
        spoiler.expect(pieces: count)
        try await sink.begin()
        try await send(speaker.begin(), to: sink)
      },
      say: { part in
        if let garbage = try await spoiler.spoil(part) { try await sink.write(garbage) }
        try await send(speaker.say(part), to: sink)
      })
    await sink.willEnd()
    let end = speaker.end()
    if call.fault != .noDone { try await send(end, to: sink) }
  }

  private func send(_ events: [UInt8], to sink: ReplySink) async throws {
    if !events.isEmpty { try await sink.write(events) }
  }

  /// Fills silence with comments: proxies between us and the client cut what says nothing.
  private func keepAlive(_ sink: ReplySink) async throws {
    try await ServerThreads.sleep(for: call.pauses.beforeStatus)
    try await sink.begin()
    while true {
      try await ServerThreads.sleep(for: call.pauses.keepAlive)
      try await sink.keepAlive(after: call.pauses.keepAlive)
    }
  }
}

/// The waiting times of a stream.
struct StreamPauses: Sendable {
  /// The time that a reply may take to begin before the status is sent anyway.
  var beforeStatus: Duration = .seconds(5)
  /// Silence after which a comment is sent.
  var keepAlive: Duration = .seconds(5)
}
