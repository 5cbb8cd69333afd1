import CCurl
import Wording

/// The failure of a proxy.
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

  /// A failure that is certainly the proxy's; `nil` for another one.
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

  /// A failure on the way to a proxy, before anything was sent; `nil` if the proxy is not the cause.
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
    guard let proxy else { return localized("The proxy could not be used: \(words).") }
    let name = proxy.words
    return switch self {
    case .unknownKind:
      localized(
        """
        \(proxy.variable) names a kind of proxy that libcurl does not know; use http, https, \
        socks4 or socks5.
        """)
    case .unreadable: localized("The value of \(proxy.variable) is not a proxy address.")
    case .noAddress: localized("The host name of \(name) could not be resolved.")
    case .noConnection: localized("No connection to \(name): it does not answer.")
    case .tookTooLong: localized("No connection in time through \(name).")
    case .brokeOff: localized("The connection broke at \(name).")
    case .refused(407): localized("A user name and a password are needed by \(name).")
    case .refused(let status):
      localized("The connection to the server was refused (HTTP \(status)) by \(name).")
    case .other: localized("No connection through \(name): \(words).")
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
