import CCurl

/// The parts of an absolute `http` or `https` address, parsed by the very code that will connect to
/// it, so that no second opinion about where a request goes can exist.
public struct HTTPAddress: Equatable, Sendable {
  /// `http` or `https`.
  public let scheme: String
  /// The host in lower case; IPv6 addresses in brackets.
  public let host: String
  /// The port, when the address names one.
  public let port: Int?
  /// The path, at least `/`.
  public let path: String
  /// True if the address holds a user name or a password.
  public let hasCredentials: Bool
  /// True if the address holds a query or a fragment.
  public let hasQueryOrFragment: Bool

  /// Parses an address; `nil` when it is not absolute, not HTTP, or malformed.
  public init?(_ text: String) {
    guard !text.utf8.contains(0), let url = curl_url() else { return nil }
    defer { curl_url_cleanup(url) }
    guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: url), scheme == "http" || scheme == "https",
      let host = Self.part(CURLUPART_HOST, of: url), !host.isEmpty
    else { return nil }
    self.scheme = scheme
    self.host = String(decoding: host.utf8.map(\.asciiLowercased), as: UTF8.self)
    port = Self.part(CURLUPART_PORT, of: url).flatMap { Int($0) }
    path = Self.part(CURLUPART_PATH, of: url) ?? "/"
    hasCredentials =
      Self.part(CURLUPART_USER, of: url) != nil || Self.part(CURLUPART_PASSWORD, of: url) != nil
    hasQueryOrFragment =
      Self.part(CURLUPART_QUERY, of: url) != nil || Self.part(CURLUPART_FRAGMENT, of: url) != nil
  }

  /// True if the host is this machine by its address or by the name `localhost`.
  public var isLoopback: Bool {
    host == "localhost" || host == "[::1]" || host.isLoopbackIPv4
  }

  /// True if what is sent there can be read on the way: it leaves this machine without encryption.
  public var isExposed: Bool { scheme == "http" && !isLoopback }

  /// The address without credentials, query and fragment: fit for messages.
  public var display: String {
    "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)"
  }

  private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}

extension String {
  /// True if this is a dotted IPv4 address in 127.0.0.0/8; libcurl has normalised other spellings.
  fileprivate var isLoopbackIPv4: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
