/// Sends requests. ``CurlTransport`` is the real one; tests and other transports conform to it too.
///
/// ```swift
/// let response = try await CurlTransport().send(HTTPRequest(url: "https://host.example/v1"))
/// for try await bytes in response.body { read(bytes) }
/// ```
public protocol HTTPTransport: Sendable {
  /// Sends a request and returns as soon as the head of the response is there.
  ///
  /// Cancelling the calling task closes the connection; so does dropping the response's body.
  /// - Throws: ``TransportError``; whether the request can have reached the server is in it.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
