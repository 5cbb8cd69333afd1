import CCurl

/// How a proxy failed.
enum ProxyFailure: Equatable {
  case unknownKind
  case unreadable
  case noAddress
  case noConnection
  case tookTooLong
  case brokeOff
  /// It answered CONNECT with this status.
  case refused(Int)
  case other

  /// What is a proxy's failure whatever else is known; `nil` for another one.
  init?(_ code: CURLcode, text: String, wasSent: Bool, proxyStatus: Int) {
    if text.hasPrefix("Unsupported proxy scheme") {
      self = .unknownKind
    } else if text.hasPrefix("Unsupported proxy syntax") {
      self = .unreadable
    } else if !wasSent, proxyStatus >= 300 {
      self = .refused(proxyStatus)
    } else if code == CURLE_COULDNT_RESOLVE_PROXY {
      self = .noAddress
    } else if code == CURLE_PROXY {
      self = .other
    } else {
      return nil
    }
  }

  /// What happened on the way to a proxy, before anything was sent; `nil` where the proxy is not the cause.
  init?(_ code: CURLcode, by proxy: ProxyUse) {
    switch code {
    case CURLE_COULDNT_CONNECT: self = .noConnection
    case CURLE_OPERATION_TIMEDOUT: self = .tookTooLong
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: self = .brokeOff
    default: return nil
    }
  }

  /// A whole sentence.
  func sentence(_ proxy: ProxyUse?, words: String) -> String {
    guard let proxy else { return "The proxy could not be used: \(words)." }
    let name = proxy.words
    // Without the comma that would stand before the end.
    let end = name.hasSuffix(",") ? String(name.dropLast()) : name
    return switch self {
    case .unknownKind:
      "\(proxy.variable) names a kind of proxy that libcurl does not know; there are http, https, socks4 and"
        + " socks5."
    case .unreadable: "The value of \(proxy.variable) is no address of a proxy."
    case .noAddress: "The name of \(name) has no address."
    case .noConnection: "Nobody answers at \(end)."
    case .tookTooLong: "There was no connection in time by way of \(end)."
    case .brokeOff: "The connection broke at \(end)."
    case .refused(407): "It wants a user name and a password: \(end)."
    case .refused(let status): "No way to the server (HTTP \(status)) was made by \(end)."
    case .other: "No connection was made by \(end): \(words)."
    }
  }
}

extension ResponseHead {
  /// The error that this head is, when it is the proxy's and not the server's.
  func proxyRefusal(_ proxy: ProxyUse?) -> TransportError? {
    guard status == 407, let proxy else { return nil }
    return TransportError(
      .proxy, requestWasSent: false,
      detail: ProxyFailure.refused(status).sentence(proxy, words: ""))
  }
}
