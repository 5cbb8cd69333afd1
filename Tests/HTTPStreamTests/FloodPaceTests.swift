import Testing

@testable import HTTPStream

struct FloodPaceTests {
  @Test func `a stream that comes in small pieces is not fast`() {
    var pace = FloodPace()
    for now in UInt64(0)..<100 { pace.took(16_383, at: now) }
    #expect(!pace.isFast(at: 100))
  }

  @Test func `a full reading makes it fast for a tenth of a second`() {
    var pace = FloodPace()
    pace.took(16_384, at: 1000)
    #expect(pace.isFast(at: 1000))
    #expect(pace.isFast(at: 1099))
    #expect(!pace.isFast(at: 1100))
  }

  @Test func `small pieces do not end it sooner`() {
    var pace = FloodPace()
    pace.took(20_000, at: 0)
    pace.took(1, at: 50)
    #expect(pace.isFast(at: 99))
  }

  @Test func `a full reading after a pause makes it fast again`() {
    var pace = FloodPace()
    pace.took(20_000, at: 0)
    pace.took(20_000, at: 500)
    #expect(pace.isFast(at: 599))
    #expect(!pace.isFast(at: 600))
  }
}
