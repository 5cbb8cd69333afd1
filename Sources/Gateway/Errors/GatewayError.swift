/// An error as the API documents it: a status and a body with code, message, param and type.
struct GatewayError: Error, Hashable, Sendable {
  var status: Int
  var code: String
  var message: String
  var param: String?
  /// Seconds, for `Retry-After`.
  var retryAfter: Int?

  init(_ status: Int, _ code: String, _ message: String, param: String? = nil, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.param = param
    self.retryAfter = retryAfter
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

extension GatewayError {
  static func missing(_ name: String) -> GatewayError {
    GatewayError(
      400, "MissingParameter.\(name)", "The request misses the parameter \(name).", param: name)
  }

  static func invalid(_ name: String, _ message: String) -> GatewayError {
    GatewayError(400, "InvalidParameter.\(name)", message, param: name)
  }

  static let wrongKey = GatewayError(
    401, "AuthenticationError", "The API key in the request is missing or invalid.")

  static func noContext(_ id: String) -> GatewayError {
    GatewayError(
      404, "NotFound.Context", "The context \(id) does not exist or has expired.", param: "context_id")
  }

  static let busy = GatewayError(
    403, "OperationDenied.InvalidState",
    "The context is InProgress: another request to it has not ended yet.")

  static func wrongModel(_ asked: String, _ has: String) -> GatewayError {
    GatewayError(
      400, "InvalidParameter.model", "The context belongs to the model \(has), not to \(asked).",
      param: "model")
  }

  static let noSuchPath = GatewayError(404, "NotFound.Path", "There is no such endpoint.")
  static let notPost = GatewayError(405, "MethodNotAllowed", "This endpoint takes POST.")
  static let notJSON = GatewayError(
    400, "InvalidParameter.body", "The request body is not valid JSON.", param: "body")

  static func upstream(_ message: String) -> GatewayError {
    GatewayError(502, "InternalServiceError", "The server behind the gateway: \(message)")
  }
}
