import Testing

@testable import HTTPStream

struct HTTPHeaderTests {
  @Test func `names ignore case`() {
    let headers = [HTTPHeader("X-Request-Id", "1"), HTTPHeader("x-request-id", "2")]
    #expect(headers[field: "X-REQUEST-ID"] == "1")
    #expect(headers[field: "X-Request"] == nil)
  }

  @Test(arguments: [
    "Authorization", "authorization", "Proxy-Authorization", "x-api-key", "x-goog-api-key",
    "Cookie",
  ])
  func `credentials are in no description`(name: String) {
    let header = HTTPHeader(name, "Bearer sk-secret")
    var dumped = ""
    dump(header, to: &dumped)
    dump(HTTPRequest(url: "http://localhost", headers: [header]), to: &dumped)
    for text in ["\(header)", String(reflecting: header), "\([header])", dumped] {
      #expect(!text.contains("sk-secret"))
      #expect(text.contains("(hidden)"))
    }
  }

  @Test func `other fields are described as they are`() {
    #expect("\(HTTPHeader("Accept", "text/html"))" == "Accept: text/html")
  }

  @Test(arguments: [
    ("A", "b", true), ("A", "", true), ("A", "é\t b", true), ("", "b", false), ("A B", "c", false),
    ("A:", "b", false), ("A", "b\r\nC: d", false), ("A", "b\nc", false), ("A", "b\0", false),
    ("A\n", "b", false), ("É", "b", false), ("A", "\u{7F}", false),
  ])
  func `only what fits on one line can be sent`(name: String, value: String, isValid: Bool) {
    #expect(HTTPHeader(name, value).isValid == isValid)
  }
}
