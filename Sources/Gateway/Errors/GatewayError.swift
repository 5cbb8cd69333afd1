import HTTPStream

/// An error as the API documents it: a status and a body with code, message, param and type.
struct GatewayError: Error, Hashable, Sendable, CustomStringConvertible {
  var status: Int
  var code: String
  var message: String
  var param: String?
  /// Seconds, for `Retry-After`.
  var retryAfter: Int?

  init(
    _ status: Int, _ code: String, _ message: String, param: String? = nil, retryAfter: Int? = nil
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.param = param
    self.retryAfter = retryAfter
  }

  var description: String { message }

  /// The error without secrets in its words. Code and parameter are always ours, never a stranger's.
  func cleaned(by redactor: Redactor) -> GatewayError {
    var error = self
    error.message = redactor.clean(message)
    return error
  }

  /// The body of the reply.
  var body: JSONValue {
    [
      "error": [
        "code": .text(code), "message": .text(message), "param": param.map { .text($0) } ?? .null,
        "type": .text(type),
      ]
    ]
  }

  private var type: String {
    switch status {
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "NotFound"
    case 429: "TooManyRequests"
    case 500...: "InternalServerError"
    default: "BadRequest"
    }
  }
}
