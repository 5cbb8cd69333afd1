import Basics
import ChatTestSupport
import Dispatch
import Testing

@testable import HistoryStore

@Suite("Looks that trail")
struct TrailingLooksTests {
  /// Looks that count themselves.
  private final class Counter: Sendable {
    let count = Locked(0)
    let looks: TrailingLooks
    private let stream: AsyncStream<Int>

    init(_ pauses: [Double]) {
      let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
      self.stream = stream
      looks = TrailingLooks(pauses: pauses) { [count] in
        let now = count.withLock { count in
          count += 1
          return count
        }
        continuation.yield(now)
      }
    }

    /// Waits for a look.
    func reached(_ number: Int) async {
      if count.value >= number { return }
      for await count in stream where count >= number { return }
    }

    /// The count when no look has come for a while.
    func atRest() async throws -> Int {
      var before = -1
      while before != count.value {
        before = count.value
        try await Task.sleep(for: .milliseconds(100))
      }
      return before
    }
  }

  @Test("The first look is taken before the call returns, one more after each pause, and no other")
  func once() async throws {
    let counter = Counter([0, 0.001, 0.002])
    counter.looks.begin()
    #expect(counter.count.value >= 1)
    await counter.reached(4)
    #expect(try await counter.atRest() == 4)
    counter.looks.begin()
    await counter.reached(8)
    #expect(try await counter.atRest() == 8)
  }

  @Test("Without pauses there is the look at once")
  func noPauses() async throws {
    let counter = Counter([])
    counter.looks.begin()
    #expect(try await counter.atRest() == 1)
  }

  @Test("Begun again in a long pause, it does not wait for that to end")
  func againInLongPause() async {
    let counter = Counter([0.001, 86400])
    for round in 1...5 {
      counter.looks.begin()
      // The look at once, and that after the short pause.
      await counter.reached(2 * round)
    }
    #expect(counter.count.value == 10)
  }

  @Test("A pause that was given up looks no more")
  func givenUp() async throws {
    let counter = Counter([0.001, 0.4])
    counter.looks.begin()
    await counter.reached(2)
    counter.looks.begin()
    // On a machine that stood still here, the pause was over before it could be given up.
    if counter.count.value > 4 { return }
    await counter.reached(5)
    try await Task.sleep(for: .milliseconds(450))
    #expect(counter.count.value == 5)
  }

  @Test("Many beginnings at once plan one round")
  func many() async throws {
    let counter = Counter([0.02, 0.02, 0.02])
    let beginnings = 2000
    DispatchQueue.concurrentPerform(iterations: beginnings) { _ in counter.looks.begin() }
    let all = try await counter.atRest()
    // At least a whole round after the last; without the one plan there would be thousands.
    #expect(all >= beginnings + 3)
    #expect(all < beginnings + beginnings / 2)
  }

  @Test("A pause keeps nothing alive")
  func released() {
    var looks: TrailingLooks? = TrailingLooks(pauses: [86400]) {}
    weak let rest = looks
    looks?.begin()
    #expect(rest != nil)
    looks = nil
    #expect(rest == nil)
  }

  @Test("A look may begin the next round itself")
  func fromWithin() async throws {
    let count = Locked(0)
    let again = Locked<TrailingLooks?>(nil)
    let looks = TrailingLooks(pauses: [0, 0]) {
      let now = count.withLock { count in
        count += 1
        return count
      }
      if now == 2 { again.value?.begin() }
    }
    again.withLock { $0 = looks }
    looks.begin()
    var patience = Patience(seconds: 10)
    while patience.lasts(), count.value < 5 { try await Task.sleep(for: .milliseconds(5)) }
    try await Task.sleep(for: .milliseconds(50))
    // Two looks, the one of the new beginning, and its two pauses.
    #expect(count.value == 5)
    again.withLock { $0 = nil }
  }
}
