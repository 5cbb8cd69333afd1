/// The facts about a response before its body.
public struct ResponseInfo: Equatable, Sendable {
  /// The HTTP status.
  public var status: Int
  /// The server's name of the request (`x-request-id` or `x-tt-logid`), for error reports.
  public var requestID: String?
  /// The `X-Client-Request-Id` that this attempt carried.
  public var clientRequestID: String

  /// The facts.
  public init(status: Int = 200, requestID: String? = nil, clientRequestID: String = "") {
    self.status = status
    self.requestID = requestID
    self.clientRequestID = clientRequestID
  }
}
