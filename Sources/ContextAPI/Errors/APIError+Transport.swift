import HTTPStream

extension APIError {
  /// What an error of the transport means.
  init(_ error: TransportError, key: APIKey?) {
    let words = key?.redacted(from: error.detail) ?? error.detail
    self.init(
      Kind(error), serverMessage: nil, requestWasSent: Self.mayHaveRun(error),
      message: ErrorText.message(kind: Kind(error), status: nil, code: nil, words: words))
  }

  /// A server that points elsewhere did not run anything.
  private static func mayHaveRun(_ error: TransportError) -> Bool {
    error.kind == .redirect ? false : error.requestWasSent
  }
}

extension APIError.Kind {
  fileprivate init(_ error: TransportError) {
    switch error.kind {
    case .resolve, .connect, .proxy, .disconnected: self = .network
    case .connectTimeout, .idleTimeout: self = .timeout
    case .tls: self = .tls
    case .cancelled: self = .cancelled
    case .tooLarge: self = .protocolViolation
    case .redirect, .invalidURL: self = .wrongBaseURL
    case .other: self = error.requestWasSent ? .protocolViolation : .network
    }
  }
}
