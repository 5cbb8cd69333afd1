/// Something that goes wrong on purpose with one reply, to test clients.
package enum GatewayFault: Hashable, Sendable {
  /// The connection breaks after a part of the reply.
  case disconnect(afterPercent: Int)
  /// The stream ends in order after a part of the reply, without an ending.
  case eof(afterPercent: Int)
  /// The reply is whole but `[DONE]` is missing.
  case noDone
  /// The request is refused; `retryAfter` in seconds.
  case status(Int, retryAfter: Int? = nil)
  /// Nothing comes for a while.
  case slow(milliseconds: Int)
  /// Nothing comes for a while in the middle.
  case stall(milliseconds: Int)
  /// A line that is not an event, a NUL and broken UTF-8 in the middle.
  case garbage
  /// An error event in the middle, then the end.
  case errorEvent
  /// The reply fails in the middle: in a stream of responses `response.failed`, elsewhere an error
  /// event.
  case failed
  /// The context has expired.
  case expired
  /// The context is not found this once, as right after it was made at a server of many machines.
  case gone
  /// A stream that has begun says in an error event that its context is gone.
  case goneEvent
  /// A stream of responses that has begun fails, because the response before it is gone.
  case goneFailed
  /// A conversation is in use.
  case locked
  /// The answer of a response is a refusal.
  case refusal
  /// Every event is cut into pieces of a few bytes.
  case split

  /// Reads names such as `disc50`, `eof50`, `nodone`, `429`, `slow800`, `stall300`, `garbage`,
  /// `errevent`, `failed`, `expired`, `gone`, `goneevent`, `gonefailed`, `locked`, `refusal`,
  /// `split`.
  package init?(_ name: String) {
    let word = String(name.prefix { $0.isLetter })
    let digits = name.dropFirst(word.count)
    let number = Int(digits)
    guard digits.allSatisfy(\.isNumber), digits.isEmpty || number != nil else { return nil }
    switch (word, number) {
    case ("disc", _): self = .disconnect(afterPercent: number ?? 50)
    case ("eof", _): self = .eof(afterPercent: number ?? 50)
    case ("nodone", nil): self = .noDone
    case ("", let status?) where 400..<600 ~= status:
      self = .status(status, retryAfter: status == 429 ? 1 : nil)
    case ("slow", let milliseconds?): self = .slow(milliseconds: milliseconds)
    case ("stall", let milliseconds?): self = .stall(milliseconds: milliseconds)
    case ("garbage", nil): self = .garbage
    case ("errevent", nil): self = .errorEvent
    case ("failed", nil): self = .failed
    case ("expired", nil): self = .expired
    case ("gone", nil): self = .gone
    case ("refusal", nil): self = .refusal
    case ("goneevent", nil): self = .goneEvent
    case ("gonefailed", nil): self = .goneFailed
    case ("locked", nil): self = .locked
    case ("split", nil): self = .split
    default: return nil
    }
  }

  /// The text of an error event.
  static let error = GatewayError(
    500, "InternalServiceError", "The reply was broken off on purpose.")

  /// The refusal that a status fault makes.
  static func refusal(_ status: Int, retryAfter: Int?) -> GatewayError {
    let code =
      switch status {
      case 401: "AuthenticationError"
      case 403: "AccessDenied"
      case 404: "NotFound"
      case 429: "RateLimitExceeded.EndpointRPMExceeded"
      case 500...: "InternalServiceError"
      default: "InvalidParameter"
      }
    return GatewayError(status, code, "Refused on purpose.", retryAfter: retryAfter)
  }
}
