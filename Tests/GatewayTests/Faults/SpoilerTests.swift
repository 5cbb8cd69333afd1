import HTTPStream
import Testing

@testable import Gateway

@Suite struct SpoilerTests {
  /// How many pieces of `count` got through, what was written beside them, and what was thrown.
  private static func run(
    _ fault: GatewayFault?, expecting: Int?, of count: Int
  ) async -> (said: Int, written: Int, error: (any Error)?) {
    let (bytes, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let sink = EventSink(continuation, split: false)
    var spoiler = Spoiler(fault)
    if let expecting { spoiler.expect(pieces: expecting) }
    var said = 0
    var failure: (any Error)?
    do {
      for _ in 0..<count {
        try await spoiler.spoil(.content(choice: 0, "x"), sink)
        said += 1
      }
      try await spoiler.spoil(.finish(choice: 0, "stop"), sink)
    } catch { failure = error }
    sink.finish()
    var written = 0
    while let _ = try? await bytes.first(where: { _ in true }) {
      written += 1
      break
    }
    return (said, written, failure)
  }

  @Test(arguments: [(0, 0), (10, 2), (50, 10), (95, 19), (100, 20)])
  func `A part of what is expected gets through`(_ percent: Int, _ said: Int) async {
    for fault in [GatewayFault.disconnect(afterPercent: percent), .eof(afterPercent: percent)] {
      let run = await Self.run(fault, expecting: 20, of: 20)
      #expect(run.said == said && run.error is Spoiler.End)
    }
  }

  @Test func `A reply that is shorter than expected is spoiled at its end`() async {
    let run = await Self.run(.disconnect(afterPercent: 50), expecting: nil, of: 5)
    #expect(run.said == 5 && run.error is Spoiler.End)
  }

  @Test func `Garbage is written once and spoils nothing else`() async {
    let run = await Self.run(.garbage, expecting: 10, of: 10)
    #expect(run.said == 10 && run.written == 1 && run.error == nil)
  }

  @Test(arguments: [nil, GatewayFault.noDone, .split, .slow(milliseconds: 1)])
  func `Other faults leave the parts alone`(_ fault: GatewayFault?) async {
    let run = await Self.run(fault, expecting: 10, of: 10)
    #expect(run.said == 10 && run.written == 0 && run.error == nil)
  }

  @Test func `Faults queue up for each endpoint`() {
    let queue = FaultQueue()
    #expect(queue.next(for: .chat) == nil)
    queue.add([.noDone, .split], for: .chat)
    queue.add([.garbage], for: .create)
    #expect(queue.next(for: .chat) == .noDone && queue.next(for: .create) == .garbage)
    #expect(queue.next(for: .chat) == .split && queue.next(for: .chat) == nil)
  }

  @Test(arguments: [1, 2, 7, 8, 50, 501])
  func `Split pieces are small and together the event`(_ length: Int) async throws {
    let (bytes, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let event = (0..<length).map { UInt8($0 % 251) }
    let sink = EventSink(continuation, split: true)
    sink.write(event)
    sink.finish()
    var whole: [UInt8] = []
    for try await piece in bytes {
      #expect((1...7).contains(piece.count))
      whole += piece
    }
    #expect(whole == event)
  }
}
