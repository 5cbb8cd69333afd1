import CompletionReading
import HTTPStream
import Wording

extension APIError {
  /// The API error for an error of the transport.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - key: The secret to keep out of the message.
  ///   - url: The target of the request.
  init(_ error: TransportError, key: APIKey?, url: String? = nil) {
    let kind = Kind(error)
    let facts = key.redactor.clean(error.detail).withoutFullStop
    // A proxy failure is a sentence of its own.
    let what =
      error.kind == .proxy && !facts.isEmpty
      ? facts.fitForMessage()
      : error.whole(url.flatMap(HTTPAddress.init)) ?? error.opening.adding(facts)
    let advice = error.advice ?? ErrorText.advice(kind)
    self.init(
      kind, requestWasSent: Self.mayHaveRun(error), message: localized("\(what). \(advice)"))
  }

  /// A server that points elsewhere did not run anything.
  private static func mayHaveRun(_ error: TransportError) -> Bool {
    error.kind == .redirect ? false : error.requestWasSent
  }
}

extension APIError.Kind {
  fileprivate init(_ error: TransportError) {
    switch error.kind {
    case .resolve, .connect, .disconnected, .incomplete: self = .network
    case .proxy: self = .proxy
    case .connectTimeout, .idleTimeout: self = .timeout
    case .tls: self = .tls
    case .cancelled: self = .cancelled
    case .tooLarge: self = .protocolViolation
    case .redirect, .invalidURL: self = .wrongBaseURL
    case .other: self = error.requestWasSent ? .protocolViolation : .network
    }
  }
}

extension TransportError {
  /// The description, if the transport's own words would add nothing to it.
  fileprivate func whole(_ address: HTTPAddress?) -> String? {
    switch kind {
    case .disconnected, .incomplete: return opening
    case .connect, .connectTimeout:
      // Otherwise they are about something else, such as a proxy.
      guard let address, detail.contains(address.name) else { return nil }
      return kind == .connect
        ? localized("Connection refused by \(address.peer)")
        : localized("\(address.peer) did not accept the connection in time")
    default: return nil
    }
  }

  fileprivate var opening: String {
    switch kind {
    case .resolve: localized("The server's host name could not be resolved")
    case .connect: localized("The connection was refused")
    case .connectTimeout: localized("The connection timed out")
    case .tls: localized("No trusted TLS connection could be established")
    case .proxy: localized("The proxy could not be used")
    case .idleTimeout: localized("The server stopped sending")
    case .disconnected, .incomplete: localized("The connection broke")
    case .cancelled: localized("The request was cancelled")
    case .tooLarge: localized("The response is too long")
    case .redirect: localized("The address does not lead to the context API")
    case .invalidURL: localized("The request cannot be sent")
    case .other: localized("The request failed")
    }
  }

  /// The next step, if the kind alone does not tell it.
  fileprivate var advice: String? {
    switch kind {
    case .connect: localized("Check the base URL and the network.")
    case .redirect:
      localized(
        """
        Redirects are not followed, because they would forward the key: correct base_url in \
        the profile.
        """)
    case .disconnected, .incomplete, .idleTimeout:
      requestWasSent ? localized("The server may still have run the request.") : nil
    default: nil
    }
  }
}

extension HTTPAddress {
  /// The host as it is written outside of addresses.
  fileprivate var name: String { host.filter { $0 != "[" && $0 != "]" } }

  /// Whom the connection is made to.
  fileprivate var peer: String { "\(host):\(port ?? (scheme == "https" ? 443 : 80))" }
}

extension String {
  fileprivate func adding(_ facts: String) -> String {
    facts.isEmpty ? self : localized("\(self): \(facts.fitForMessage())")
  }

  fileprivate var withoutFullStop: String {
    hasSuffix(".") || hasSuffix("。") ? String(dropLast()) : self
  }
}
