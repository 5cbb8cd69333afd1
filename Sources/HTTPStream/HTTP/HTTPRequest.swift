/// A request that ``HTTPTransport`` sends. Proxies and CA files come from the environment, as with
/// curl.
public struct HTTPRequest: Sendable {
  /// `GET` or `POST`, or any other token.
  public var method: String
  /// An absolute `http` or `https` address.
  public var url: String
  /// The header fields beside those that HTTP itself needs.
  public var headers: [HTTPHeader]
  /// The whole body; empty for none.
  public var body: [UInt8]
  /// Seconds for resolving, connecting, proxy and TLS together.
  public var connectTimeout: Double
  /// Seconds without a single byte in either direction, once connected. There is no limit in total.
  public var idleTimeout: Double
  /// The longest response body in bytes that is read before ``TransportError/Kind/tooLarge``;
  /// `nil`: any.
  public var maxBodyBytes: Int?
  /// True if it may reach the server twice: when a kept connection turns out to be closed before any answer, it is sent
  /// again on a new one. For servers that remember nothing of it.
  public var mayRepeat: Bool

  /// Creates a request.
  public init(
    method: String = "POST", url: String, headers: [HTTPHeader] = [], body: [UInt8] = [],
    connectTimeout: Double = 15, idleTimeout: Double = 300, maxBodyBytes: Int? = nil,
    mayRepeat: Bool = false
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.connectTimeout = connectTimeout
    self.idleTimeout = idleTimeout
    self.maxBodyBytes = maxBodyBytes
    self.mayRepeat = mayRepeat
  }
}
