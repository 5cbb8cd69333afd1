import ChatTestSupport
import Testing

@testable import EventLoops

@Suite(.timeLimit(.minutes(5)))
struct CancellationTests {
  /// Lives on a loop of its own.
  private actor Place {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    init() throws { loop = try #require(EventLoop.onThread()) }

    /// Where a function without a place of its own is before and after it has waited.
    func ask() async -> [Bool] { await Self.places(loop) }

    /// Where it is before, during and after work of another loop.
    func ask(_ other: EventLoop) async -> [Bool] {
      let before = loop.isCurrent
      let isThere = await other.carryOut { other.isCurrent }
      return [before, isThere, loop.isCurrent]
    }

    /// Where work that is begun here is, before and after it has waited, and that it may use what is the actor's.
    func begun() async -> [Bool] {
      await loop.begin {
        self.count += 1
        return await Self.places(self.loop)
      }.value
    }

    private(set) var count = 0

    private nonisolated(nonsending) static func places(_ loop: EventLoop) async -> [Bool] {
      await withCancellation {
        let before = loop.isCurrent
        await withCheckedContinuation { continuation in
          startThread { continuation.resume() }
        }
        return [before, loop.isCurrent]
      } onCancel: {
      }
    }
  }

  @Test func `what may be cancelled runs where its caller does, also after it has waited`()
    async throws
  {
    let place = try Place()
    for _ in 0..<100 { #expect(await place.ask() == [true, true]) }
  }

  @Test func `what another loop carries out runs there, and the caller goes on where it was`()
    async throws
  {
    let place = try Place()
    let other = try #require(EventLoop.onThread())
    #expect(await place.ask(other) == [true, true, true])
  }

  @Test func `a program may run all of its work on the loop, or none`() throws {
    let loop = EventLoop()
    let here = try loop.run(onLoop: true) {
      var found = [loop.isCurrent]
      try await loop.sleep(seconds: 0.01)
      found.append(loop.isCurrent)
      return found
    }
    #expect(here == [true, true])
    #expect(try loop.run { loop.isCurrent } == false)
  }

  @Test func `what is begun runs where the one does who began it, also after it has waited`()
    async throws
  {
    let place = try Place()
    for _ in 0..<100 { #expect(await place.begun() == [true, true]) }
    #expect(await place.count == 100)
  }

  @Test func `a cancelled task is told at once`() async throws {
    let loop = try #require(EventLoop.onThread())
    let sleeper = Task { try await loop.sleep(seconds: 3600) }
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
  }
}
