import Testing

@testable import Gateway

@Suite struct SpoilerTests {
  /// How many pieces of `count` got through, what was written beside them, and what was thrown.
  private static func run(
    _ fault: GatewayFault?, expecting: Int?, of count: Int
  ) async -> (said: Int, written: Int, error: (any Error)?) {
    var spoiler = Spoiler(fault)
    if let expecting { spoiler.expect(pieces: expecting) }
    var said = 0
    var written = 0
    var failure: (any Error)?
    do {
      for _ in 0..<count {
        if try await spoiler.spoil(.content(choice: 0, "x")) != nil { written += 1 }
        said += 1
      }
      if try await spoiler.spoil(.finish(choice: 0, "stop")) != nil { written += 1 }
    } catch { failure = error }
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
  func `Split pieces are small and together the event`(_ length: Int) {
    let event = (0..<length).map { UInt8($0 % 251) }
    let pieces = ReplySink.pieces(of: event)
    #expect(pieces.allSatisfy { (1...7).contains($0.count) })
    #expect(pieces.flatMap { $0 } == event)
  }
}
