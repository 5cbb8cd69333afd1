import Testing

@testable import HTTPStream

struct IdleClockTests {
  @Test func `it has no deadline before its first reset`() {
    #expect(IdleClock(limit: 5).deadline == nil)
  }

  @Test func `every byte moves the deadline`() {
    var clock = IdleClock(limit: 5)
    clock.reset(now: 100)
    #expect(clock.deadline == 105)
    clock.reset(now: 103)
    #expect(clock.deadline == 108)
  }

  @Test func `only a body of which more has gone out counts as activity`() {
    var clock = IdleClock(limit: 5)
    let told = [0, 10, 10, 25, 25, 0, 25].map { clock.isMore(uploaded: $0) }
    #expect(told == [false, true, false, true, false, false, false])
  }

  @Test(arguments: [(5.0, "5 s"), (0.2, "0.2 s"), (300, "300 s"), (.infinity, "inf s")])
  func `seconds are told shortly`(seconds: Double, text: String) {
    #expect(seconds.shortSeconds == text)
  }
}
