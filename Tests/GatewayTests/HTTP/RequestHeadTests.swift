import Testing

@testable import Gateway

@Suite struct RequestHeadTests {
  private static func head(_ text: String) throws(GatewayError) -> RequestHead {
    try RequestHead(Array(text.utf8)[...], limits: ServerLimits())
  }

  private static func status(_ text: String) -> Int {
    do throws(GatewayError) {
      _ = try head(text)
      return 200
    } catch { return error.status }
  }

  @Test func `A request is read with its fields`() throws {
    let head = try Self.head(
      "POST /v1/context/create?x=1 HTTP/1.1\r\nHost: a\r\nX-Tab:\t two words \t\r\n"
        + "Content-Length: 12\r\nEmpty:\r\n\r\n")
    #expect(head.method == "POST" && head.path == "/v1/context/create" && head.minorVersion == 1)
    #expect(head["x-tab"] == "two words" && head["empty"] == "" && head["none"] == nil)
    #expect(head.framing == .length(12) && head.keepsAlive && !head.expectsContinue)
  }

  @Test func `Single line feeds end lines, too`() throws {
    let head = try Self.head("GET / HTTP/1.1\nHost: a\n\n")
    #expect(head.method == "GET" && head["host"] == "a")
  }

  @Test(arguments: [
    ("Connection: close", false), ("Connection: keep-alive", true), ("connection: Close", false),
    ("Connection: te, close", false), ("Connection: closed", true), ("X: close", true),
  ])
  func `A connection ends when the client says so`(_ field: String, _ keeps: Bool) throws {
    #expect(try Self.head("GET / HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n").keepsAlive == keeps)
  }

  @Test func `HTTP 1.0 has neither kept connections nor chunks`() throws {
    let head = try Self.head(
      "POST / HTTP/1.0\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n\r\n")
    #expect(!head.keepsAlive && !head.expectsContinue)
    #expect(Self.status("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400)
  }

  @Test(arguments: [
    ("GET / HTTP/1.1", 400), ("GET / HTTP/2.0\r\nHost: a", 505), ("GET / HTTP/1.2\r\nHost: a", 505),
    ("GET  / HTTP/1.1\r\nHost: a", 400), ("GET /\r\nHost: a", 400),
    ("GET / FTP/1.1\r\nHost: a", 400),
    ("G(T / HTTP/1.1\r\nHost: a", 400), ("GET /\u{1} HTTP/1.1\r\nHost: a", 400),
    ("GET / HTTP/1.1\r\nHost : a", 400), ("GET / HTTP/1.1\r\nHost: a\r\n folded: b", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nno colon", 400), ("GET / HTTP/1.1\r\nHost: a\r\n: b", 400),
    ("GET / HTTP/1.1\r\nHost: a\rX: b", 400), ("GET / HTTP/1.1\r\nHost: a\u{0}b", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +1", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1,1", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length:", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1", 200),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip", 501),
    ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked", 501),
    ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked", 501),
    ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked", 501),
    ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: CHUNKED", 200),
    ("GET / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok", 417),
    ("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue", 200),
  ])
  func `What could be read in two ways is refused`(_ text: String, _ status: Int) {
    #expect(Self.status(text + "\r\n\r\n") == status)
  }

  @Test func `Fields are counted`() {
    let fields = (0..<99).map { "X-\($0): y\r\n" }.joined()
    #expect(Self.status("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n") == 200)
    #expect(Self.status("GET / HTTP/1.1\r\nHost: a\r\nMore: z\r\n\(fields)\r\n") == 431)
  }

  @Test func `The end of a head is found wherever the bytes are cut`() {
    let text = Array("POST / HTTP/1.1\r\nHost: a\r\n\r\nbody\r\n\r\n".utf8)
    let end = text.count - 8
    for cut in 0...text.count {
      let first = RequestHead.end(of: Array(text[..<cut]), from: 0)
      #expect(first == (cut < end ? nil : end))
      #expect(RequestHead.end(of: text, from: min(cut, end)) == end)
    }
    #expect(RequestHead.end(of: Array("A\n\nb".utf8), from: 0) == 3)
    #expect(RequestHead.end(of: Array("A\n\r\nb".utf8), from: 0) == 4)
  }
}
