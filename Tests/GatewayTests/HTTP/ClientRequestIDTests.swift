import HTTPStream
import Testing

@testable import Gateway

/// The client's own id of an attempt comes back with the reply, whatever the reply is.
@Suite struct ClientRequestIDTests {
  private static let name = "X-Client-Request-Id"

  @Test(arguments: ["mine-1", "a b", "{\"id\": 1}", String(repeating: "x", count: 256)])
  func `It is repeated by every kind of reply`(_ value: String) async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      let headers = [HTTPHeader(Self.name, value)]
      let question = TestGateway.question(id, "harbour?")
      let stream = TestGateway.question(id, "harbour?", also: ["stream": true])
      let create: JSONValue = ["model": "m", "messages": [["role": "user", "content": "x"]]]
      let chat = "/context/chat/completions"
      for (path, body, method, key, status) in [
        ("/context/create", ReplyWriter.encode(create), "POST", nil, 200),
        (chat, ReplyWriter.encode(question), "POST", nil, 200),
        (chat, ReplyWriter.encode(stream), "POST", nil, 200),
        (chat, ReplyWriter.encode([:]), "POST", nil, 400),
        (chat, Array("{".utf8), "POST", nil, 400),
        (chat, [], "PUT", nil, 405), ("/nowhere", [], "POST", nil, 404),
        (chat, ReplyWriter.encode(question), "POST", "wrong", 401),
      ] as [(String, [UInt8], String, String?, Int)] {
        let answer = try await gateway.send(path, body, method: method, key: key, headers: headers)
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.headers[field: Self.name] == value, "\(path) \(status)")
        #expect(answer.headers[field: "x-request-id"]?.hasPrefix("req-") == true)
      }
    }
  }

  @Test(arguments: [
    "", "日本", "caf\u{E9}", "tab\there", String(repeating: "x", count: 257),
  ])
  func `What no header field should hold is not repeated`(_ value: String) async throws {
    try await TestGateway.run { gateway in
      let text = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        "POST /v1/nowhere HTTP/1.1\r\nHost: x\r\n\(Self.name): \(value)\r\nConnection: close\r\n\r\n"
      )
      #expect(text.hasPrefix("HTTP/1.1 404") && text.ranges(of: Self.name).isEmpty, "\(text)")
    }
  }

  @Test func `On one connection each reply has its own, and none of another's`() async throws {
    try await TestGateway.run { gateway in
      let text = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        "GET /a HTTP/1.1\r\nHost: x\r\n\(Self.name): one\r\n\r\n"
          + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n"
          + "GET /c HTTP/1.1\r\nHost: x\r\n\(Self.name): three\r\n\r\n"
          + "HEAD /d HTTP/1.1\r\nHost: x\r\n\(Self.name): four\r\n\r\n" + "bad head\r\n\r\n")
      let replies = text.ranges(of: "HTTP/1.1 ")
      #expect(replies.count == 5)
      #expect(text.ranges(of: "\(Self.name): ").count == 3)
      for value in ["one", "three", "four"] {
        #expect(text.ranges(of: "\(Self.name): \(value)\r\n").count == 1)
      }
      // The last is refused as itself: with a body, unlike the HEAD before it.
      #expect(text.hasSuffix("}}") && text.contains("its first line is not a request line"))
    }
  }
}
