import HTTPStream
import Testing

@testable import ContextAPI

struct ErrorReportTests {
  private let key = APIKey("sk-very-secret-key")

  private func report(
    _ status: Int, headers: [HTTPHeader] = [], operation: ErrorClassifier.Operation = .chat
  ) -> ErrorReport {
    let response = HTTPResponse(status: status, headers: headers, body: HTTPBody(chunks: []))
    return ErrorReport(
      operation: operation, response: response, format: Endpoint(baseURL: "", key: nil).format,
      key: key)
  }

  private func error(_ status: Int, _ body: String, headers: [HTTPHeader] = []) -> APIError {
    report(status, headers: headers).error(body: Array(body.utf8))
  }

  @Test func `an error keeps what the server said`() {
    let error = error(
      429, #"{"error":{"code":"RateLimitExceeded.X","message":"slow down","type":"t"}}"#,
      headers: [HTTPHeader("X-Request-Id", "r-1"), HTTPHeader("Retry-After", "3")])
    #expect(error.kind == .rateLimited(canClear: true))
    #expect(error.status == 429)
    #expect(error.code == "RateLimitExceeded.X")
    #expect(error.serverMessage == "slow down")
    #expect(error.requestID == "r-1")
    #expect(error.retryAfter == 3)
    #expect(!error.requestWasSent)
    #expect(
      error.message == "The server accepts no more requests for now"
        + " (HTTP 429, RateLimitExceeded.X): “slow down”; it asks for a wait of 3 s. Wait a little, then send again."
    )
  }

  @Test(arguments: [
    ("60", "60 s. Wait a little, then send again."),
    ("250", "4m 10s. Send again after that time, or use another profile."),
    ("86400", "1d 0h. Send again after that time, or use another profile."),
    ("9007199254740992", "more than a year. Send again after that time, or use another profile."),
    ("1e300", "more than a year. Send again after that time, or use another profile."),
  ])
  func `a long wait is told as people read it`(seconds: String, words: String) {
    let message = error(429, "", headers: [HTTPHeader("Retry-After", seconds)]).message
    #expect(message.hasSuffix("; it asks for a wait of \(words)"))
  }

  @Test(arguments: ["x-request-id", "X-Tt-Logid", "request-id"])
  func `the request's name is found by any of its headers`(name: String) {
    #expect(error(500, "", headers: [HTTPHeader(name, "abc")]).requestID == "abc")
  }

  @Test(
    arguments: [
      ("", .empty), ("  \n", .empty), ("\u{FEFF}{\"a\":1}", .json), ("[1]", .json),
      ("{oops", .text),
      ("<!DOCTYPE html><html>", .html), ("\n <html>", .html), ("upstream error", .text),
    ] as [(String, ErrorClassifier.BodyForm)])
  func `the form of a body is seen from its first byte`(
    body: String, form: ErrorClassifier.BodyForm
  ) {
    #expect(ErrorReport.form(of: Array(body.utf8)) == form)
  }

  @Test func `a server that stored nothing is believed, and nobody is blamed`() {
    let body =
      #"{"error":{"code":"InternalServiceError","message":"The upstream server: its reply broke off.","stored":false}}"#
    for status in [200, 502] {
      let error = error(status, body)
      #expect(error.kind == .server && error.storedNothing)
      #expect(
        error.message.hasSuffix(
          "“The upstream server: its reply broke off”. Nothing of this turn was stored."))
      #expect(!error.message.contains("provider"))
    }
    #expect(!error(502, body.replacing(#","stored":false"#, with: "")).storedNothing)
    #expect(!error(502, body.replacing("false", with: "true")).storedNothing)
  }

  @Test(
    arguments: [
      (503, #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#, true),
      (503, #"{"error":"Model gpt2 is currently loading","estimated_time":20.0}"#, true),
      (503, #"{"error":{"code":"ModelLoading","message":"x"}}"#, true),
      (503, #"{"error":{"code":"model_loading","message":"x"}}"#, true),
      (400, #"{"error":{"code":"ModelLoading","message":"x"}}"#, false),
      (503, #"{"error":{"message":"no slots","type":"unavailable_error","code":503}}"#, false),
      (500, #"{"error":{"message":"error loading model"}}"#, false),
      (400, #"{"error":{"message":"loading model failed"}}"#, false),
    ])
  func `a server that loads its model has not run the turn`(
    status: Int, body: String, isLoading: Bool
  ) {
    let error = error(status, body)
    #expect((error.kind == .loading) == isLoading, "\(error.kind)")
    guard isLoading else { return }
    #expect(!error.requestWasSent)
    #expect(error.message.hasPrefix("The model is still loading (HTTP \(status)"))
  }

  @Test func `a web page is not quoted`() {
    let error = error(502, "<html><body><h1>Bad gateway</h1></body></html>")
    #expect(error.kind == .server)
    #expect(!error.message.contains("<"))
    #expect(error.message.contains("a web page"))
  }

  @Test func `a text is quoted, shortened and made harmless`() {
    let error = error(
      500, "up\u{1B}[31mstream\r\n\r\n  error " + String(repeating: "x", count: 5000))
    #expect(error.serverMessage?.hasPrefix("up [31mstream error xxx") == true)
    #expect((error.serverMessage?.count ?? 0) <= 301)
    #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test(arguments: [
    #"{"error":{"message":"Incorrect API key provided: sk-very-secret-key.","code":"sk-very-secret-key"}}"#,
    #"{"error":{"message":"sk-very-secret-key","param":"sk-very-secret-key","type":"sk-very-secret-key"}}"#,
    #"{"error":"sk-very-secret-key"}"#, #"{"detail":"Bearer sk-very-secret-key"}"#,
    "Bearer sk-very-secret-key is wrong", #"{"error":{"message":"sk\u002dvery-secret-key"}}"#,
    "<html>sk-very-secret-key</html>", "{sk-very-secret-key",
  ])
  func `a server that repeats the key does not bring it into any text`(body: String) {
    for status in [200, 400, 401, 403, 404, 422, 429, 500] {
      let headers = [HTTPHeader("x-request-id", "sk-very-secret-key")]
      let error = error(status, body, headers: headers)
      var dumped = ""
      dump(error, to: &dumped)
      for text in [dumped, "\(error)", String(reflecting: error), error.message] {
        #expect(!text.contains("very-secret"))
      }
    }
  }

  @Test func `a transport that repeats the key does not bring it into any text`() {
    for kind in TransportError.Kind.allCases {
      let transport = TransportError(kind, requestWasSent: true, detail: "sk-very-secret-key broke")
      let error = APIError(transport, key: key)
      var dumped = ""
      dump(error, to: &dumped)
      #expect(!dumped.contains("very-secret"))
      // A broken connection is reported without the transport's words.
      guard kind != .disconnected, kind != .incomplete else { continue }
      #expect(error.message.contains("(key) broke"))
    }
  }

  @Test(
    arguments: [
      (.resolve, .network), (.connect, .network), (.proxy, .proxy), (.disconnected, .network),
      (.incomplete, .network), (.connectTimeout, .timeout), (.idleTimeout, .timeout), (.tls, .tls),
      (.cancelled, .cancelled), (.tooLarge, .protocolViolation), (.redirect, .wrongBaseURL),
      (.invalidURL, .wrongBaseURL), (.other, .network),
    ] as [(TransportError.Kind, APIError.Kind)])
  func `every error of the transport has a meaning`(
    kind: TransportError.Kind, expected: APIError.Kind
  ) {
    let error = APIError(TransportError(kind, requestWasSent: false, detail: "It broke."), key: nil)
    #expect(error.kind == expected)
    #expect(!error.requestWasSent)
    #expect(
      error.message.contains(": It broke. ")
        || kind == .proxy && error.message.hasPrefix("It broke. ")
        || [.disconnected, .incomplete].contains(kind) && !error.message.contains("It broke"))
  }

  private func message(
    _ kind: TransportError.Kind, _ detail: String, url: String? = "http://127.0.0.1:9/v1/x",
    sent: Bool = false
  ) -> String {
    APIError(TransportError(kind, requestWasSent: sent, detail: detail), key: nil, url: url).message
  }

  @Test func `A dead server is named by its host and port, without the transport's words`() {
    let words = "Failed to connect to 127.0.0.1 port 9 after 0 ms: Could not connect to server"
    #expect(
      message(.connect, words)
        == "Connection refused by 127.0.0.1:9. Check the base URL and the network.")
    #expect(
      message(.connect, "connect to ::1 port 443 failed", url: "https://[::1]/v1")
        .hasPrefix("Connection refused by [::1]:443."))
    #expect(
      message(.connectTimeout, "Failed to connect to 127.0.0.1 port 9 after 15001 ms")
        .hasPrefix("127.0.0.1:9 did not accept the connection in time."))
  }

  @Test func `What is not about the server itself is kept in the transport's words`() {
    let words = "Failed to connect to proxy.example port 3128"
    #expect(message(.connect, words).contains(words))
    #expect(message(.connect, words, url: nil).contains(words))
  }

  @Test(arguments: [TransportError.Kind.disconnected, .incomplete])
  func `A broken connection is reported once`(_ kind: TransportError.Kind) {
    #expect(
      message(kind, "Recv failure: Connection reset by peer", sent: true)
        == "The connection broke. The server may still have run the request.")
    #expect(
      message(kind, "The connection broke before an answer came.", sent: true)
        == "The connection broke. The server may still have run the request.")
  }
}
