import ChatTestSupport
import Glibc
import HTTPStream
import Testing

@testable import Gateway

@Suite struct UpstreamResponderTests {
  private static func run(
    _ upstream: ScriptedUpstream, key: String? = "sk-upstream",
    _ body: (TestGateway, String) async throws -> Void
  ) async throws {
    try await TestGateway.run({
      $0.answers = .upstream(url: upstream.url, model: "behind", key: key)
    }) { gateway in
      try await body(gateway, try await gateway.context(seed: "the seed"))
    }
  }

  private static let hello = ScriptedUpstream.stream(
    #"{"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}"#,
    #"{"choices":[{"index":0,"delta":{"reasoning_content":"hm"}}]}"#,
    #"{"choices":[{"index":0,"delta":{"content":"Hello "}}]}"#,
    #"{"choices":[{"index":0,"delta":{"content":"there"},"finish_reason":"length"}]}"#,
    #"{"choices":[],"usage":{"prompt_tokens":90,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":2}}}"#,
    "[DONE]")

  @Test(arguments: [true, false])
  func `Content, reasoning, finish_reason and usage come through`(_ stream: Bool) async throws {
    try await Self.run(try ScriptedUpstream(Self.hello)) { gateway, id in
      let answer = try await gateway.ask(
        id, "hi",
        also: stream
          ? ["stream": true, "stream_options": ["include_usage": true]] : ["stream": false])
      #expect(answer.content() == "Hello there")
      #expect(answer.usage?["prompt_tokens_details"]?["cached_tokens"] == 64)
      #expect(answer.usage?["prompt_tokens"] == 90 && answer.usage?["total_tokens"] == 97)
      #expect(answer.usage?["completion_tokens_details"]?["reasoning_tokens"] == 2)
      #expect(answer.text.contains(#""reasoning_content":"hm""#))
      #expect(answer.text.contains(#""finish_reason":"length""#))
    }
  }

