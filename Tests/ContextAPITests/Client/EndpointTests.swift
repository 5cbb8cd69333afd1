import Testing

@testable import ContextAPI

struct EndpointTests {
  private func url(
    _ base: String, path: String = "/context/create", allowInsecure: Bool = false
  ) throws -> String {
    let endpoint = Endpoint(
      baseURL: base, key: APIKey("sk-secret-key"), allowInsecureHTTP: allowInsecure)
    return try endpoint.url(of: path)
  }

  @Test(arguments: [
    ("https://gateway.serevixai.ai/v1", "https://gateway.serevixai.ai/v1/context/create"),
    ("https://gateway.serevixai.ai/v1/", "https://gateway.serevixai.ai/v1/context/create"),
    (
      "https://ark.cn-beijing.volces.com/api/v3//",
      "https://ark.cn-beijing.volces.com/api/v3/context/create"
    ),
    ("https://example.com", "https://example.com/context/create"),
    (" https://example.com/v1\n", "https://example.com/v1/context/create"),
    ("https://example.com/v1/context/create", "https://example.com/v1/context/create"),
    ("https://example.com/v1/context/chat/completions/", "https://example.com/v1/context/create"),
    ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/context/create"),
    ("http://localhost", "http://localhost/context/create"),
    ("http://[::1]:80", "http://[::1]:80/context/create"),
  ])
  func `base and path are joined`(base: String, expected: String) throws {
    #expect(try url(base) == expected)
  }

  @Test func `paths can be set, with or without a slash`() throws {
    #expect(
      try url("https://a.b/v1", path: "chat/completions") == "https://a.b/v1/chat/completions")
    #expect(
      try url("https://a.b/v1/", path: "/chat/completions") == "https://a.b/v1/chat/completions")
  }

  @Test(arguments: [
    "", "example.com/v1", "ftp://example.com", "https://", "https://us er.com",
    "https://user:password@example.com/v1", "https://example.com/v1?key=1",
    "https://example.com/v1#top", "http://example.com/v1", "http://127.0.0.1.example.com",
    "http://localhost@example.com", "user:password@example.com/v1", "example.com/v1?password@",
  ])
  func `a base that cannot or must not be used is refused`(base: String) {
    let error = #expect(throws: APIError.self) { try url(base) }
    #expect(error?.kind == .wrongBaseURL)
    #expect(error?.requestWasSent == false)
    #expect(error?.message.contains("password@") == false)
    #expect(error?.message.contains("secret") == false)
  }

  @Test func `clear text may go out when the profile says so`() throws {
    #expect(
      try url("http://example.com/v1", allowInsecure: true)
        == "http://example.com/v1/context/create")
    #expect(throws: APIError.self) {
      try url("http://user:password@example.com/v1", allowInsecure: true)
    }
  }
}
