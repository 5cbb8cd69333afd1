// What is refused before anybody asks what it says.
extension GatewayError {
  /// - Parameter reason: What is wrong with it: "it …".
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
      "The request body is longer than \(limits.bodyBytes >> 20) MB, the most that the gateway takes.",
      param: "body")
  }

  static let tooSlow = GatewayError(
    408, "RequestTimeout", "The request did not come in time; the connection is closed.")
  static let overloaded = GatewayError(
    503, "ServerOverloaded", "The gateway has as much to do as it takes on. Try again in a moment.",
    retryAfter: 1)
  static let wrongVersion = GatewayError(
    505, "BadRequest", "The gateway speaks HTTP/1.1 and HTTP/1.0.")
  static let unknownCoding = GatewayError(
    501, "BadRequest", "The gateway knows no Transfer-Encoding but chunked.")
  static let unknownExpectation = GatewayError(
    417, "BadRequest", "The gateway knows no Expect but 100-continue.")
}
