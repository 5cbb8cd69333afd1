import Basics
package import EventLoops
import Wording

/// ``HTTPTransport`` by libcurl: all transfers run on one event loop, which sleeps while nothing moves: the program's,
/// or that of a thread which starts with the first request.
///
/// TLS is always verified. `CURL_CA_BUNDLE` or `SSL_CERT_FILE` name another CA file; proxies come
/// from `http_proxy`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` as with curl, except that this
/// machine's own addresses are always reached directly. Connections are kept and used again;
/// `https` speaks HTTP/2 where the server does. Redirects are never followed. A request is sent at
/// most once: a kept connection that turns out dead after the request went out is an error, not a
/// silent second request.
public final class CurlTransport: HTTPTransport {
  private let driver: Locked<CurlDriver?>

  /// Cheap: nothing is started or read yet.
  public init() {
    driver = Locked(nil)
  }

  /// Runs on the program's own loop.
  package init(on loop: EventLoop) {
    driver = Locked(CurlDriver(on: loop))
  }

  /// Keeps unused connections for a number of milliseconds, for tests.
  init(on loop: EventLoop, restLimit: UInt64) {
    driver = Locked(CurlDriver(on: loop, restLimit: restLimit))
  }

  deinit {
    driver.withLock { $0?.shutDown() }
  }

  /// Sends a request once, and returns when the head of the response is here; its body is read as it is asked for.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    await HTTPLibrary.load()
    if let problem = request.problem { throw problem }
    if Task.isCancelled {
      throw TransportError(
        .cancelled, requestWasSent: false, detail: localized("The request was cancelled."))
    }
    let call = CurlCall(driver: try startedDriver())
    let head = try await call.head(of: request)
    // The body keeps the transport alive, so that its transfers outlive it.
    let reader = CurlBodyReader(call: call, transport: self)
    let body = HTTPBody(
      { () throws(TransportError) in try await reader.call.nextBytes() },
      whenUnwanted: { reader.call.letFinish() },
      whenExpected: { reader.call.expectEnd(within: $0) })
    return HTTPResponse(status: head.status, headers: head.headers, body: body)
  }

  private func startedDriver() throws(TransportError) -> CurlDriver {
    try driver.withLock { (driver) throws(TransportError) in
      if let driver { return driver }
      guard let loop = EventLoop.backgroundIfAny else {
        throw TransportError(
          .other, requestWasSent: false,
          detail: localized("No thread for transfers could be started."))
      }
      let new = CurlDriver(on: loop)
      driver = new
      return new
    }
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
        .other, requestWasSent: false, detail: localized("libcurl could not be loaded: \(problem)"))
    }
    guard HTTPAddress(url) != nil else {
      return TransportError(
        .invalidURL, requestWasSent: false,
        detail: localized("The address is not a valid http(s) URL."))
    }
    if let header = headers.first(where: { !$0.isValid }) {
      return TransportError(
        .invalidURL, requestWasSent: false,
        detail:
          localized(
            "The header \(String(reflecting: header.name)) holds a byte that no header can carry."))
    }
    guard !method.isEmpty, method.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return TransportError(
        .invalidURL, requestWasSent: false, detail: localized("The method is not a token."))
    }
    return nil
  }
}
