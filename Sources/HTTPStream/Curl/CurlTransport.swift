/// ``HTTPTransport`` by libcurl: all transfers run on one thread of their own, which starts with
/// the first request and sleeps while nothing moves.
///
/// TLS is always verified. `CURL_CA_BUNDLE` or `SSL_CERT_FILE` name another CA file; proxies come
/// from `http_proxy`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` as with curl, except that this
/// machine's own addresses are always reached directly. Connections are kept and used again;
/// `https` speaks HTTP/2 where the server does. Redirects are never followed. A request is sent at
/// most once: a kept connection that turns out dead after the request went out is an error, not a
/// silent second request.
public final class CurlTransport: HTTPTransport {
  private let mailbox = CurlMailbox()

  /// Cheap: nothing is started or read yet.
  public init() {}

  deinit {
    mailbox.post(.shutDown)
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if let problem = request.problem { throw problem }
    if Task.isCancelled {
      throw TransportError(.cancelled, requestWasSent: false, detail: "The request was cancelled.")
    }
    let call = CurlCall(mailbox: mailbox)
    let head = try await call.head(of: request)
    // The body keeps the transport alive, so that its thread outlives what it still has to deliver.
    let reader = CurlBodyReader(call: call, transport: self)
    let body = HTTPBody(
      { () throws(TransportError) in try await reader.call.nextBytes() },
      whenUnwanted: { reader.call.letFinish() })
    return HTTPResponse(status: head.status, headers: head.headers, body: body)
  }
}

/// Closes the connection when nobody holds the body any more.
private final class CurlBodyReader: Sendable {
  let call: CurlCall
  private let transport: CurlTransport

  init(call: CurlCall, transport: CurlTransport) {
    self.call = call
    self.transport = transport
  }

  deinit {
    call.cancel()
  }
}

extension HTTPRequest {
  /// Why it cannot be sent, found before anything is.
  fileprivate var problem: TransportError? {
    if let problem = HTTPLibrary.problem {
      return TransportError(
        .other, requestWasSent: false, detail: "libcurl could not be loaded: \(problem)")
    }
    guard HTTPAddress(url) != nil else {
      return TransportError(
        .invalidURL, requestWasSent: false, detail: "The address is not a valid http(s) URL.")
    }
    if let header = headers.first(where: { !$0.isValid }) {
      return TransportError(
        .invalidURL, requestWasSent: false,
        detail:
          "The header \(String(reflecting: header.name)) holds a byte that no header can carry.")
    }
    guard !method.isEmpty, method.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return TransportError(
        .invalidURL, requestWasSent: false, detail: "The method is not a token.")
    }
    return nil
  }
}
