import FoundationEssentials
import HTTPStream

/// A reply as a stream of events, written while the responder speaks.
struct StreamedReply: Sendable {
  let exchange: ChatExchange
  let writer: ReplyWriter
  let fault: GatewayFault?
  let pauses: StreamPauses

  /// Starts the reply and waits until the responder has begun, or for as long as the status may
  /// wait: an error before that becomes a status, an error after it an event.
  ///
  /// A reader that goes away ends the work: what is written next finds out, at the latest a
  /// keep-alive.
  /// - Throws: ``GatewayError`` when there is no reply.
  func open() async throws -> AsyncThrowingStream<[UInt8], any Error> {
    let (bytes, sink) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let (openings, opening) = AsyncStream<GatewayError?>.makeStream()
    let work = Task { await write(EventSink(sink, split: fault == .split), opening) }
    sink.onTermination = { ending in
      if case .cancelled = ending { work.cancel() }
    }
    let timer = Task {
      try? await Task.sleep(for: pauses.beforeStatus)
      opening.yield(nil)
    }
    defer { timer.cancel() }
    for await failure in openings {
      if let failure { throw failure }
      break
    }
    try Task.checkCancellation()
    return bytes
  }

  /// Writes the stream with whatever the fault does to it.
  private func write(
    _ sink: EventSink, _ opening: AsyncStream<GatewayError?>.Continuation
  ) async {
    let pulse = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: pauses.keepAlive)
        sink.keepAlive(after: pauses.keepAlive)
      }
    }
    defer { pulse.cancel() }
    var spoiler = Spoiler(fault)
    do {
      try await exchange.run(
        opened: { count in
          spoiler.expect(pieces: count)
          opening.yield(nil)
        },
        say: { part in
          try await spoiler.spoil(part, sink)
          guard isSaid(part), let event = writer.event(part) else { return }
          sink.write(event)
        })
      if fault != .noDone { sink.write(ReplyWriter.done) }
      sink.finish()
    } catch Spoiler.End.cut {
      sink.finish(throwing: Spoiler.End.cut)
    } catch Spoiler.End.closed {
      sink.finish()
    } catch {
      let failure = GatewayError.unforeseen(error)
      opening.yield(failure)
      if !(error is CancellationError) { sink.write(ReplyWriter.event(failure.body)) }
      sink.finish()
    }
  }

  private func isSaid(_ part: ReplyPart) -> Bool {
    if case .usage = part { exchange.request.includesUsage } else { true }
  }
}

/// How long a stream waits for what.
struct StreamPauses: Sendable {
  /// How long a reply may take to begin before the status goes out all the same.
  var beforeStatus: Duration = .seconds(5)
  /// Silence after which a comment is sent.
  var keepAlive: Duration = .seconds(5)
}
