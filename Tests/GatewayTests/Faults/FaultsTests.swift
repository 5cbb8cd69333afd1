import HTTPStream
import Testing

@testable import Gateway

@Suite struct FaultsTests {
  private static func faulty(
    _ fault: GatewayFault, stream: Bool = true,
    _ body: (TestGateway, String, TestGateway.Answer) async throws -> Void
  ) async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      gateway.server.inject([fault])
      let answer = try await gateway.ask(id, "harbour?", also: ["stream": .bool(stream)])
      try await body(gateway, id, answer)
      let next = try await gateway.ask(id, "harbour?", also: ["stream": .bool(stream)])
      #expect(fault == .expired || next.status == 200, "one fault spoils one reply")
    }
  }

  @Test(arguments: [10, 50, 90])
  func `disconnect breaks the connection after a part`(_ percent: Int) async throws {
    try await Self.faulty(.disconnect(afterPercent: percent)) { gateway, id, answer in
      #expect(answer.status == 200 && answer.failure != nil)
      #expect(!answer.content().isEmpty && answer.finishReasons.isEmpty)
      let memory = try await gateway.server.memory(of: id)
      #expect(memory?.isEmpty == true)
      let whole = try await gateway.ask(id, "harbour?").content()
      #expect(whole.hasPrefix(answer.content()) && whole != answer.content())
    }
  }

  @Test func `eof ends in order without an ending`() async throws {
    try await Self.faulty(.eof(afterPercent: 50)) { _, _, answer in
      #expect(answer.failure == nil && answer.finishReasons.isEmpty)
      #expect(!answer.events.contains("[DONE]") && !answer.content().isEmpty)
    }
  }

  @Test func `noDone says everything but the last word`() async throws {
    try await Self.faulty(.noDone) { gateway, id, answer in
      #expect(answer.failure == nil && answer.finishReasons == ["stop"])
      #expect(!answer.events.contains("[DONE]"))
      let memory = try await gateway.server.memory(of: id)
      #expect(memory?.count == 2)
    }
  }

  @Test func `A status refuses, with Retry-After`() async throws {
    try await Self.faulty(.status(429, retryAfter: 3)) { gateway, id, answer in
      #expect(answer.status == 429 && answer.headers[field: "Retry-After"] == "3")
      #expect(answer.code == "RateLimitExceeded.EndpointRPMExceeded")
    }
    try await Self.faulty(.status(500)) { _, _, answer in
      #expect(answer.status == 500 && answer.code == "InternalServiceError")
      #expect(answer.headers[field: "Retry-After"] == nil)
    }
  }

  @Test(arguments: [GatewayFault.slow(milliseconds: 2), .stall(milliseconds: 2)])
  func `Slow and stalled replies are whole in the end`(_ fault: GatewayFault) async throws {
    try await Self.faulty(fault) { _, _, answer in
      #expect(answer.finishReasons == ["stop"] && answer.events.last == "[DONE]")
    }
  }

  @Test func `Garbage comes in the middle and the rest after it`() async throws {
    try await Self.faulty(.garbage) { gateway, id, answer in
      #expect(answer.text.contains("data: {not json") && answer.body.contains(0))
      #expect(String(validating: answer.body, as: UTF8.self) == nil)
      #expect(answer.events.last == "[DONE]")
    }
  }

  @Test func `An error event ends the stream`() async throws {
    try await Self.faulty(.errorEvent) { _, _, answer in
      #expect(answer.failure == nil && !answer.content().isEmpty)
      #expect(answer.chunks.last?["error"]?["code"] == "InternalServiceError")
      #expect(!answer.events.contains("[DONE]"))
    }
  }

  @Test func `expired loses the context for good`() async throws {
    try await Self.faulty(.expired) { gateway, id, answer in
      #expect(answer.status == 404 && answer.code == "NotFound.Context")
      let next = try await gateway.ask(id, "harbour?")
      #expect(next.status == 404)
    }
  }

  @Test func `split changes no byte`() async throws {
    try await Self.faulty(.split) { gateway, id, answer in
      let whole = try await gateway.ask(id, "harbour?", also: ["stream": true])
      #expect(answer.content() == whole.content() && answer.events.last == "[DONE]")
    }
  }

  @Test func `No comment stands inside an event in pieces, and no event inside a comment`()
    async throws
  {
    let word = String(repeating: "harbour ", count: 250)
    try await TestGateway.run({
      $0.responder = ScriptedResponder {
        $0.yield(.content(word))
        for _ in 0..<200 { $0.yield(.content("light ")) }
        $0.yield(.finish("stop"))
      }
      $0.pauses.keepAlive = .milliseconds(1)
      $0.faults = [.split]
    }) { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.ask(id, "?", also: ["stream": true])
      #expect(answer.content() == word + String(repeating: "light ", count: 200))
      #expect(answer.events.last == "[DONE]")
    }
  }

  @Test func `Whole replies break, too`() async throws {
    try await Self.faulty(.disconnect(afterPercent: 50), stream: false) { _, _, answer in
      #expect(answer.status == 200 && answer.failure != nil)
    }
    try await Self.faulty(.garbage, stream: false) { _, _, answer in
      #expect(answer.status == 200 && answer.text.hasPrefix("<html>"))
    }
    try await Self.faulty(.errorEvent, stream: false) { _, _, answer in
      #expect(answer.status == 200 && answer.code == "InternalServiceError")
    }
  }

  @Test func `Faults come in their order, and creations have their own`() async throws {
    try await TestGateway.run({ $0.faults = [.status(500), .status(503)] }) { gateway in
      gateway.server.inject([.status(429)], into: .create)
      let creation: JSONValue = ["model": "m", "messages": [["role": "user", "content": "x"]]]
      let refused = try await gateway.create(creation)
      #expect(refused.status == 429)
      let id = try await gateway.context()
      var statuses: [Int] = []
      for _ in 0..<3 { statuses.append(try await gateway.ask(id, "harbour?").status) }
      #expect(statuses == [500, 503, 200])
      let log = gateway.server.requests
      #expect(log.map(\.status) == [429, 200, 500, 503, 200])
    }
  }

  @Test func `A header asks for a fault`() async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      let answer = try await gateway.chat(
        TestGateway.question(id, "harbour?"), headers: [HTTPHeader("X-Gateway-Fault", "503")])
      #expect(answer.status == 503)
    }
  }

  @Test(arguments: [
    ("disc50", GatewayFault.disconnect(afterPercent: 50)), ("disc", .disconnect(afterPercent: 50)),
    ("eof10", .eof(afterPercent: 10)), ("nodone", .noDone), ("429", .status(429, retryAfter: 1)),
    ("500", .status(500)), ("slow800", .slow(milliseconds: 800)),
    ("stall3", .stall(milliseconds: 3)), ("garbage", .garbage), ("errevent", .errorEvent),
    ("expired", .expired), ("split", .split), ("failed", .failed), ("gone", .gone),
    ("goneevent", .goneEvent), ("gonefailed", .goneFailed), ("locked", .locked),
    ("refusal", .refusal),
  ])
  func `Faults have names`(_ name: String, _ fault: GatewayFault) {
    #expect(GatewayFault(name) == fault)
  }

  @Test(arguments: ["", "slow", "200", "disc-5", "garbage3", "nothing", "9999999999999999999999"])
  func `Other names are no faults`(_ name: String) {
    #expect(GatewayFault(name) == nil)
  }
}
