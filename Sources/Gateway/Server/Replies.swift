import FlyingFox
import FoundationEssentials

/// Puts HTTP responses together.
enum Replies {
  /// A whole JSON body.
  static func json(_ status: Int, _ body: JSONValue, requestID: String) -> HTTPResponse {
    json(status, bytes: ReplyWriter.encode(body), requestID: requestID)
  }

  /// A whole JSON body that is encoded already.
  static func json(_ status: Int, bytes: [UInt8], requestID: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: phrase(status)),
      headers: headers("application/json", requestID), body: Data(bytes))
  }

  /// A JSON body that comes when it is ready.
  static func slowJSON(
    _ stream: AsyncThrowingStream<[UInt8], any Error>, requestID: String
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: headers("application/json", requestID),
      body: HTTPBodySequence(from: EventBody(stream: stream)))
  }

  /// An error of the API.
  static func error(_ error: GatewayError, requestID: String) -> HTTPResponse {
    var response = json(error.status, error.body, requestID: requestID)
    if let seconds = error.retryAfter {
      response.headers[HTTPHeader("Retry-After")] = "\(seconds)"
    }
    if error.status == 405 { response.headers[HTTPHeader("Allow")] = "POST" }
    return response
  }

  /// An error after which the connection is closed, because the request was not read to its end.
  static func lastError(_ error: GatewayError, requestID: String) -> HTTPResponse {
    let bytes = ReplyWriter.encode(error.body)
    var response = HTTPResponse(
      statusCode: HTTPStatusCode(error.status, phrase: phrase(error.status)),
      headers: headers("application/json", requestID),
      body: HTTPBodySequence(from: LastBody(bytes: bytes), count: bytes.count))
    response.headers[.connection] = "close"
    return response
  }

  /// A stream of events.
  static func events(
    _ stream: AsyncThrowingStream<[UInt8], any Error>, requestID: String
  ) -> HTTPResponse {
    var response = HTTPResponse(
      statusCode: .ok, headers: headers("text/event-stream", requestID),
      body: HTTPBodySequence(from: EventBody(stream: stream)))
    response.headers[HTTPHeader("Cache-Control")] = "no-cache"
    return response
  }

  /// A body that breaks off.
  static func cut(_ bytes: [UInt8], after count: Int, requestID: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: headers("application/json", requestID),
      body: HTTPBodySequence(
        from: LastBody(bytes: Array(bytes.prefix(max(1, count)))), count: bytes.count))
  }

  /// A body that is no JSON at all.
  static func garbage(requestID: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: headers("application/json", requestID),
      body: Data("<html><body>gateway</body></html>".utf8))
  }

  private static func headers(_ type: String, _ requestID: String) -> HTTPHeaders {
    [.contentType: type, HTTPHeader("x-request-id"): requestID]
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 413: "Content Too Large"
    case 429: "Too Many Requests"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 500...: "Internal Server Error"
    default: "Error"
    }
  }
}
