/// The first part of a reply: its status and its header fields.
struct ReplyHead: Sendable {
  var status: Int
  var fields: [(name: String, value: String)]
  /// The length of the body; `nil` if unknown.
  var length: Int?

  init(_ status: Int, type: String, requestID: String, length: Int? = nil) {
    self.status = status
    self.length = length
    fields = [("Content-Type", type), ("x-request-id", requestID)]
  }

  /// The head of a reply with an error.
  init(_ error: GatewayError, requestID: String, length: Int) {
    self.init(error.status, type: "application/json", requestID: requestID, length: length)
    if let seconds = error.retryAfter { fields.append(("Retry-After", "\(seconds)")) }
    if let methods = error.allowed { fields.append(("Allow", methods)) }
  }

  /// A whole reply with an error, as bytes.
  static func bytes(
    for error: GatewayError, requestID: String, clientRequestID: String? = nil, isLast: Bool,
    hasBody: Bool = true
  ) -> [UInt8] {
    let body = ReplyWriter.encode(error.body)
    var head = ReplyHead(error, requestID: requestID, length: body.count)
    head.echo(clientRequestID)
    return head.bytes(isChunked: false, isLast: isLast) + (hasBody ? body : [])
  }

  /// Repeats the client's own id of the request, so that its log and ours can be laid side by side.
  mutating func echo(_ clientRequestID: String?) {
    if let clientRequestID { fields.append(("X-Client-Request-Id", clientRequestID)) }
  }

  /// A new id for a request.
  static func newID() -> String { "req-" + String(UInt64.random(in: .min ... .max), radix: 36) }

  func bytes(isChunked: Bool, isLast: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(status) \(Self.phrase(status))\r\n"
    for (name, value) in fields { text += "\(name): \(value)\r\n" }
    if let length { text += "Content-Length: \(length)\r\n" }
    if isChunked { text += "Transfer-Encoding: chunked\r\n" }
    text += "Connection: \(isLast ? "close" : "keep-alive")\r\n\r\n"
    return Array(text.utf8)
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 417: "Expectation Failed"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    case 500...: "Internal Server Error"
    default: "Error"
    }
  }
}
