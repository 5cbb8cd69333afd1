import FoundationEssentials
import HTTPStream
import Wording

extension ContextClient {
  /// A response, and the names of the attempt that got it.
  struct Attempt {
    let response: HTTPResponse
    let report: ErrorReport
    let info: ResponseInfo

    /// True if the server took the request.
    var isAccepted: Bool { 200..<300 ~= response.status }
  }

  /// The most bytes of an error's body that are read.
  private static let errorLimit = 256 << 10

  /// Sends one request once.
  func attempt(
    _ operation: ErrorClassifier.Operation, _ wire: WireRequest, streams: Bool
  ) async throws(APIError) -> Attempt {
    await HTTPLibrary.load()
    let clientRequestID = UUID().uuidString.lowercased()
    let url = try endpoint.url(of: wire.path)
    let request = HTTPRequest(
      method: wire.method, url: url,
      headers: try headers(streams: streams, clientRequestID: clientRequestID), body: wire.body,
      connectTimeout: endpoint.connectTimeout, idleTimeout: endpoint.idleTimeout)
    do {
      let response = try await transport.send(request)
      let report = ErrorReport(
        operation: operation, response: response, format: format, key: endpoint.key)
      let info = ResponseInfo(
        status: response.status, requestID: report.requestID, clientRequestID: clientRequestID)
      return Attempt(response: response, report: report, info: info)
    } catch {
      throw APIError(error, key: endpoint.key, url: url)
    }
  }

  /// The error that a refused attempt is.
  func error(of attempt: Attempt) async -> APIError {
    var body: [UInt8] = []
    do throws(TransportError) {
      for try await chunk in attempt.response.body {
        body.append(contentsOf: chunk.prefix(Self.errorLimit - body.count))
        if body.count == Self.errorLimit { break }
      }
    } catch {
      // The received part of the body says more than its early end, unless the caller gave up.
      if error.kind == .cancelled { return APIError(error, key: endpoint.key) }
    }
    return attempt.report.error(body: body)
  }

  private func headers(
    streams: Bool, clientRequestID: String
  ) throws(APIError) -> [HTTPHeader] {
    var headers = [
      HTTPHeader("Content-Type", "application/json"),
      HTTPHeader("Accept", streams ? "text/event-stream, application/json" : "application/json"),
      HTTPHeader("User-Agent", endpoint.userAgent),
      HTTPHeader("X-Client-Request-Id", clientRequestID),
    ]
    guard let key = endpoint.key else { return headers }
    guard !key.isEmpty, key.isSendable else {
      throw APIError(
        .key, requestWasSent: false,
        message: key.isEmpty
          ? localized("The API key is empty. Set it in the profile or in CTXCHAT_API_KEY.")
          : localized(
            """
            The API key contains a space, a line break or a character that an HTTP header \
            cannot carry. Copy it again.
            """)
      )
    }
    headers.append(key.header(format.keyField))
    return headers
  }
}
