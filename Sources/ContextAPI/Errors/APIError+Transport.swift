import HTTPStream

extension APIError {
  /// What an error of the transport means.
  init(_ error: TransportError, key: APIKey?) {
    let kind = Kind(error)
    let facts = (key?.redacted(from: error.detail) ?? error.detail).withoutFullStop
    let advice = error.advice ?? ErrorText.advice(kind)
    self.init(
      kind, requestWasSent: Self.mayHaveRun(error),
      message: "\(error.opening): \(facts.fitForMessage()). \(advice)")
  }

  /// A server that points elsewhere did not run anything.
  private static func mayHaveRun(_ error: TransportError) -> Bool {
    error.kind == .redirect ? false : error.requestWasSent
  }
}

extension APIError.Kind {
  fileprivate init(_ error: TransportError) {
    switch error.kind {
    case .resolve, .connect, .proxy, .disconnected, .incomplete: self = .network
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
  fileprivate var opening: String {
    switch kind {
    case .resolve: "The server's name has no address"
    case .connect: "Nobody took the connection"
    case .connectTimeout: "Connecting took too long"
    case .tls: "No trusted TLS connection could be made"
    case .proxy: "The proxy could not be used"
    case .idleTimeout: "The server fell silent"
    case .disconnected, .incomplete: "The connection broke"
    case .cancelled: "The request was stopped"
    case .tooLarge: "The answer is too long"
    case .redirect: "The address does not lead to the context API"
    case .invalidURL: "The request cannot be sent"
    case .other: "The request failed"
    }
  }

  /// What to do, where the kind alone does not say it.
  fileprivate var advice: String? {
    switch kind {
    case .proxy: "Check HTTPS_PROXY, ALL_PROXY and NO_PROXY."
    case .redirect:
      "Redirects are not followed, because the key would go along: correct base_url in the profile."
    case .disconnected, .incomplete, .idleTimeout:
      requestWasSent ? "The server may have run the request all the same." : nil
    default: nil
    }
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
