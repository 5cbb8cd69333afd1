import Basics
import Glibc
import Wording

// The errors of the API page, section Errors, by their causes.
extension GatewayError {
  static func missing(_ name: String) -> GatewayError {
    GatewayError(
      400, "MissingParameter.\(name)", "The request lacks the parameter \(name).", param: name)
  }

  static func invalid(_ name: String, _ message: String) -> GatewayError {
    GatewayError(400, "InvalidParameter.\(name)", message, param: name)
  }

  static let wrongKey = GatewayError(
    401, "AuthenticationError", "The API key in the request is missing or invalid.")

  static func noContext(_ id: String) -> GatewayError {
    GatewayError(
      404, "NotFound.Context", "The context \(id.prefix(200)) does not exist or has expired.",
      param: "context_id")
  }

  static let busy = GatewayError(
    403, "OperationDenied.InvalidState",
    "The context is InProgress: another request to it has not ended yet.")

  static func wrongModel(_ asked: String, _ has: String) -> GatewayError {
    GatewayError(
      400, "InvalidParameter.model",
      "The context belongs to the model \(has), not to \(asked.prefix(200)).", param: "model")
  }

  /// Worded so that clients take it for a wrong base URL: a 404 in JSON otherwise means a lost
  /// context.
  static let noSuchPath = GatewayError(
    404, "NotFound.Path",
    "Invalid URL: there is nothing at this path. Check the base URL; the gateway's ends in /v1.")

  /// - Parameter methods: What the URL accepts.
  static func wrongMethod(_ methods: [String]) -> GatewayError {
    let list = methods.joined(separator: ", ")
    var error = GatewayError(405, "MethodNotAllowed", "This URL accepts \(list) only.")
    error.allowed = list
    return error
  }

  /// The shared database was lost in the middle of a turn, and another gateway may have begun one since.
  static let lostClaim = GatewayError(
    503, "StorageUnavailable",
    "The gateway lost its database during this turn. The turn is not remembered; send it again.",
    retryAfter: 1
  ).ofNothingStored

  /// The gateway ends before the reply does.
  static let shuttingDown = GatewayError(
    503, "ServerShutdown",
    "The gateway is shutting down. The reply is not complete and is not remembered; send the request again.",
    retryAfter: 1
  ).ofNothingStored

  /// - Parameter reason: The database's words, without a password.
  static func noStorage(_ reason: String) -> GatewayError {
    GatewayError(
      503, "StorageUnavailable", "The gateway's database does not answer: \(reason)",
      retryAfter: 1)
  }

  static let notJSON = GatewayError(
    400, "InvalidParameter.body", "The request body is not valid JSON.", param: "body")

  /// The access log cannot be opened.
  static func noAccessLog(_ path: String, _ number: Int32) -> GatewayError {
    GatewayError(
      500, "InternalServiceError",
      localized("The access log \(path) cannot be opened: \(SystemError.words(number))."))
  }

  /// The gateway cannot listen.
  static func noPort(_ address: ListenAddress, _ number: Int32) -> GatewayError {
    GatewayError(
      500, "InternalServiceError",
      localized(
        "Port \(address.port ?? 0) on \(address.host) is not available: \(SystemError.words(number))."
      ))
  }

  /// Any unforeseen error.
  static func unforeseen(_ error: any Error) -> GatewayError {
    error as? GatewayError ?? GatewayError(500, "InternalServiceError", "\(error)")
  }
}
