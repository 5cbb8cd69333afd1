import CCurl
import Testing

@testable import HTTPStream

struct TransportErrorCurlTests {
  @Test(
    arguments: [
      (CURLE_COULDNT_RESOLVE_HOST, .resolve), (CURLE_COULDNT_RESOLVE_PROXY, .proxy),
      (CURLE_COULDNT_CONNECT, .connect), (CURLE_OPERATION_TIMEDOUT, .connectTimeout),
      (CURLE_SSL_CONNECT_ERROR, .tls), (CURLE_PEER_FAILED_VERIFICATION, .tls),
      (CURLE_SSL_CACERT_BADFILE, .tls), (CURLE_RECV_ERROR, .connect), (CURLE_SEND_ERROR, .connect),
      (CURLE_URL_MALFORMAT, .invalidURL), (CURLE_OUT_OF_MEMORY, .other),
    ] as [(CURLcode, TransportError.Kind)])
  func `before the request went out`(code: CURLcode, kind: TransportError.Kind) {
    let error = TransportError(curl: code, requestWasSent: false, text: "")
    #expect(error.kind == kind)
    #expect(!error.requestWasSent)
    #expect(!error.detail.isEmpty)
  }

  @Test(
    arguments: [
      (CURLE_RECV_ERROR, .disconnected), (CURLE_SEND_ERROR, .disconnected),
      (CURLE_GOT_NOTHING, .disconnected), (CURLE_HTTP2_STREAM, .disconnected),
      (CURLE_PARTIAL_FILE, .incomplete), (CURLE_OPERATION_TIMEDOUT, .idleTimeout),
      (CURLE_WEIRD_SERVER_REPLY, .other),
    ] as [(CURLcode, TransportError.Kind)])
  func `after the request went out`(code: CURLcode, kind: TransportError.Kind) {
    let error = TransportError(curl: code, requestWasSent: true, text: " words \n")
    #expect(error.kind == kind)
    #expect(error.requestWasSent)
    #expect(error.detail == "words")
  }

  @Test func `a proxy that refuses is told from a server that does not answer`() {
    func kind(_ status: Int, sent: Bool = false) -> TransportError.Kind {
      TransportError(curl: CURLE_RECV_ERROR, requestWasSent: sent, proxyStatus: status, text: "")
        .kind
    }
    #expect(kind(407) == .proxy)
    #expect(kind(502) == .proxy)
    #expect(kind(0) == .connect)
    #expect(kind(200) == .connect)
    #expect(kind(200, sent: true) == .disconnected)
  }
}