  @Test func `The whole list goes out: seed, memory, new messages, and what may be forwarded`()
    async throws
  {
    let upstream = try ScriptedUpstream(Self.hello)
    try await Self.run(upstream) { gateway, id in
      _ = try await gateway.ask(id, "one")
      _ = try await gateway.ask(
        id, "two",
        also: [
          "temperature": .number(0.25), "top_p": .number(0.5), "presence_penalty": 1,
          "frequency_penalty": -1, "max_tokens": 9, "stop": ["a", "b"],
        ])
      let requests = upstream.requests
      #expect(requests.count == 2)
      #expect(requests[0].head.hasPrefix("POST /v1/chat/completions "))
      #expect(requests[0].head.contains("Authorization: Bearer sk-upstream"))
      let body = requests[1].body
      let said = body["messages"]?.items.map {
        "\($0["role"]?.text ?? ""): \($0["content"]?.text ?? "")"
      }
      #expect(
        said == ["system: the seed", "user: one", "assistant: Hello there", "user: two"])
      #expect(body["model"] == "behind" && body["stream"] == true)
      #expect(body["stream_options"]?["include_usage"] == true)
      #expect(body["temperature"] == .number(0.25) && body["top_p"] == .number(0.5))
      #expect(body["presence_penalty"] == 1 && body["frequency_penalty"] == -1)
      #expect(body["max_tokens"] == 9 && body["stop"] == ["a", "b"])
      #expect(body["context_id"] == nil && body["n"] == nil)
      #expect(requests[0].body["temperature"] == nil && requests[0].body["stop"] == nil)
    }
  }

  @Test(arguments: [true, false])
  func `A reply that the server breaks off says that nothing was stored, and nothing is`(
    _ isStream: Bool
  ) async throws {
    let broken = ScriptedUpstream.stream(
      #"{"choices":[{"index":0,"delta":{"content":"Hello "}}]}"#)
    try await Self.run(try ScriptedUpstream(broken, Self.hello)) { gateway, id in
      let answer = try await gateway.ask(id, "hi", also: ["stream": .bool(isStream)])
      let error = (isStream ? answer.chunks.last : answer.json)?["error"]
      #expect(error?["stored"] == .bool(false))
      #expect(error?["message"]?.text?.contains("its reply broke off") == true)
      #expect(try await gateway.server.memory(of: id)?.isEmpty == true)
      _ = try await gateway.ask(id, "again")
      #expect(try await gateway.server.memory(of: id)?.map(\.content) == ["again", "Hello there"])
    }
  }

  @Test(arguments: [
    #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#,
    #"{"error":"Model gpt2 is currently loading","estimated_time":20.0}"#,
  ])
  func `A server that is loading its model is said to`(_ body: String) async throws {
    let upstream = try ScriptedUpstream(ScriptedUpstream.response(503, body))
    try await Self.run(upstream) { gateway, id in
      let answer = try await gateway.ask(id, "hi", also: ["stream": true])
      #expect(answer.status == 503 && answer.code == "ModelLoading")
      #expect(answer.json["error"]?["stored"] == .bool(false))
      let plain = try await gateway.request(
        "POST", "/v1/chat/completions",
        ["model": "m", "messages": [["role": "user", "content": "hi"]]])
      #expect(plain.status == 503 && plain.code == "ModelLoading")
    }
  }

  @Test func `Without a key none is sent`() async throws {
    let upstream = try ScriptedUpstream(Self.hello)
    try await Self.run(upstream, key: nil) { gateway, id in
      _ = try await gateway.ask(id, "hi")
      #expect(!(upstream.requests.first?.head.lowercased().contains("authorization") ?? true))
    }
  }

  struct Failure: Sendable {
    var script: String
    var status: Int
    var code: String
    var says: String

    init(_ script: String, _ status: Int, _ code: String, _ says: String) {
      self.script = script
      self.status = status
      self.code = code
      self.says = says
    }
  }

  @Test(arguments: [
    Failure(
      ScriptedUpstream.response(401, #"{"error":{"message":"bad key"}}"#), 403, "AccessDenied",
      "bad key"),
    Failure(
      ScriptedUpstream.response(403, #"{"error":"not yours"}"#), 403, "AccessDenied", "not yours"),
    Failure(
      ScriptedUpstream.response(404, #"{"error":{"message":"model \"behind\" not found"}}"#), 404,
      "InvalidEndpointOrModel.NotFound", "behind"),
    Failure(
      ScriptedUpstream.response(
        429, #"{"detail":"slower"}"#, headers: "Content-Type: application/json\r\nRetry-After: 7"),
      429,
      "RateLimitExceeded.Upstream", "slower"),
    Failure(
      ScriptedUpstream.response(400, #"{"message":"too long"}"#), 400, "InvalidParameter.Upstream",
      "too long"),
    Failure(
      ScriptedUpstream.response(
        408, #"{"error":{"message":"too slow"}}"#,
        headers: "Content-Type: application/json\r\nRetry-After: 7"), 408,
      "RequestTimeout.Upstream", "too slow"),
    Failure(
      ScriptedUpstream.response(409, #"{"error":"in use"}"#), 409, "Conflict.Upstream", "in use"),
    Failure(ScriptedUpstream.response(408, ""), 408, "RequestTimeout.Upstream", "in time"),
    Failure(
      ScriptedUpstream.response(409, "<html>proxy</html>"), 409, "Conflict.Upstream", "conflict"),
    Failure(
      ScriptedUpstream.response(413, #"{"detail":"too much"}"#), 400, "InvalidParameter.Upstream",
      "too much"),
    Failure(
      ScriptedUpstream.response(422, #"{"message":"odd"}"#), 400, "InvalidParameter.Upstream", "odd"
    ),
    Failure(ScriptedUpstream.response(500, "boom"), 502, "InternalServiceError", "boom"),
    Failure(
      ScriptedUpstream.response(503, "<html>busy</html>"), 503, "InternalServiceError", "status 503"
    ),
    Failure(
      ScriptedUpstream.response(200, "<html></html>"), 502, "InternalServiceError", "a web page"),
    Failure(
      ScriptedUpstream.response(200, #"{"error":{"message":"inside"}}"#), 502,
      "InternalServiceError", "inside"),
    Failure(
      ScriptedUpstream.response(200, #"{"choices": [}"#), 502, "InternalServiceError",
      "malformed"),
    Failure(
      "HTTP/1.1 302 X\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n", 502,
      "InternalServiceError",
      "address"),
  ])
  func `An error of the server behind becomes a documented one`(_ item: Failure) async throws {
    try await Self.run(try ScriptedUpstream(item.script)) { gateway, id in
      let answer = try await gateway.ask(id, "hi")
      #expect(answer.status == item.status && answer.code == item.code, "\(answer.text)")
      #expect(answer.message.utf8.contains(item.says.utf8), "\(answer.message)")
      #expect(!answer.text.contains("sk-upstream"))
      if item.script.contains("Retry-After") {
        #expect(answer.headers[field: "Retry-After"] == "7")
      }
      let memory = try await gateway.server.memory(of: id)
      #expect(memory?.isEmpty == true)
    }
  }

  @Test func `Nobody there is a 503`() async throws {
    let port = try await LoopbackPort.withDeaf { port in
      try await TestGateway.run({
        $0.answers = .upstream(url: "http://127.0.0.1:\(port)/v1/", model: "b", key: nil)
      }) { gateway in
        let answer = try await gateway.ask(
          try await gateway.context(), "hi", also: ["stream": true])
        #expect(answer.status == 503 && answer.code == "InternalServiceError")
        #expect(answer.message.contains("cannot be reached"))
      }
      return port
    }
    #expect(port > 0)
  }

  @Test func `A reply that breaks off is an error event and is not remembered`() async throws {
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.stream(#"{"choices":[{"delta":{"content":"half"}}]}"#))
    try await Self.run(upstream) { gateway, id in
      let answer = try await gateway.ask(id, "hi", also: ["stream": true])
      #expect(answer.content() == "half")
      #expect(answer.chunks.last?["error"]?["message"]?.text?.contains("broke off") == true)
      let memory = try await gateway.server.memory(of: id)
      #expect(memory?.isEmpty == true)
    }
  }

  @Test func `An error event in mid-stream is passed on`() async throws {
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.stream(
        #"{"choices":[{"delta":{"content":"half"}}]}"#, #"{"error":{"message":"out of memory"}}"#))
    try await Self.run(upstream) { gateway, id in
      let answer = try await gateway.ask(id, "hi", also: ["stream": true])
      #expect(answer.chunks.last?["error"]?["message"]?.text?.contains("out of memory") == true)
    }
  }

  @Test func `A finish_reason without DONE, and DONE without a finish_reason, are both an end`()
    async throws
  {
    for events in [
      ScriptedUpstream.stream(#"{"choices":[{"delta":{"content":"ok"},"finish_reason":"stop"}]}"#),
      ScriptedUpstream.stream(#"{"choices":[{"delta":{"content":"ok"}}]}"#, "[DONE]"),
    ] {
      try await Self.run(try ScriptedUpstream(events)) { gateway, id in
        let answer = try await gateway.ask(id, "hi")
        #expect(answer.status == 200 && answer.content() == "ok")
      }
    }
  }

  @Test func `A whole JSON reply to a streamed request is read`() async throws {
    let body =
      #"{"choices":[{"message":{"content":"whole","reasoning":"r"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1}}"#
    try await Self.run(try ScriptedUpstream(ScriptedUpstream.response(200, body))) { gateway, id in
      let answer = try await gateway.ask(id, "hi")
      #expect(answer.content() == "whole" && answer.usage?["prompt_tokens"] == 3)
      #expect(answer.text.contains(#""reasoning_content":"r""#))
    }
  }

  @Test func `A server that knows no stream_options is asked again without`() async throws {
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.response(400, #"{"error":{"message":"unknown field stream_options"}}"#),
      Self.hello)
    try await Self.run(upstream) { gateway, id in
      let answer = try await gateway.ask(id, "hi")
      #expect(answer.content() == "Hello there")
      #expect(upstream.requests.count == 2 && upstream.requests[1].body["stream_options"] == nil)
    }
  }

  /// llama-cpp-python 0.3.36 tells its error only so.
  @Test(arguments: [
    ScriptedUpstream.stream(), ScriptedUpstream.stream(end: ": ping\n\n"),
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
  ])
  func `A stream without a word is asked again unstreamed, once`(_ empty: String) async throws {
    let refusal =
      #"{"error":{"code":"context_length_exceeded","message":"This model's maximum context length is 512 tokens. However, you requested 600 tokens (600 in the messages, None in the completion)."}}"#
    let upstream = try ScriptedUpstream(
      empty, ScriptedUpstream.response(400, refusal), empty,
      ScriptedUpstream.response(
        200, #"{"choices":[{"message":{"content":"whole"},"finish_reason":"stop"}]}"#),
      empty)
    try await Self.run(upstream) { gateway, id in
      let refused = try await gateway.ask(id, "hi")
      #expect(refused.status == 400 && refused.code == "context_length_exceeded")
      #expect(refused.json["error"]?["n_ctx"] == 512)
      let bodies = upstream.requests.map(\.body)
      #expect(bodies.count == 2 && bodies[0]["stream"] == true && bodies[1]["stream"] == false)
      #expect(bodies[0]["messages"] == bodies[1]["messages"])
      #expect(try await gateway.ask(id, "hi", also: ["stream": true]).content() == "whole")
      let silent = try await gateway.ask(id, "hi")
      #expect(silent.status == 502 && upstream.requests.count == 6)
      #expect(try await gateway.server.memory(of: id)?.count == 2)
    }
  }

  @Test func `A client that goes away ends the request to the server behind`() async throws {
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.stream(#"{"choices":[{"delta":{"content":"first "}}]}"#, end: "…"))
    try await TestGateway.run({
      $0.answers = .upstream(url: upstream.url, model: "b", key: nil)
      $0.pauses.keepAlive = .milliseconds(2)
    }) { gateway in
      let id = try await gateway.context()
      do {
        let response = try await gateway.open(
          "/context/chat/completions",
          ReplyWriter.encode(TestGateway.question(id, "hi", also: ["stream": true])))
        var iterator = response.body.makeAsyncIterator()
        _ = try await iterator.next()
      }
      await eventually { upstream.gone == 1 }
      #expect(upstream.gone == 1)
    }
  }

  /// llama.cpp and others say nothing before the prompt is read.
  @Test(arguments: [true, false])
  func `A client that leaves while the prompt is read is noticed at once`(
    _ stream: Bool
  ) async throws {
    let upstream = try ScriptedUpstream("…", Self.hello)
    try await Self.run(upstream) { gateway, id in
      let body = ReplyWriter.encode(
        TestGateway.question(id, "q", also: ["stream": .bool(stream)]))
      let asking = Task { try await gateway.open("/context/chat/completions", body) }
      await eventually { !upstream.requests.isEmpty }
      #expect(try await gateway.ask(id, "r").status == 403)
      asking.cancel()
      await eventually { upstream.gone == 1 }
      #expect(upstream.gone == 1)
      var answer = try await gateway.ask(id, "s")
      for _ in 0..<500 where answer.status == 403 { answer = try await gateway.ask(id, "s") }
      #expect(answer.status == 200)
      #expect(try await gateway.server.memory(of: id)?.count == 2)
    }
  }

  @Test func `A reply in one piece is left: the upstream is let go, the context is free`()
    async throws
  {
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.stream(#"{"choices":[{"delta":{"content":"a"}}]}"#) + "…",
      ScriptedUpstream.stream(
        #"{"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}"#,
        end: "data: [DONE]\n\n"))
    try await TestGateway.run({
      $0.answers = .upstream(url: upstream.url, model: "u", key: nil)
    }) { gateway in
      let id = try await gateway.context()
      let body = ReplyWriter.encode(TestGateway.question(id, "q"))
      let asking = Task { try await gateway.open("/context/chat/completions", body) }
      await eventually { !upstream.requests.isEmpty }
      #expect(try await gateway.ask(id, "r").status == 403)
      asking.cancel()
      await eventually { upstream.gone == 1 }
      #expect(upstream.gone == 1)
      var answer = try await gateway.ask(id, "s")
      for _ in 0..<500 where answer.status == 403 { answer = try await gateway.ask(id, "s") }
      #expect(answer.status == 200 && answer.content() == "b")
    }
  }
}

/// A port that nobody listens on.
enum LoopbackPort {
  static func withDeaf<Result>(_ body: (UInt16) async throws -> Result) async throws -> Result {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = bind(descriptor, address, size)
        getsockname(descriptor, address, &size)
      }
    }
    return try await body(UInt16(bigEndian: address.sin_port))
  }
}
