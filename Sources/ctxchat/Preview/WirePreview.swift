import ChatModel
import ContextAPI
import HTTPStream
import Wording

/// The bytes that a request would put on the wire. The client itself makes them, so they are exact; only the
/// key is left out, and not even looked up.
struct WirePreview: Sendable {
  private let endpoint: Endpoint

  /// A preview for an endpoint, whose key is not used.
  init(_ endpoint: Endpoint) {
    var endpoint = endpoint
    endpoint.key = APIKey("(key)")
    self.endpoint = endpoint
  }

  /// The request that creates a context.
  ///
  /// - Throws: ``APIError`` when a rule forbids it.
  func request(for creation: CreateContextRequest) async throws(APIError) -> HTTPRequest {
    let transport = RecordingTransport()
    do throws(APIError) {
      _ = try await client(transport).create(creation)
    } catch {
      if transport.request == nil { throw error }
    }
    guard let request = transport.request else { throw Self.nothing }
    return request
  }

  /// The request that sends a turn, streamed.
  ///
  /// - Throws: ``APIError`` when a rule forbids it.
  func request(for turn: ChatRequest) async throws(APIError) -> HTTPRequest {
    let transport = RecordingTransport()
    for await event in client(transport).stream(turn) {
      if case .ended(.failed(let error)) = event, transport.request == nil { throw error }
    }
    guard let request = transport.request else { throw Self.nothing }
    return request
  }

  /// Prints the request that `body` asks for: its head to standard error, its body to standard output.
  ///
  /// - Throws: ``CommandFailure`` when a rule forbids it, ``OutputFailure``.
  func print(
    _ body: (WirePreview) async throws(APIError) -> HTTPRequest
  ) async throws {
    let request: HTTPRequest
    do throws(APIError) { request = try await body(self) } catch { throw CommandFailure(error) }
    StandardStream.error.write(request.previewHead)
    let end = StandardStream.output.isTerminal ? "\n" : ""
    try StandardStream.output.write(request.previewBody + end)
  }

  private func client(_ transport: RecordingTransport) -> ContextClient {
    ContextClient(endpoint: endpoint, transport: transport, retry: .never)
  }

  private static let nothing = APIError(
    .invalidParameters, requestWasSent: false, message: localized("Nothing would be sent."))
}

extension HTTPRequest {
  /// Method, address and header fields, a line each. Only for requests of a ``WirePreview``, which
  /// hold no key.
  var previewHead: String {
    let fields = headers.map { "\($0.name): \($0.value)\n" }
    return "\(method) \(url)\n" + fields.joined()
  }

  /// The body as text.
  var previewBody: String { String(decoding: body, as: UTF8.self) }
}
