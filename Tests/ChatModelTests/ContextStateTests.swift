import FoundationEssentials
import Testing

@testable import ChatModel

struct ContextStateTests {
  private let start = Date(timeIntervalSince1970: 1_000_000)

  private func context(ttl: Int?, usedAfter: Double? = nil, lost: Bool = false) -> CachedContext {
    CachedContext(
      label: "l", contextID: "c", mode: .session, model: "m", profile: "p", ttl: ttl,
      createdAt: start, lastUsedAt: usedAfter.map { start + $0 }, lostAt: lost ? start : nil)
  }

  @Test(arguments: [
    (0, ContextState.warm), (3000, .warm), (3240, .warm), (3241, .expiring), (3599, .expiring),
    (3600, .expired), (100_000, .expired),
  ])
  func `an hour's context runs out in steps`(seconds: Int, state: ContextState) {
    #expect(context(ttl: 3600).state(at: start + Double(seconds)) == state)
  }

  @Test func `five minutes are soon, also when they are less than a tenth`() {
    #expect(context(ttl: 86400).state(at: start + 86400 - 8641) == .warm)
    #expect(context(ttl: 86400).state(at: start + 86400 - 8639) == .expiring)
    #expect(context(ttl: 600).state(at: start + 301) == .expiring)
    #expect(context(ttl: 600).state(at: start + 299) == .warm)
  }

  @Test func `the clock restarts at every use`() {
    let used = context(ttl: 3600, usedAfter: 3000)
    #expect(used.secondsLeft(at: start + 3600) == 3000)
    #expect(used.state(at: start + 3600) == .warm)
  }

  @Test func `a wall clock that jumped back counts as no time passed`() {
    #expect(context(ttl: 3600).secondsLeft(at: start - 500) == 3600)
    #expect(context(ttl: 3600, usedAfter: -1000).secondsLeft(at: start + 10) == 3590)
  }

  @Test func `without a ttl nothing is known, and lost is lost`() {
    #expect(context(ttl: nil).secondsLeft(at: start) == nil)
    #expect(context(ttl: nil).state(at: start + 1e9) == .unknown)
    #expect(context(ttl: 3600, lost: true).state(at: start) == .lost)
    #expect(context(ttl: nil, lost: true).state(at: start) == .lost)
  }

  @Test(arguments: [(ContextMode.session, true), (.unknown, true), (.commonPrefix, false)])
  func `only a prefix is known not to remember turns`(mode: ContextMode, remembers: Bool) {
    #expect(mode.remembersTurns == remembers)
  }
}
