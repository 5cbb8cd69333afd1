import CCurl

extension TransportError {
  /// What a result of libcurl means.
  ///
  /// - Parameters:
  ///   - code: libcurl's result, not `CURLE_OK`.
  ///   - requestWasSent: Whether the connection stood and the request went out.
  ///   - proxyStatus: What a proxy answered to CONNECT; 0 without one.
  ///   - text: libcurl's own words; they name hosts and files, never headers.
  init(curl code: CURLcode, requestWasSent: Bool, proxyStatus: Int = 0, text: String) {
    let isRefusedByProxy = !requestWasSent && proxyStatus >= 300
    let words = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    self.init(
      isRefusedByProxy ? .proxy : Kind(curl: code, requestWasSent: requestWasSent),
      requestWasSent: requestWasSent,
      detail: words.trimmingSpace)
  }
}

extension TransportError.Kind {
  fileprivate init(curl code: CURLcode, requestWasSent: Bool) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: self = .resolve
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: self = .proxy
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
