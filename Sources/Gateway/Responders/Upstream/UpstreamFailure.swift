import ChatModel
import CompletionReading
import HTTPStream

/// Why the server behind the gateway gave no reply, as an error of the API.
struct UpstreamFailure: Sendable {
  let status: Int
  /// The server's message, in one line; never more than a few hundred characters.
  let message: String
  /// Seconds.
  let retryAfter: Int?
  /// What it said of the model's window, if the request is too long for it.
  var overflow: WindowOverflow?
  /// True if it has not loaded the model yet.
  var isLoading = false

  /// Reads a response that is not a reply.
  static func read(_ response: HTTPResponse) async -> UpstreamFailure {
    let bytes = (try? await response.body.collect(upTo: 1 << 16)) ?? []
    let body = ParsedJSON(bytes).flatMap { ErrorBody($0) }
    let text = body?.message ?? body?.code ?? plainText(bytes)
    return UpstreamFailure(
      status: response.status, message: text.fitForMessage(limit: 500),
      retryAfter: response.headers[field: "Retry-After"].flatMap { Double($0) }.flatMap {
        0...86_400 ~= $0 ? Int($0.rounded(.up)) : nil
      }, overflow: body.flatMap { WindowOverflow($0, status: response.status) },
      isLoading: body?.saysModelIsLoading(status: response.status) ?? false)
  }

  /// The error as the gateway passes it on.
  var error: GatewayError {
    let said = message.isEmpty ? "" : ": \(message)"
    if let overflow { return .tooLong(overflow, said) }
    if isLoading {
      return GatewayError(
        503, "ModelLoading", "The upstream server is still loading the model\(said)",
        retryAfter: retryAfter)
    }
    switch status {
    case 401, 403:
      return GatewayError(
        403, "AccessDenied", "The upstream server refuses the gateway's key\(said)")
    case 404:
      return GatewayError(
        404, "InvalidEndpointOrModel.NotFound",
        "The upstream server does not know the model, or its base URL is wrong\(said)",
        param: "model")
    case 429:
      return GatewayError(
        429, "RateLimitExceeded.Upstream",
        "The upstream server is busy\(said)", retryAfter: retryAfter)
    // Clients treat these two like no other status: the request may have run.
    case 408:
      return GatewayError(
        408, "RequestTimeout.Upstream",
        "The upstream server did not receive the request in time\(said)",
        retryAfter: retryAfter)
    case 409:
      return GatewayError(
        409, "Conflict.Upstream",
        "The upstream server has a conflict with another request\(said)",
        retryAfter: retryAfter)
    case 400..<500:
      return GatewayError(
        400, "InvalidParameter.Upstream", "The upstream server refuses the request\(said)"
      )
    default:
      return GatewayError(
        status == 503 ? 503 : 502, "InternalServiceError",
        "The upstream server failed with status \(status)\(said)", retryAfter: retryAfter)
    }
  }

  /// The error for a connection that failed.
  static func error(for error: TransportError) -> GatewayError {
    switch error.kind {
    case .resolve, .connect, .connectTimeout, .proxy, .tls:
      GatewayError(
        503, "InternalServiceError",
        "The upstream server cannot be reached: \(error.detail)")
    case .idleTimeout:
      GatewayError(504, "InternalServiceError", "The upstream server went silent.")
    case .invalidURL, .redirect:
      GatewayError(
        502, "InternalServiceError",
        "The address of the upstream server cannot be used: \(error.detail)")
    default:
      .upstream("the connection broke: \(error.detail)")
    }
  }

  private static func plainText(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(2000), as: UTF8.self).fitForMessage()
    return text.hasPrefix("<") ? "" : text
  }
}

extension GatewayError {
  static func upstream(_ message: String) -> GatewayError {
    GatewayError(
      502, "InternalServiceError",
      "The upstream server: \(message.fitForMessage(limit: 500))")
  }
}
