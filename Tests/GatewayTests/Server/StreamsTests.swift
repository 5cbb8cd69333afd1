import ChatTestSupport
import Glibc
import HTTPStream
import Testing

@testable import Gateway

/// What happens while a stream is in progress.
@Suite struct StreamsTests {
  /// A gateway whose responder says one word, waits at a door, and says another.
  private static func waiting(
    at door: Door, keepAlive: Duration = .seconds(60),
    _ body: (TestGateway, ScriptedResponder) async throws -> Void
  ) async throws {
    let responder = ScriptedResponder { sink in
      sink.yield(.content("first "))
      await door.pass()
      try Task.checkCancellation()
      sink.yield(.content("second"))
      sink.yield(.finish("stop"))
    }
    try await TestGateway.run({
      $0.responder = responder
      $0.pauses.keepAlive = keepAlive
    }) { try await body($0, responder) }
  }

  private static func readFirst(_ response: HTTPResponse) async throws -> HTTPBody.Iterator {
    var iterator = response.body.makeAsyncIterator()
    var text = ""
    while !text.contains("first") {
      text += String(decoding: try #require(try await iterator.next()), as: UTF8.self)
    }
    return iterator
  }

  private static func open(
    _ gateway: TestGateway, _ id: String, _ question: String = "?"
  ) async throws -> HTTPResponse {
    try await gateway.open(
      "/context/chat/completions",
      ReplyWriter.encode(TestGateway.question(id, question, also: ["stream": true])))
  }

  @Test func `Two turns of a session at once: the second is refused as InProgress`() async throws {
    let door = Door()
    try await Self.waiting(at: door) { gateway, _ in
      let id = try await gateway.context()
      let response = try await Self.open(gateway, id)
      var rest = try await Self.readFirst(response)
      let refused = try await gateway.ask(id, "and I?")
      #expect(refused.status == 403 && refused.code == "OperationDenied.InvalidState")
      #expect(refused.message.contains("InProgress"))
      door.open()
      while try await rest.next() != nil {}
      let free = try await gateway.ask(id, "and now?")
      #expect(free.status == 200)
      let memory = try await gateway.server.memory(of: id)
      #expect(memory?.map(\.content) == ["?", "first second", "and now?", "first second"])
    }
  }

  @Test func `A common prefix takes requests at the same time`() async throws {
    let door = Door()
    try await Self.waiting(at: door) { gateway, responder in
      let id = try await gateway.context("common_prefix")
      var bodies: [HTTPBody.Iterator] = []
      for number in 0..<4 {
        bodies.append(try await Self.readFirst(try await Self.open(gateway, id, "\(number)")))
      }
      #expect(responder.requests.map(\.question) == ["0", "1", "2", "3"])
      door.open()
      for var body in bodies { while try await body.next() != nil {} }
    }
  }

  @Test func `A turn is remembered before its end can be read`() async throws {
    let responder = ScriptedResponder { sink in
      sink.yield(.content("done"))
      sink.yield(.finish("stop"))
    }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let id = try await gateway.context()
      for turn in 1...20 {
        let response = try await Self.open(gateway, id, "\(turn)")
        var iterator = response.body.makeAsyncIterator()
        var text = ""
        while !text.contains("finish_reason") {
          text += String(decoding: try #require(try await iterator.next()), as: UTF8.self)
        }
        let memory = try await gateway.server.memory(of: id)
        #expect(memory?.count == 2 * turn)
      }
    }
  }

  @Test func `A client that goes away frees the context, and nothing is remembered`() async throws {
    let door = Door()
    // Nothing is written in the meantime: the connection itself tells.
    try await Self.waiting(at: door) { gateway, responder in
      let id = try await gateway.context()
      do {
        let response = try await Self.open(gateway, id)
        _ = try await Self.readFirst(response)
      }
      var status = 403
      for _ in 0..<2000 where status == 403 {
        status = try await gateway.ask(id, "free?", also: ["max_tokens": 0]).status
        if status == 400 { status = responder.abandoned > 0 ? 200 : 403 }
        await eventually { true }
      }
      #expect(responder.abandoned == 1)
      let memory = try await gateway.server.memory(of: id)
      #expect(memory?.isEmpty == true)
      door.open()
      for _ in 0..<2000 {
        let answer = try await gateway.ask(id, "free?")
        if answer.status == 200 { return }
        await eventually { true }
      }
      Issue.record("the context is still in use")
    }
  }

  @Test func `Silence is filled with comments`() async throws {
    let door = Door()
    try await Self.waiting(at: door, keepAlive: .milliseconds(2)) { gateway, _ in
      let id = try await gateway.context()
      let response = try await Self.open(gateway, id)
      var text = ""
      for try await bytes in response.body {
        text += String(decoding: bytes, as: UTF8.self)
        if text.ranges(of: ": keep-alive\n\n").count >= 3 { door.open() }
      }
      #expect(text.contains("second") && text.hasSuffix("data: [DONE]\n\n"))
    }
  }

  @Test func `A responder that is slow to begin holds the status back only for a while`()
    async throws
  {
    let door = Door()
    let responder = ScriptedResponder(opening: { await door.pass() }) { $0.yield(.content("late")) }
    try await TestGateway.run({
      $0.responder = responder
      $0.pauses.beforeStatus = .milliseconds(2)
    }) { gateway in
      let id = try await gateway.context()
      let response = try await Self.open(gateway, id)
      #expect(response.status == 200)
      door.open()
      let text = String(decoding: try await response.body.collect(upTo: 10_000), as: UTF8.self)
      #expect(text.contains("late"))
    }
  }

  @Test(arguments: [true, false])
  func `An error before the beginning is a status, streamed or not`(_ stream: Bool) async throws {
    let responder = ScriptedResponder(
      opening: { throw GatewayError(429, "RateLimitExceeded.Test", "Slower.", retryAfter: 7) }
    ) { _ in }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "?", also: ["stream": .bool(stream)])
      #expect(answer.status == 429 && answer.code == "RateLimitExceeded.Test")
      #expect(answer.headers[field: "Retry-After"] == "7")
      let again = try await gateway.ask(id, "?", also: ["stream": .bool(stream)])
      #expect(again.status == 429, "the context must be free again")
    }
  }

  @Test func `An error in mid-stream is an event, and the turn is not remembered`() async throws {
    let responder = ScriptedResponder { sink in
      sink.yield(.content("half"))
      throw GatewayError(502, "InternalServiceError", "It broke.")
    }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "?", also: ["stream": true])
      #expect(answer.status == 200 && answer.content() == "half")
      #expect(answer.chunks.last?["error"]?["message"] == "It broke.")
      #expect(!answer.events.contains("[DONE]") && answer.finishReasons.isEmpty)
      let whole = try await gateway.ask(id, "?")
      #expect(whole.status == 502 && whole.message == "It broke.")
      let memory = try await gateway.server.memory(of: id)
      #expect(memory?.isEmpty == true)
    }
  }

  @Test func `Reasoning is passed on beside the content`() async throws {
    let responder = ScriptedResponder { sink in
      sink.yield(.reasoning("hm "))
      sink.yield(.reasoning("so"))
      sink.yield(.content("yes"))
      sink.yield(.finish("content_filter"))
      sink.yield(.usage(TokenUsage(prompt: 9, cached: 5, completion: 4, reasoning: 3)))
    }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let id = try await gateway.context()
      let whole = try await gateway.ask(id, "?")
      let choice = try #require(whole.json["choices"]?.items.first)
      #expect(choice["message"]?["reasoning_content"] == "hm so")
      #expect(choice["message"]?["content"] == "yes")
      #expect(choice["finish_reason"] == "content_filter")
      #expect(whole.usage == TokenUsage(prompt: 9, cached: 5, completion: 4, reasoning: 3).json)
      let stream = try await gateway.ask(id, "?", also: ["stream": true])
      let deltas = stream.chunks.compactMap { $0["choices"]?.items.first?["delta"] }
      #expect(deltas.compactMap { $0["reasoning_content"]?.text } == ["hm ", "so"])
    }
  }

  @Test func `The prompt is the seed, what is remembered, and the new messages`() async throws {
    let responder = ScriptedResponder { $0.yield(.content("a")) }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let id = try await gateway.context(seed: "s")
      _ = try await gateway.ask(id, "1")
      _ = try await gateway.ask(id, "2")
      let prompt = try #require(responder.requests.last?.prompt)
      #expect(prompt == [.system("s"), .user("1"), .assistant("a"), .user("2")])
    }
  }

  @Test func `Stopping the gateway cuts what streams`() async throws {
    let door = Door()
    let responder = ScriptedResponder { sink in
      sink.yield(.content("first "))
      await door.pass()
    }
    let gateway = try await TestGateway { $0.responder = responder }
    let id = try await gateway.context()
    var rest = try await Self.readFirst(try await Self.open(gateway, id))
    await gateway.server.stop()
    await #expect(throws: TransportError.self) { while try await rest.next() != nil {} }
    door.open()
  }

  @Test func `A seed of 10 MB is taken, and a long one found in`() async throws {
    try await TestGateway.run { gateway in
      let line = "The quick brown fox of the meadow jumps over one more lazy dog tonight.\n\n"
      let long = String(repeating: line, count: 10_000_000 / line.utf8.count)
      let created = try await gateway.create([
        "model": "m", "messages": [["role": "system", "content": .text(long)]],
      ])
      #expect(created.status == 200)
      #expect(created.json["usage"]?["prompt_tokens"]?.whole ?? 0 > 2_000_000)
      let id = try await gateway.context(
        seed: long.prefix(500_000)
          + "# Harbour\n\nThe harbour of Norrvik closes at nine in the evening.\n")
      let answer = try await gateway.ask(id, "When does the harbour close?")
      #expect(answer.content().contains("closes at nine"))
    }
  }
}
