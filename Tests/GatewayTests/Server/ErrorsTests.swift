import Glibc
import HTTPStream
import Testing

@testable import Gateway

@Suite struct ErrorsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var fields: JSONValue
    var code: String
    var param: String

    init(_ name: String, _ fields: JSONValue, _ code: String, _ param: String) {
      testDescription = name
      self.fields = fields
      self.code = code
      self.param = param
    }
  }

  private static let user: JSONValue = [["role": "user", "content": "hi"]]

  private static func creation(_ fields: [String: JSONValue]) -> JSONValue {
    .object(["model": "m", "messages": user].merging(fields) { $1 })
  }

  static let creations: [Case] = [
    Case("no model", ["messages": user], "MissingParameter.model", "model"),
    Case("empty model", ["model": "", "messages": user], "MissingParameter.model", "model"),
    Case("model of a wrong type", creation(["model": 3]), "InvalidParameter.model", "model"),
    Case("no messages", ["model": "m"], "MissingParameter.messages", "messages"),
    Case(
      "messages of a wrong type", creation(["messages": "x"]), "InvalidParameter.messages",
      "messages"),
    Case("no message", creation(["messages": []]), "InvalidParameter.messages", "messages"),
    Case(
      "a message that is no object", creation(["messages": ["x"]]), "InvalidParameter.messages",
      "messages"),
    Case(
      "the last message is the assistant's",
      creation(["messages": [["role": "assistant", "content": "x"]]]), "InvalidParameter.messages",
      "messages"),
    Case("no role", creation(["messages": [["content": "x"]]]), "MissingParameter.role", "role"),
    Case(
      "a role that is none", creation(["messages": [["role": "tool", "content": "x"]]]),
      "InvalidParameter.role",
      "role"),
    Case(
      "no content", creation(["messages": [["role": "user"]]]), "MissingParameter.content",
      "content"),
    Case(
      "content of a wrong type", creation(["messages": [["role": "user", "content": 1]]]),
      "InvalidParameter.content",
      "content"),
    Case(
      "content that is a picture",
      creation(["messages": [["role": "user", "content": [["type": "image_url"]]]]]),
      "InvalidParameter.content",
      "content"),
    Case("mode that is none", creation(["mode": "shared"]), "InvalidParameter.mode", "mode"),
    Case("ttl too short", creation(["ttl": 3599]), "InvalidParameter.ttl", "ttl"),
    Case("ttl too long", creation(["ttl": 604_801]), "InvalidParameter.ttl", "ttl"),
    Case("ttl as a text", creation(["ttl": "3600"]), "InvalidParameter.ttl", "ttl"),
    Case("ttl with a fraction", creation(["ttl": .number(3600.5)]), "InvalidParameter.ttl", "ttl"),
    Case(
      "truncation that is none", creation(["truncation_strategy": ["type": "x"]]),
      "InvalidParameter.truncation_strategy.type", "truncation_strategy.type"),
    Case(
      "truncation of a wrong type", creation(["truncation_strategy": "x"]),
      "InvalidParameter.truncation_strategy",
      "truncation_strategy"),
    Case(
      "too many tokens to keep",
      creation([
        "truncation_strategy": ["type": "last_history_tokens", "last_history_tokens": 32_769]
      ]),
      "InvalidParameter.last_history_tokens", "last_history_tokens"),
    Case(
      "truncation of a prefix",
      creation(["mode": "common_prefix", "truncation_strategy": ["type": "rolling_tokens"]]),
      "InvalidParameter.truncation_strategy", "truncation_strategy"),
    Case("a body that is no object", [1, 2], "InvalidParameter.body", "body"),
  ]

  @Test(arguments: creations)
  func `A creation that is wrong is refused with code and param`(_ item: Case) async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.create(item.fields)
      #expect(answer.status == 400 && answer.code == item.code && answer.param == item.param)
      #expect(answer.json["error"]?["type"] == "BadRequest")
    }
  }

  private static func chat(_ name: String, _ value: JSONValue) -> Case {
    Case(
      "\(name) \(value)",
      TestGateway.question("ctx-guide-en", "hi", also: ["model": "guide", name: value]),
      "InvalidParameter.\(name)", name)
  }

  static let chats: [Case] =
    [
      Case(
        "no context", ["model": "m", "messages": user], "MissingParameter.context_id", "context_id"),
      Case(
        "context of a wrong type", ["context_id": 1, "model": "m", "messages": user],
        "InvalidParameter.context_id", "context_id"),
      Case(
        "another model", ["context_id": "ctx-guide-en", "model": "m", "messages": user],
        "InvalidParameter.model", "model"),
      Case(
        "five stops",
        TestGateway.question(
          "ctx-guide-en", "hi", also: ["model": "guide", "stop": ["a", "b", "c", "d", "e"]]),
        "InvalidParameter.stop", "stop"),
    ]
    + [
      chat("temperature", .number(2.1)), chat("temperature", .number(-0.1)),
      chat("temperature", "warm"),
      chat("top_p", .number(1.01)), chat("n", 0), chat("n", .number(1.5)), chat("stop", 1),
      chat("stop", [1]),
      chat("max_tokens", 0), chat("presence_penalty", 3), chat("frequency_penalty", -3),
      chat("stream", "true"),
      chat("stream_options", ["include_usage": true]), chat("tools", []),
      chat("thinking", ["type": "enabled"]),
      chat("response_format", ["type": "json_object"]),
    ]

  @Test(arguments: chats)
  func `A chat request that is wrong is refused with code and param`(_ item: Case) async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.chat(item.fields)
      #expect(answer.status == 400 && answer.code == item.code && answer.param == item.param)
    }
  }

  @Test func `stream_options of a wrong type is refused`() async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.ask(
        "ctx-guide-en", "hi", also: ["model": "guide", "stream": true, "stream_options": true])
      #expect(answer.code == "InvalidParameter.stream_options")
    }
  }

  @Test(arguments: ["", "{", "\u{FF}", "nothing", "{\"model\": 1e999}"])
  func `What is not JSON is refused`(_ body: String) async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.send("/context/create", Array(body.utf8))
      #expect(answer.status == 400 && answer.code == "InvalidParameter.body")
    }
  }

  @Test func `JSON that is nested too deeply is refused and harms nothing`() async throws {
    try await TestGateway.run { gateway in
      let deep = [UInt8](repeating: UInt8(ascii: "["), count: 200_000)
      let answer = try await gateway.send("/context/create", deep)
      #expect(answer.status == 400)
      let id = try await gateway.context()
      #expect(id.hasPrefix("ctx-"))
    }
  }

  @Test(arguments: ["", "wrong", "demo-"])
  func `Another key is refused`(_ key: String) async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.send("/context/create", Array("{}".utf8), key: key)
      #expect(answer.status == 401 && answer.code == "AuthenticationError")
      #expect(!answer.text.contains(gateway.server.key))
    }
  }

  @Test func `An unknown path is a 404 that says the URL is wrong, without speaking of contexts`()
    async throws
  {
    try await TestGateway.run { gateway in
      for path in ["/context/creates", "/model", "/context"] {
        let answer = try await gateway.send(path, Array("{}".utf8))
        #expect(answer.status == 404 && answer.message.hasPrefix("Invalid URL"))
        #expect(!answer.message.contains("context"))
      }
    }
  }

  @Test(arguments: ["GET", "PUT", "DELETE"])
  func `Other methods are refused and say which is right`(_ method: String) async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.send("/context/create", [], method: method)
      #expect(answer.status == 405 && answer.code == "MethodNotAllowed")
      #expect(answer.headers[field: "Allow"] == "POST")
    }
  }

  @Test func `HEAD gets the status and no body, and the connection stays usable`() async throws {
    try await TestGateway.run { gateway in
      let text = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        "HEAD /v1/context/create HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n"
          + "GET /v1/other HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      let heads = text.ranges(of: "HTTP/1.1 ").count
      #expect(heads == 2 && text.hasPrefix("HTTP/1.1 405 "))
      #expect(text.contains("HTTP/1.1 404 "))
    }
  }

  @Test func `A body of more than 64 MB is refused before it is read`() async throws {
    try await TestGateway.run { gateway in
      let text = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        "POST /v1/context/create HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(gateway.server.key)\r\n"
          + "Content-Length: \(65 << 20)\r\n\r\n{")
      #expect(text.hasPrefix("HTTP/1.1 413 "))
      #expect(text.contains("64 MB"))
    }
  }

  @Test func `An unknown, an expired and a forgotten context are 404 and name context_id`()
    async throws
  {
    let clock = TestClock()
    try await TestGateway.run({ $0.now = { clock.now } }) { gateway in
      let id = try await gateway.context(also: ["ttl": 3600])
      clock.advance(3599)
      let fresh = try await gateway.ask(id, "harbour?")
      #expect(fresh.status == 200)
      clock.advance(3599)
      let again = try await gateway.ask(id, "harbour?")
      #expect(again.status == 200, "the clock restarts at every use")
      clock.advance(3600)
      let forgotten = try await gateway.context()
      try await gateway.server.forget(forgotten)
      let expired = try await gateway.context()
      try await gateway.server.expire(expired)
      for lost in [id, forgotten, expired, "ctx-nowhere"] {
        let answer = try await gateway.ask(lost, "harbour?", also: ["stream": true])
        #expect(answer.status == 404 && answer.code == "NotFound.Context")
        #expect(
          answer.param == "context_id" && answer.message.contains("does not exist or has expired"))
      }
    }
  }
}
