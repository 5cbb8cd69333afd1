import Testing

@testable import Basics

@Suite struct MonotonicTests {
  @Test func `The clock goes forward, the same in every unit`() {
    let first = Monotonic.nanoseconds
    let seconds = Monotonic.seconds
    let milliseconds = Monotonic.milliseconds
    let last = Monotonic.nanoseconds
    #expect(first <= last)
    #expect(first / 1_000_000 <= milliseconds && milliseconds <= last / 1_000_000)
    #expect(Double(first) / 1e9 <= seconds && seconds <= Double(last) / 1e9)
  }
}
