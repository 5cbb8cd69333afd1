import Testing

@testable import Gateway

@Suite struct GuideResponderTests {
  private static func pieces(
    _ rate: Double, also fields: [String: JSONValue] = [:]
  ) async throws -> (count: Int?, pieces: [ResponderPiece]) {
    var request = ResponderRequest.sample("harbour?", seed: [.system(TestGateway.seed)])
    request.options =
      try ChatWireRequest(TestGateway.question("ctx-1", "harbour?", also: fields)).options
    let reply = try await GuideResponder(tokensPerSecond: rate).reply(to: request)
    var pieces: [ResponderPiece] = []
    while let piece = try await reply.next() { pieces.append(piece) }
    return (reply.pieceCount, pieces)
  }

  @Test func `Paced or not, it says the same and how many pieces there are`() async throws {
    let paced = try await Self.pieces(20_000, also: ["stream": true])
    let unpaced = try await Self.pieces(1e9)
    #expect(paced.pieces == unpaced.pieces)
    #expect(paced.count == paced.pieces.count - 1 && paced.pieces.last == .finish("stop"))
  }

  @Test func `A reply that is not streamed does not wait for the pace`() async throws {
    // At this pace a streamed reply would take a day.
    let whole = try await Self.pieces(0.001)
    #expect(whole.pieces.count > 10)
  }

  @Test func `Limits of the request hold`() async throws {
    let short = try await Self.pieces(1e9, also: ["max_tokens": 3])
    #expect(short.pieces.last == .finish("length") && short.pieces.count <= 4)
    let stopped = try await Self.pieces(1e9, also: ["stop": "harbour"])
    #expect(stopped.pieces.last == .finish("stop"))
    #expect(!stopped.pieces.contains { $0 == .content("harbour ") })
  }

  @Test func `A reader who leaves ends the pace`() async throws {
    var request = ResponderRequest.sample("harbour?", seed: [.system(TestGateway.seed)])
    request.options.isStream = true
    let asked = request
    let reading = Task {
      let reply = try await GuideResponder(tokensPerSecond: 0.1).reply(to: asked)
      var count = 0
      while try await reply.next() != nil { count += 1 }
      return count
    }
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await reading.value }
  }
}
