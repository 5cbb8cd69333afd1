import CCurl
import Testing

@testable import HTTPStream

@Suite struct ProxyUseTests {
  @Test(arguments: [
    ("http://user:secret@127.0.0.1:9", "127.0.0.1:9"), ("127.0.0.1:9", "127.0.0.1:9"),
    ("user:secret@proxy.example:3128", "proxy.example:3128"),
    ("socks5h://user:s/e@c@proxy:1080/", "socks5h://proxy:1080"),
    ("http://user:sec ret@", ""), ("", ""), ("http://[::1]:9/", "[::1]:9"),
  ])
  func `libcurl's remark tells the variable and the place, never the password`(
    value: String, place: String
  ) {
    let use = ProxyUse(remark: "Uses proxy env variable HTTPS_PROXY == '\(value)'\n")
    #expect(use?.variable == "HTTPS_PROXY")
    #expect(use?.place == place)
    #expect(use?.words.contains("secret") == false)
  }

  @Test(arguments: [
    "Uses proxy env variable NO_PROXY == 'x'", "Uses proxy env variable no_proxy == 'x'",
    "Trying 127.0.0.1:9...", "",
  ])
  func `Other remarks name no proxy`(remark: String) {
    #expect(ProxyUse(remark: remark) == nil)
  }

  private static let proxy = ProxyUse(
    remark: "Uses proxy env variable HTTPS_PROXY == 'http://user:secret@proxy:9'")

  @Test(arguments: [
    (
      CURLE_COULDNT_CONNECT, 0, "Failed to connect to proxy port 9",
      "No connection to the proxy proxy:9 (from HTTPS_PROXY): it does not answer."
    ),
    (
      CURLE_COULDNT_RESOLVE_PROXY, 0, "Could not resolve proxy: proxy",
      "The host name of the proxy proxy:9"
    ),
    (
      CURLE_COULDNT_CONNECT, 0, "Unsupported proxy scheme for 'ftp://user:secret@proxy'",
      "HTTPS_PROXY names a kind of proxy"
    ),
    (
      CURLE_COULDNT_RESOLVE_PROXY, 0, "Unsupported proxy syntax in 'x'",
      "The value of HTTPS_PROXY is not a proxy address"
    ),
    (
      CURLE_RECV_ERROR, 407, "CONNECT tunnel failed, response 407",
      "A user name and a password are needed"
    ),
    (CURLE_RECV_ERROR, 503, "CONNECT tunnel failed, response 503", "HTTP 503"),
    (
      CURLE_OPERATION_TIMEDOUT, 0, "Connection timed out",
      "No connection in time through the proxy"
    ),
    (CURLE_RECV_ERROR, 0, "Proxy CONNECT aborted", "The connection broke at the proxy"),
  ])
  func `Each failure of a proxy is named as the proxy's`(
    code: CURLcode, status: Int, text: String, words: String
  ) {
    let error = TransportError(
      curl: code, requestWasSent: false, proxy: Self.proxy, proxyStatus: status, text: text)
    #expect(error.kind == .proxy)
    #expect(error.detail.contains(words), "\(error.detail)")
    #expect(!error.detail.contains("secret"))
  }

  @Test(arguments: [
    (CURLE_OUT_OF_MEMORY, ""), (CURLE_RECV_ERROR, "Too large response headers: 307247 > 307200"),
    (CURLcode(rawValue: 100), ""),
  ])
  func `A head that libcurl finds too long is told as that`(code: CURLcode, text: String) {
    let error = TransportError(curl: code, requestWasSent: true, text: text)
    #expect(error.kind == .tooLarge && error.detail == TransportError.longHead)
  }

  @Test func `Without a proxy, and once the request is out, it is the server's failure`() {
    let direct = TransportError(
      curl: CURLE_COULDNT_CONNECT, requestWasSent: false, text: "Failed to connect to h port 1")
    #expect(direct.kind == .connect)
    let late = TransportError(
      curl: CURLE_RECV_ERROR, requestWasSent: true, proxy: Self.proxy, text: "Recv failure")
    #expect(late.kind == .disconnected)
  }
}
