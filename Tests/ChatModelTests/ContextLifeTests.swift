import ChatModel
import FoundationEssentials
import Testing

/// The state of a context from its creation to long after its end.
@Suite struct ContextLifeTests {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  private func context(
    ttl: Int? = nil, expiresIn seconds: Double? = nil, mode: ContextMode = .commonPrefix
  ) -> CachedContext {
    CachedContext(
      label: "c", contextID: "c", mode: mode, model: "m", profile: "p", ttl: ttl,
      expiresAt: seconds.map { Self.start.addingTimeInterval($0) }, createdAt: Self.start)
  }

  private func states(_ context: CachedContext, upTo end: Int) -> [(
    second: Int, state: ContextState
  )] {
    (-5...end).map { ($0, context.state(at: Self.start.addingTimeInterval(Double($0)))) }
  }

  @Test(arguments: [60, 299, 300, 301, 3000, 3001, 3600])
  func `It is warm, then expiring, then expired, and never goes back`(ttl: Int) {
    for context in [context(ttl: ttl), context(expiresIn: Double(ttl))] {
      let order: [ContextState] = [.warm, .expiring, .expired]
      var stage = 0
      for (second, state) in states(context, upTo: ttl + 5) {
        let place = order.firstIndex(of: state)
        #expect(place.map { $0 >= stage } == true, "\(state) at \(second)")
        stage = place ?? stage
        #expect((state == .expired) == (second >= ttl), "at \(second)")
        // The margin is a tenth of its life, and five minutes at least.
        let left = context.secondsLeft(at: Self.start.addingTimeInterval(Double(second))) ?? 0
        #expect((state == .warm) == (left >= max(ttl / 10, 300)), "at \(second)")
      }
    }
  }

  @Test func `Each use starts the ttl again, and never the end that the server named`() {
    var (sliding, fixed) = (context(ttl: 3600), context(ttl: 3600, expiresIn: 3600))
    let used = Self.start.addingTimeInterval(3000)
    sliding.lastUsedAt = used
    fixed.lastUsedAt = used
    let later = Self.start.addingTimeInterval(4000)
    #expect(sliding.state(at: later) == .warm && sliding.secondsLeft(at: later) == 2600)
    #expect(fixed.state(at: later) == .expired)
    // A record that was used before it was made has a wrong clock.
    sliding.lastUsedAt = Self.start.addingTimeInterval(-9000)
    #expect(sliding.usedAt == Self.start)
  }

  @Test func `A clock that goes back takes no time from it`() {
    let earlier = Self.start.addingTimeInterval(-1_000_000)
    #expect(context(ttl: 3600).secondsLeft(at: earlier) == 3600)
    #expect(context(ttl: 3600).state(at: earlier) == .warm)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
  func `No date traps`(seconds: Double) {
    let moment = Date(timeIntervalSince1970: seconds)
    for context in [
      context(), context(ttl: 3600), context(expiresIn: 3600), context(expiresIn: seconds),
    ] {
      _ = context.state(at: moment)
      _ = context.secondsLeft(at: moment)
      _ = context.heldUntil
      _ = context.lifetime
    }
  }

  @Test func `What the server said counts more than the clock`() {
    var lost = context(ttl: 3600)
    lost.lostAt = Self.start.addingTimeInterval(10)
    #expect(lost.state(at: Self.start) == .lost)
    #expect(lost.heldUntil == Self.start.addingTimeInterval(10))
    #expect(context().state(at: Self.start) == .unknown)
    var local = context(ttl: 1, mode: .local)
    local.lostAt = Self.start
    #expect(local.state(at: Self.start.addingTimeInterval(100)) == .local)
    var endless = context()
    endless.expiresAt = .distantFuture
    #expect(endless.isEndless && endless.state(at: Self.start) == .warm)
    #expect(endless.secondsLeft(at: Self.start) == nil && endless.lifetime == nil)
  }
}
