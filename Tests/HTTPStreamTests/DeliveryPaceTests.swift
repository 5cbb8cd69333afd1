import Testing

@testable import HTTPStream

struct DeliveryPaceTests {
  @Test func `the first bytes are delivered at once, and then it rests for an interval`() {
    var pace = DeliveryPace(interval: 0.03)
    #expect(!pace.hasGathered)
    pace.took(200)
    #expect(pace.hasGathered)
    let rests = pace.delivered(now: 10)
    #expect(rests)
    #expect(!pace.hasGathered)
    #expect(pace.restsUntil == 10.03)
  }

  @Test func `a rest ends once, when its time has come`() {
    var pace = DeliveryPace(interval: 0.03)
    pace.took(1)
    _ = pace.delivered(now: 10)
    let answers = [10.0, 10.029, 10.03, 10.031].map { pace.wakes(now: $0) }
    #expect(answers == [false, false, true, false])
    #expect(pace.restsUntil == nil)
  }

  @Test func `a fast stream does not rest, and one that has become slow does again`() {
    var pace = DeliveryPace(interval: 0.03)
    pace.took(20_000)
    let whileFast = pace.delivered(now: 10)
    pace.took(100)
    let right = pace.delivered(now: 10.09)
    pace.took(100)
    let later = pace.delivered(now: 10.11)
    #expect([whileFast, right, later] == [false, false, true])
  }

  @Test func `without an interval nothing rests`() {
    var pace = DeliveryPace(interval: 0)
    pace.took(1)
    let rests = pace.delivered(now: 10)
    #expect(!rests)
  }
}
