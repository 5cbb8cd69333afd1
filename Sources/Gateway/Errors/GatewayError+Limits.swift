// Errors that need no look at the request's meaning.
extension GatewayError {
  /// - Parameter reason: The mistake: "it …".
  static func notHTTP(_ reason: String) -> GatewayError {
    GatewayError(400, "BadRequest", "The request cannot be read as HTTP: \(reason).")
  }

  static func headTooLarge(_ reason: String) -> GatewayError {
    GatewayError(
      431, "BadRequest.HeadTooLarge", "The head of the request is too large: \(reason).")
  }

  static func tooLarge(_ limits: ServerLimits) -> GatewayError {
    GatewayError(
      413, "InvalidParameter.body",
      "The request body is longer than \(limits.bodyBytes >> 20) MB, the limit of the gateway.",
      param: "body")
  }

  static let tooSlow = GatewayError(
    408, "RequestTimeout", "The request did not arrive in time; the connection is closed.")
  static let overloaded = GatewayError(
    503, "ServerOverloaded", "The gateway is at its limit. Try again in a moment.",
    retryAfter: 1)
  static let wrongVersion = GatewayError(
    505, "BadRequest", "The gateway speaks HTTP/1.1 and HTTP/1.0.")
  static let unknownCoding = GatewayError(
    501, "BadRequest", "The gateway supports no Transfer-Encoding except chunked.")
  static let unknownExpectation = GatewayError(
    417, "BadRequest", "The gateway supports no Expect except 100-continue.")
}
