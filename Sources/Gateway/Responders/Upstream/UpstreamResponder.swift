import ChatModel
import CompletionReading
import HTTPStream

/// Forwards to an OpenAI-compatible server, whose own cache then holds the prefix. Always streamed.
struct UpstreamResponder: Responder {
  let server: Upstream
  let transport: any HTTPTransport
  let catalog: UpstreamCatalog
  let isCountedHere = false

  init(_ server: Upstream, _ transport: any HTTPTransport, _ windows: WindowStore) {
    self.server = server
    self.transport = transport
    catalog = UpstreamCatalog(server, transport, windows)
  }

  func reply(to request: ResponderRequest) async throws -> ResponderReply {
    let model = try model(request.model)
    do { return try await forwarded(request, to: model) } catch {
      throw await noted(error, of: model)
    }
  }

  /// The error with the upstream key taken out, which is the gateway's alone; what it says of the window is noted.
  private func noted(_ error: any Error, of model: String) async -> any Error {
    guard let error = error as? GatewayError else { return error }
    if let window = error.overflow?.limit { await catalog.learn(window, of: model) }
    return error.cleaned(by: Redactor(key: server.key))
  }

  private func forwarded(
    _ request: ResponderRequest, to model: String
  ) async throws -> ResponderReply {
    var response = try await send(request, to: model, withUsage: true)
    if response.status == 400 {
      let failure = await UpstreamFailure.read(response)
      // Older servers know no stream_options; without it their usage is not known.
      guard failure.message.utf8.contains("stream_options".utf8) else { throw failure.error }
      response = try await send(request, to: model, withUsage: false)
    }
    try await Self.check(response)
    let pieces = UpstreamPieces(of: response.body, from: model) {
      try await unstreamed(request, to: model)
    }
    return ResponderReply(pieceCount: nil) {
      do { return try await pieces.next() } catch { throw await noted(error, of: model) }
    }
  }

  /// The body of the reply to the same request unstreamed.
  private func unstreamed(_ request: ResponderRequest, to model: String) async throws -> HTTPBody {
    let response = try await send(request, to: model, withUsage: false, isStream: false)
    try await Self.check(response)
    return response.body
  }

  private static func check(_ response: HTTPResponse) async throws(GatewayError) {
    guard 200..<300 ~= response.status else { throw await UpstreamFailure.read(response).error }
  }

  private func send(
    _ request: ResponderRequest, to model: String, withUsage: Bool, isStream: Bool = true
  ) async throws -> HTTPResponse {
    var headers = [
      HTTPHeader("Content-Type", "application/json"),
      HTTPHeader("Accept", "text/event-stream, application/json"),
    ]
    if let key = server.key { headers.append(HTTPHeader("Authorization", "Bearer \(key)")) }
    var tellsProgress = false
    if request.wantsProgress { tellsProgress = await catalog.look().isLlama }
    do {
      return try await transport.send(
        HTTPRequest(
          url: server.base + "/chat/completions", headers: headers,
          body: UpstreamBody(
            model: model, request: request, withUsage: withUsage, isStream: isStream,
            tellsProgress: tellsProgress
          ).bytes,
          connectTimeout: 10, idleTimeout: 600, mayRepeat: true))
    } catch {
      try Task.checkCancellation()
      throw UpstreamFailure.error(for: error)
    }
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
