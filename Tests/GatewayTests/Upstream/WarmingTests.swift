import ChatTestSupport
import Testing

@testable import Gateway

@Suite struct WarmingTests {
  private static let ok = ScriptedUpstream.stream(
    #"{"choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":"stop"}]}"#, "[DONE]")

  private static func run(
    _ upstream: ScriptedUpstream, warms: Bool = true,
    _ body: (TestGateway) async throws -> Void
  ) async throws {
    try await TestGateway.run(
      {
        $0.answers = .upstream(Upstream(url: upstream.url, models: .only("behind")))
        $0.warms = warms
      }, body)
  }

  @Test func `The seed of a new context is read at once, for one token`() async throws {
    let upstream = try ScriptedUpstream(Self.ok)
    try await Self.run(upstream) { gateway in
      let id = try await gateway.context(seed: "the seed")
      await eventually { upstream.requests.count == 1 }
      let body = try #require(upstream.requests.first?.body)
      #expect(body["max_tokens"] == 1 && body["model"] == "behind")
      #expect(body["messages"]?.items.first == ["role": "system", "content": "the seed"])
      #expect(try await gateway.ask(id, "hi").content() == "ok")
      // It is no turn.
      #expect(try await gateway.server.memory(of: id)?.count == 2)
      let asked = upstream.requests.last?.body["messages"]?.items.map { $0["content"]?.text }
      #expect(asked == ["the seed", "hi"])
    }
  }

  @Test func `A question waits for it, and one whose client leaves has no trace`() async throws {
    let door = Door()
    let responder = ScriptedResponder(opening: { await door.pass() }) { $0.yield(.content("ok")) }
    try await TestGateway.run({
      $0.responder = responder
      $0.warms = true
    }) { gateway in
      let id = try await gateway.context()
      await eventually { responder.requests.count == 1 }
      let body = ReplyWriter.encode(TestGateway.question(id, "left", also: ["stream": true]))
      let asking = Task { try await gateway.open("/context/chat/completions", body) }
      await eventually { gateway.server.requests.count == 2 }
      asking.cancel()
      var answer = try await gateway.ask(id, "busy?", also: ["stream": true, "n": 0])
      #expect(answer.status == 400 && responder.requests.count == 1)
      door.open()
      answer = try await gateway.ask(id, "again")
      for _ in 0..<2000 where answer.status == 403 { answer = try await gateway.ask(id, "again") }
      #expect(answer.content() == "ok")
      #expect(try await gateway.server.memory(of: id)?.count == 2)
    }
  }

  @Test func `The create reply and a question tell whether the seed was read`() async throws {
    let door = Door()
    let responder = ScriptedResponder(opening: { await door.pass() }) { $0.yield(.content("ok")) }
    try await TestGateway.run({
      $0.responder = responder
      $0.warms = true
    }) { gateway in
      let made = try await gateway.create([
        "model": "m", "messages": [["role": "system", "content": "the seed"]], "ttl": 3600,
      ])
      #expect(made.json["status"] == "warming" && made.json["progress"] == nil)
      let path = "/v1/context/" + (made.json["id"]?.text ?? "")
      let during = try await gateway.request("GET", path)
      #expect(during.status == 200 && during.json["status"] == "warming")
      #expect(during.json["id"] == made.json["id"] && during.json["ttl"] == 3600)
      door.open()
      var state = during.json["status"]
      for _ in 0..<2000 where state == "warming" {
        state = try await gateway.request("GET", path).json["status"]
      }
      #expect(state == "warm")
      #expect(try await gateway.request("GET", "/v1/context/ctx-none").status == 404)
      #expect(try await gateway.request("POST", path, ["a": 1]).status == 404)
    }
  }

  /// llama.cpp tells how far it is, if it is asked to; others may refuse what they do not know.
  @Test(arguments: [("llamacpp", JSONValue.bool(true)), ("vllm", nil)] as [(String, JSONValue?)])
  func `Progress is told where the server tells it`(
    _ owner: String, _ asked: JSONValue?
  ) async throws {
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.stream(
        #"{"choices":[{"index":0,"delta":{"role":"assistant","content":null}}],"prompt_progress":{"total":400,"cache":0,"processed":100,"time_ms":9}}"#,
        end: "…"))
    upstream.tell("/v1/models", #"{"data":[{"id":"behind","owned_by":"\#(owner)"}]}"#)
    try await Self.run(upstream) { gateway in
      let path = "/v1/context/" + (try await gateway.context())
      var progress: JSONValue?
      for _ in 0..<2000 where progress == nil {
        progress = try await gateway.request("GET", path).json["progress"]
      }
      #expect(progress == .number(0.25))
      #expect(upstream.requests.first?.body["return_progress"] == asked)
    }
  }

  @Test func `A gateway that does not warm says nothing of it, and is ready`() async throws {
    try await TestGateway.run { gateway in
      let made = try await gateway.create([
        "model": "m", "messages": [["role": "system", "content": "s"]],
      ])
      #expect(made.json["status"] == nil)
      let path = "/v1/context/" + (made.json["id"]?.text ?? "")
      #expect(try await gateway.request("GET", path).json["status"] == "ready")
    }
  }

  @Test func `A seed that cannot be read shows with the first question`() async throws {
    let upstream = try ScriptedUpstream(
      ScriptedUpstream.response(500, "no"), ScriptedUpstream.response(500, "still no"))
    try await Self.run(upstream) { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "hi")
      #expect(answer.status == 502 && answer.message.contains("still no"))
    }
  }

  @Test func `Without the setting nothing is asked`() async throws {
    let upstream = try ScriptedUpstream(Self.ok)
    try await Self.run(upstream, warms: false) { gateway in
      _ = try await gateway.ask(try await gateway.context(), "hi")
      #expect(upstream.requests.count == 1)
    }
  }
}
