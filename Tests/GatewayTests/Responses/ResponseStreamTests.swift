import HTTPStream
import Testing

@testable import Gateway

@Suite struct ResponseStreamTests {
  /// A gateway whose answers are these pieces.
  private static func run(
    _ pieces: [ResponderPiece], _ body: (TestGateway) async throws -> Void
  ) async throws {
    try await TestGateway.run(
      { settings in
        settings.responder = ScriptedResponder { sink in for piece in pieces { sink.yield(piece) } }
      }, body)
  }

  @Test func `The events come in OpenAI's order, numbered, each with its name twice`() async throws
  {
    try await Self.run([.content("a "), .content("b")]) { gateway in
      let answer = try await gateway.respond("q", also: ["stream": true])
      #expect(
        answer.headers.contains { $0.name == "Content-Type" && $0.value == "text/event-stream" })
      #expect(
        answer.names == [
          "response.created", "response.in_progress", "response.output_item.added",
          "response.content_part.added", "response.output_text.delta",
          "response.output_text.delta", "response.output_text.done",
          "response.content_part.done", "response.output_item.done", "response.completed",
        ])
      #expect(answer.chunks.compactMap { $0["type"]?.text } == answer.names)
      #expect(answer.chunks.compactMap { $0["sequence_number"]?.whole } == Array(0..<10))
      #expect(answer.deltas == "a b" && answer.outputText == "a b")
      let first = try #require(answer.chunks.first?["response"])
      #expect(first["status"] == "in_progress" && first["output"] == [])
      #expect(first["id"] == .text(answer.id) && first["usage"] == .null)
      #expect(!answer.text.contains("[DONE]"))
      // What is stored is what was said.
      let stored = try await gateway.request("GET", "/v1/responses/\(answer.id)")
      #expect(stored.json == answer.response)
    }
  }

  @Test func `Every event names the item that it is about`() async throws {
    try await Self.run([.reasoning("hm"), .content("a")]) { gateway in
      let answer = try await gateway.respond("q", also: ["stream": true])
      let items = answer.response?["output"]?.items ?? []
      #expect(items.compactMap { $0["type"]?.text } == ["reasoning", "message"])
      #expect(items[0]["summary"] == [["type": "summary_text", "text": "hm"]])
      for chunk in answer.chunks where chunk["item_id"] != nil {
        let place = chunk["output_index"]?.whole ?? 9
        #expect(items[place]["id"] == chunk["item_id"])
      }
      #expect(
        answer.names.filter { $0.hasPrefix("response.reasoning") } == [
          "response.reasoning_summary_part.added", "response.reasoning_summary_text.delta",
          "response.reasoning_summary_text.done", "response.reasoning_summary_part.done",
        ])
      let usage = answer.response?["usage"]
      #expect(usage?["output_tokens"]?.whole == 2)
      #expect(usage?["output_tokens_details"]?["reasoning_tokens"]?.whole == 1)
    }
  }

  @Test func `An empty answer is an empty message`() async throws {
    try await Self.run([]) { gateway in
      let answer = try await gateway.respond("q", also: ["stream": true])
      #expect(answer.deltas == "" && answer.names.last == "response.completed")
      #expect(answer.response?["output"]?.items.count == 1)
    }
  }

  @Test func `A filtered answer is incomplete`() async throws {
    try await Self.run([.content("a"), .finish("content_filter")]) { gateway in
      let answer = try await gateway.respond("q", also: ["stream": true])
      #expect(answer.names.last == "response.incomplete")
      #expect(answer.response?["incomplete_details"] == ["reason": "content_filter"])
    }
  }

  @Test func `Deltas are padded unless the client does not want it`() async throws {
    try await Self.run([.content("a"), .content("longer than sixteen bytes")]) { gateway in
      let padded = try await gateway.respond("q", also: ["stream": true])
      for chunk in padded.chunks where chunk["type"] == "response.output_text.delta" {
        let lengths = [chunk["delta"], chunk["obfuscation"]].compactMap { $0?.text?.utf8.count }
        #expect(lengths.count == 2 && lengths.reduce(0, +) % 16 == 0)
      }
      let bare = try await gateway.respond(
        "q", also: ["stream": true, "stream_options": ["include_obfuscation": false]])
      #expect(bare.chunks.allSatisfy { $0["obfuscation"] == nil } && bare.deltas != "")
    }
  }

  // MARK: What goes wrong

  private static func faulty(
    _ fault: GatewayFault, stream: Bool = true,
    _ body: (TestGateway, String, TestGateway.Answer) async throws -> Void
  ) async throws {
    let pieces = (0..<100).map { ResponderPiece.content("piece \($0) ") }
    try await run(pieces) { gateway in
      let root = try await gateway.respond("a")
      gateway.server.inject([fault], into: .responses)
      let answer = try await gateway.respond("b", after: root.id, also: ["stream": .bool(stream)])
      try await body(gateway, root.id, answer)
    }
  }

  @Test(arguments: [GatewayFault.disconnect(afterPercent: 50), .eof(afterPercent: 10)])
  func `A cut stream has no end and leaves no node`(_ fault: GatewayFault) async throws {
    try await Self.faulty(fault) { gateway, root, answer in
      #expect(answer.status == 200 && (answer.failure != nil) == (fault != .eof(afterPercent: 10)))
      #expect(answer.names.last == "response.output_text.delta" && answer.deltas != "")
      let gone = try await gateway.respond("c", after: answer.id)
      #expect(gone.code == "previous_response_not_found")
      let next = try await gateway.respond("b", after: root)
      #expect(next.status == 200)
    }
  }

  @Test func `A stream that is cut after its last word has left its node`() async throws {
    try await Self.faulty(.disconnect(afterPercent: 100)) { gateway, _, answer in
      #expect(answer.failure != nil && answer.id != "")
      #expect(!answer.names.contains("response.completed"))
      let next = try await gateway.respond("c", after: answer.id)
      #expect(next.status == 200)
    }
  }

  @Test func `A response fails in its stream`() async throws {
    try await Self.faulty(.failed) { gateway, _, answer in
      #expect(answer.status == 200 && answer.names.last == "response.failed")
      #expect(answer.response?["status"] == "failed" && answer.deltas != "")
      #expect(answer.response?["error"]?["code"] == "server_error")
      let next = try await gateway.respond("c", after: answer.id)
      #expect(next.status == 400)
    }
  }

  @Test func `An error event is flat and ends the stream`() async throws {
    try await Self.faulty(.errorEvent) { _, _, answer in
      #expect(answer.names.last == "error")
      let last = try #require(answer.chunks.last)
      #expect(last["type"] == "error" && last["code"] == "server_error" && last["param"] == .null)
      #expect(last["message"]?.text != nil && last["sequence_number"]?.whole != nil)
    }
  }

  // Trap 2: what is gone may be told inside a stream with the status 200.
  @Test func `A parent that is gone is told in the stream in two ways`() async throws {
    try await Self.faulty(.goneEvent) { _, root, answer in
      #expect(answer.status == 200 && answer.deltas == "")
      #expect(
        answer.names
          == [
            "response.created", "response.in_progress",
            "response.output_item.added", "response.content_part.added", "error",
          ].filter {
            !$0.contains("added")
          })
      #expect(answer.chunks.last?["code"] == "previous_response_not_found")
      #expect(answer.chunks.last?["message"]?.text?.contains(root) == true)
    }
    try await Self.faulty(.goneFailed) { _, _, answer in
      #expect(answer.status == 200 && answer.names.last == "response.failed")
      #expect(answer.response?["error"]?["code"] == "previous_response_not_found")
    }
  }

  @Test func `A parent runs out when a test wants it`() async throws {
    for isStream in [true, false] {
      try await Self.faulty(.expired, stream: isStream) { _, _, answer in
        #expect(answer.status == 400 && answer.code == "previous_response_not_found")
      }
    }
  }

  @Test(arguments: [GatewayFault.errorEvent, .failed, .goneEvent, .goneFailed])
  func `A whole reply is an error with the status 200`(_ fault: GatewayFault) async throws {
    try await Self.faulty(fault, stream: false) { _, _, answer in
      let isGone = [.goneEvent, .goneFailed].contains(fault)
      #expect(answer.status == 200)
      #expect(answer.code == (isGone ? "previous_response_not_found" : "server_error"))
    }
  }

  @Test(arguments: [
    GatewayFault.split, .garbage, .noDone, .slow(milliseconds: 1), .stall(milliseconds: 1),
  ])
  func `Other faults leave the response whole`(_ fault: GatewayFault) async throws {
    try await Self.faulty(fault) { gateway, _, answer in
      #expect(answer.names.last == "response.completed")
      let next = try await gateway.respond("c", after: answer.id)
      #expect(next.status == 200)
    }
  }

  @Test func `A status refuses in OpenAI's form`() async throws {
    try await Self.faulty(.status(429, retryAfter: 3)) { _, _, answer in
      #expect(answer.status == 429 && answer.code == "rate_limit_exceeded")
      #expect(answer.json["error"]?["type"] == "rate_limit_error")
    }
    try await Self.faulty(.locked) { _, _, answer in
      #expect(answer.status == 400 && answer.code == "conversation_locked")
    }
  }

  @Test func `A response that is not found once is found again`() async throws {
    try await Self.faulty(.gone) { gateway, root, answer in
      #expect(answer.status == 400 && answer.code == "previous_response_not_found")
      let next = try await gateway.respond("b", after: root)
      #expect(next.status == 200)
    }
  }

  @Test func `A refusal has its own events and its own part`() async throws {
    for isStream in [true, false] {
      try await Self.faulty(.refusal, stream: isStream) { _, _, answer in
        let parts = answer.response?["output"]?.items.first?["content"]?.items ?? []
        #expect(parts.count == 1 && parts[0]["type"] == "refusal")
        #expect(parts[0]["refusal"]?.text?.hasPrefix("piece 0 ") == true)
        #expect(answer.names.contains("response.refusal.delta") == isStream)
        #expect(!answer.text.contains("output_text"))
      }
    }
  }

  @Test func `An upstream that breaks fails the response`() async throws {
    let responder = ScriptedResponder { sink in
      sink.yield(.content("a"))
      throw GatewayError.upstream("it broke.")
    }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let answer = try await gateway.respond("q", also: ["stream": true])
      #expect(answer.names.last == "response.failed")
      #expect(answer.response?["error"]?["message"]?.text?.contains("broke") == true)
      let whole = try await gateway.respond("q")
      #expect(whole.status == 502 && whole.code == "server_error")
    }
  }
}
