import HTTPStream

/// Forwards to an OpenAI-compatible server, whose own cache then holds the prefix. Always streamed.
struct UpstreamResponder: Responder {
  /// The base URL, such as `http://127.0.0.1:11434/v1`.
  let url: String
  let model: String
  let key: String?
  let transport: any HTTPTransport
  let isCountedHere = false

  func reply(to request: ResponderRequest) async throws -> ResponderReply {
    do { return try await forwarded(request) } catch { throw withoutSecrets(error) }
  }

  /// The upstream key is the gateway's alone, whatever that server says about it.
  private func withoutSecrets(_ error: any Error) -> any Error {
    (error as? GatewayError)?.cleaned(by: Redactor(key: key)) ?? error
  }

  private func forwarded(_ request: ResponderRequest) async throws -> ResponderReply {
    var response = try await send(request, withUsage: true)
    if response.status == 400 {
      let failure = await UpstreamFailure.read(response)
      // Older servers know no stream_options; without it their usage is not known.
      guard failure.message.utf8.contains("stream_options".utf8) else { throw failure.error }
      response = try await send(request, withUsage: false)
    }
    guard 200..<300 ~= response.status else {
      throw await UpstreamFailure.read(response).error
    }
    return ResponderReply(pieceCount: nil, pieces: pieces(of: response))
  }

  private func send(_ request: ResponderRequest, withUsage: Bool) async throws -> HTTPResponse {
    var headers = [
      HTTPHeader("Content-Type", "application/json"),
      HTTPHeader("Accept", "text/event-stream, application/json"),
    ]
    if let key { headers.append(HTTPHeader("Authorization", "Bearer \(key)")) }
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    do {
      return try await transport.send(
        HTTPRequest(
          url: base + "/chat/completions", headers: headers,
          body: UpstreamBody(model: model, request: request, withUsage: withUsage).bytes,
          connectTimeout: 10, idleTimeout: 600))
    } catch {
      throw UpstreamFailure.error(for: error)
    }
  }

  /// The pieces as they come. A reader that stops reading closes the connection.
  private func pieces(of response: HTTPResponse) -> AsyncThrowingStream<ResponderPiece, any Error> {
    let (stream, sink) = AsyncThrowingStream<ResponderPiece, any Error>.makeStream()
    let work = Task {
      var reader = UpstreamReader()
      do {
        for try await bytes in response.body {
          for piece in reader.read(bytes) { sink.yield(piece) }
          if reader.isOver { break }
        }
        for piece in reader.finish() { sink.yield(piece) }
        if let failure = reader.failure { throw failure }
        sink.finish()
      } catch {
        let broken = (error as? TransportError).map(UpstreamFailure.error)
        sink.finish(throwing: withoutSecrets(broken ?? GatewayError.unforeseen(error)))
      }
    }
    sink.onTermination = { ending in
      if case .cancelled = ending { work.cancel() }
    }
    return stream
  }
}

extension Sequence where Element == UInt8 {
  /// True if these bytes hold those, one after the other.
  func contains(_ pattern: some Sequence<UInt8>) -> Bool {
    let bytes = Array(self)
    let pattern = Array(pattern)
    guard !pattern.isEmpty, bytes.count >= pattern.count else { return pattern.isEmpty }
    return (0...(bytes.count - pattern.count)).contains {
      bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
  }
}
