import Basics
import CompletionReading
import HTTPStream
import Testing

@testable import Gateway

@Suite struct UpstreamPiecesTests {
  private static func event(_ text: String) -> [UInt8] {
    Array(#"data: {"choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"#.utf8)
      + Array("\n\n".utf8)
  }

  /// A body of these pieces that counts how many were taken, and whether it may come to its end by itself.
  private final class Source: Sendable {
    let taken = Locked(0)
    let isLetFinish = Locked(false)
    let ends = Locked<[Double]>([])
    let pieces: [[UInt8]]

    init(_ pieces: [[UInt8]]) { self.pieces = pieces }

    var body: HTTPBody {
      HTTPBody(
        { () throws(TransportError) -> [UInt8]? in
          let place = self.taken.withLock { count in
            count += 1
            return count - 1
          }
          return place < self.pieces.count ? self.pieces[place] : nil
        }, whenUnwanted: { self.isLetFinish.withLock { $0 = true } },
        whenExpected: { seconds in self.ends.withLock { $0.append(seconds) } })
    }
  }

  @Test func `The server is read no further than somebody asks`() async throws {
    let source = Source([Self.event("a"), Self.event("b"), Self.event("c")])
    let pieces = UpstreamPieces(of: source.body, from: "m")
    #expect(try await pieces.next() == .model("m"))
    #expect(source.taken.value == 0)
    #expect(try await pieces.next() == .content("a"))
    #expect(source.taken.value == 1)
    #expect(try await pieces.next() == .content("b"))
    #expect(source.taken.value == 2)
  }

  @Test func `After the end of the reply the connection may come to its own`() async throws {
    let end = Array(#"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#.utf8)
    let done = Array("\n\ndata: [DONE]\n\n".utf8)
    let open = Source([Self.event("a"), end + Array("\n\n".utf8), Array(": x\n".utf8)])
    let openPieces = UpstreamPieces(of: open.body, from: "m")
    while try await openPieces.next() != nil {}
    #expect(open.ends.value == [ReplyTail.wait])
    let source = Source([Self.event("a"), end + done, Self.event("too late")])
    let pieces = UpstreamPieces(of: source.body, from: "m")
    var said: [ResponderPiece] = []
    while let piece = try await pieces.next() { said.append(piece) }
    #expect(said == [.model("m"), .content("a"), .finish("stop")])
    #expect(source.taken.value == 2 && source.isLetFinish.value && source.ends.value.isEmpty)
    #expect(try await pieces.next() == nil)
  }

  @Test func `A reply that breaks off is an error, each time somebody asks on`() async throws {
    let source = Source([Self.event("a")])
    let pieces = UpstreamPieces(of: source.body, from: "m")
    #expect(try await pieces.next() == .model("m"))
    #expect(try await pieces.next() == .content("a"))
    for _ in 0..<2 {
      await #expect(throws: GatewayError.self) { try await pieces.next() }
    }
  }
}
