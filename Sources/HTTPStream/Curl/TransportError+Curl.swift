import CCurl
import Wording

extension TransportError {
  /// What a result of libcurl means.
  ///
  /// - Parameters:
  ///   - code: libcurl's result, not `CURLE_OK`.
  ///   - requestWasSent: Whether the connection stood and the request went out.
  ///   - proxy: The proxy that the request was to go by.
  ///   - proxyStatus: What a proxy answered to CONNECT; 0 without one.
  ///   - text: libcurl's own words; they name hosts and files, and may hold a proxy's password.
  init(
    curl code: CURLcode, requestWasSent: Bool, proxy: ProxyUse? = nil, proxyStatus: Int = 0,
    text: String
  ) {
    let own = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    let words = Redactor().clean(own.trimmingSpace)
    if let failure = ProxyFailure(
      code, text: own, wasSent: requestWasSent, proxyStatus: proxyStatus)
    {
      self.init(
        .proxy, requestWasSent: requestWasSent, detail: failure.sentence(proxy, words: words))
    } else if !requestWasSent, let proxy, let failure = ProxyFailure(code, by: proxy) {
      self.init(.proxy, requestWasSent: false, detail: failure.sentence(proxy, words: words))
    } else if requestWasSent, Self.isLongHead(code, own) {
      self.init(.tooLarge, requestWasSent: true, detail: Self.longHead)
    } else {
      self.init(
        Kind(curl: code, requestWasSent: requestWasSent), requestWasSent: requestWasSent,
        detail: words)
    }
  }

  /// What is said of a response whose head is longer than any should be.
  static let longHead = localized("Its header fields are too long.")

  /// libcurl 7.88 calls a line over 100 KB "out of memory", and a head over 300 KB a receive error.
  private static func isLongHead(_ code: CURLcode, _ text: String) -> Bool {
    code == CURLE_OUT_OF_MEMORY || code.rawValue == 100
      || text.hasPrefix("Too large response header")
  }
}

extension TransportError.Kind {
  fileprivate init(curl code: CURLcode, requestWasSent: Bool) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: self = .resolve
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: self = .connect
    case CURLE_OPERATION_TIMEDOUT: self = requestWasSent ? .idleTimeout : .connectTimeout
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT:
      self = .tls
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2,
      CURLE_HTTP2_STREAM, CURLE_HTTP3, CURLE_SSL_SHUTDOWN_FAILED:
      self = requestWasSent ? .disconnected : .connect
    case CURLE_PARTIAL_FILE: self = .incomplete
    case CURLE_URL_MALFORMAT: self = .invalidURL
    case CURLE_ABORTED_BY_CALLBACK: self = .cancelled
    default: self = .other
    }
  }
}
