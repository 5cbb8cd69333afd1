/// The head of a response, and its body as it arrives.
public struct HTTPResponse: Sendable {
  /// The status code; never a redirect, which is an error of kind ``TransportError/Kind/redirect``.
  public let status: Int
  /// The fields in the order they came.
  public let headers: [HTTPHeader]
  /// The bytes, as they arrive. Dropping it closes the connection.
  public let body: HTTPBody

  /// Creates a response.
  public init(status: Int, headers: [HTTPHeader] = [], body: HTTPBody) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
