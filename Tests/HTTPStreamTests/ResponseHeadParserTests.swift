import Testing

@testable import HTTPStream

struct ResponseHeadParserTests {
  private func steps(_ lines: [String]) -> [ResponseHeadParser.Step] {
    var parser = ResponseHeadParser()
    return lines.map { line in Array(line.utf8).withUnsafeBytes { parser.feed($0) } }
  }

  @Test func `a head is complete at its empty line`() {
    let steps = steps(["HTTP/1.1 200 OK\r\n", "A:  b \r\n", "C:\r\n", "\r\n"])
    #expect(steps.dropLast() == [.more, .more, .more])
    #expect(
      steps.last
        == .head(ResponseHead(status: 200, headers: [HTTPHeader("A", "b"), HTTPHeader("C", "")])))
  }

  @Test(arguments: [
    ("HTTP/2 404 \r\n", 404), ("HTTP/1.0 503 Busy now\r\n", 503), ("HTTP/3 200", 200),
  ])
  func `every version's status is read`(line: String, status: Int) {
    #expect(steps([line, "\r\n"]).last == .head(ResponseHead(status: status, headers: [])))
  }

  @Test func `interim heads and trailers are passed over`() {
    let steps = steps([
      "HTTP/1.1 100 Continue\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "\r\n", "Trailer: x\r\n", "\r\n",
    ])
    #expect(steps.map { $0 == .more } == [true, true, true, false, true, true])
  }

  @Test(arguments: ["HTTP/1.1\r\n", "HTTP/1.1 abc\r\n", "nonsense\r\n", "\r\n"])
  func `what has no status never completes`(line: String) {
    #expect(steps([line, "\r\n"]) == [.more, .more])
  }

  @Test func `a head has a limit`() {
    var parser = ResponseHeadParser()
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: ResponseHeadParser.limit)
    #expect(line.withUnsafeBytes { parser.feed($0) } == .more)
    #expect([1].withUnsafeBytes { parser.feed($0) } == .tooLong)
  }

  @Test(arguments: [
    (302, "https://example.com/v1?x=y#z", "https://example.com/v1"),
    (308, "/elsewhere?key=1", "/elsewhere"),
    (301, "https://a:b@example.com", "https://example.com/"),
    (307, "/a\u{1B}[31mb", "/a[31mb"),
  ])
  func `a redirect says where it points, and no more`(
    status: Int, location: String, shown: String
  ) {
    let head = ResponseHead(status: status, headers: [HTTPHeader("location", location)])
    #expect(head.redirect?.kind == .redirect)
    #expect(head.redirect?.detail == "The server answered \(status) and points to \(shown).")
  }

  @Test(arguments: [200, 201, 400, 299])
  func `a location elsewhere is no redirect`(status: Int) {
    #expect(
      ResponseHead(status: status, headers: [HTTPHeader("Location", "/x")]).redirect == nil)
    #expect(ResponseHead(status: 304, headers: []).redirect == nil)
  }
}
