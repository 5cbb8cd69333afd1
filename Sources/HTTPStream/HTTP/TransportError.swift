/// Why there is no response, or why a body broke off.
public struct TransportError: Error, Equatable, Sendable {
  /// The kinds of failure.
  public enum Kind: String, Equatable, Sendable, CaseIterable {
    /// The host's name has no address.
    case resolve
    /// The connection was refused.
    case connect
    /// Resolving, connecting and TLS together took longer than the request allows.
    case connectTimeout
    /// The handshake failed or the certificate is not trusted.
    case tls
    /// The proxy refused or could not be used.
    case proxy
    /// No byte came for as long as the request allows.
    case idleTimeout
    /// The connection broke.
    case disconnected
    /// The server closed the connection in good order, but before the body was whole.
    case incomplete
    /// The task was cancelled or the body dropped.
    case cancelled
    /// The body is longer than the request allows, or the head than any should be.
    case tooLarge
    /// The server points elsewhere. Redirects are never followed: the key would go along.
    case redirect
    /// The address or a header field cannot be sent.
    case invalidURL
    /// Anything else that libcurl reports.
    case other
  }

  /// The kind of failure.
  public let kind: Kind
  /// True if a byte of the request can have reached the server; `false` is certain.
  public let requestWasSent: Bool
  /// One sentence with the facts, without credentials.
  public let detail: String

  /// Creates an error.
  public init(_ kind: Kind, requestWasSent: Bool, detail: String = "") {
    self.kind = kind
    self.requestWasSent = requestWasSent
    self.detail = detail
  }
}

extension TransportError: CustomStringConvertible {
  /// The kind and the detail, for logs.
  public var description: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue): \(detail)" }
}
