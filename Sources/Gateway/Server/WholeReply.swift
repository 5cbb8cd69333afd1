import FlyingFox

/// A reply in one piece.
struct WholeReply: Sendable {
  let exchange: ChatExchange
  let writer: ReplyWriter
  let fault: GatewayFault?
  let pauses: StreamPauses

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
    switch fault {
    case .disconnect(let percent)?:
      let bytes = ReplyWriter.encode(try await body())
      return Replies.cut(bytes, after: bytes.count * percent / 100, requestID: requestID)
    case .garbage?:
      _ = try await body()
      return Replies.garbage(requestID: requestID)
    case .errorEvent?:
      _ = try await body()
      return Replies.json(200, GatewayFault.error.body, requestID: requestID)
    default: return try await patientResponse(requestID: requestID)
    }
  }

  /// A reply that is quick has its status and its length. For one that takes its time the headers go out, and
  /// blanks, which may stand before any JSON: a reader that has gone away is found out by them, and the context
  /// is free for the next. An error is then told in the body alone, as a stream does.
  private func patientResponse(requestID: String) async throws -> HTTPResponse {
    let (bytes, sink) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let (results, result) = AsyncStream<Result<[UInt8], GatewayError>?>.makeStream()
    let work = Task {
      let outcome: Result<[UInt8], GatewayError>
      do { outcome = .success(ReplyWriter.encode(try await body())) } catch {
        outcome = .failure(.unforeseen(error))
      }
      result.yield(outcome)
      sink.yield(outcome.bytes)
      sink.finish()
    }
    let pulse = Task {
      try await Task.sleep(for: pauses.beforeStatus)
      result.yield(nil)
      while !Task.isCancelled {
        sink.yield([UInt8(ascii: " ")])
        try await Task.sleep(for: pauses.keepAlive)
      }
    }
    sink.onTermination = { ending in
      pulse.cancel()
      if case .cancelled = ending { work.cancel() }
    }
    for await first in results {
      guard let first else { break }
      return Replies.json(200, bytes: try first.get(), requestID: requestID)
    }
    // Here when it takes its time, or when the server stops.
    if Task.isCancelled { work.cancel() }
    try Task.checkCancellation()
    return Replies.slowJSON(bytes, requestID: requestID)
  }
}

extension Result<[UInt8], GatewayError> {
  /// What a body says in either case.
  fileprivate var bytes: [UInt8] {
    switch self {
    case .success(let bytes): bytes
    case .failure(let error): ReplyWriter.encode(error.body)
    }
  }
}
