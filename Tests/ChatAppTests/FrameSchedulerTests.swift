import Testing

@testable import ChatApp

struct FrameSchedulerTests {
  private let interval: UInt64 = 16

  @Test func `Nothing is drawn that nobody asked for`() {
    let scheduler = FrameScheduler(interval: interval)
    #expect(scheduler.wait(at: 1000) == nil)
  }

  @Test func `The first change after idle is drawn at once`() {
    var scheduler = FrameScheduler(interval: interval)
    scheduler.request()
    #expect(scheduler.wait(at: 1000) == 0)
    scheduler.drew(at: 1000)
    #expect(scheduler.wait(at: 1001) == nil)
    scheduler.request()
    #expect(scheduler.wait(at: 5000) == 0)
  }

  @Test func `Changes in between merge into one frame at the end of the interval`() {
    var scheduler = FrameScheduler(interval: interval)
    scheduler.drew(at: 1000)
    scheduler.request()
    scheduler.request()
    #expect(scheduler.wait(at: 1004) == 12)
    #expect(scheduler.wait(at: 1016) == 0)
    scheduler.drew(at: 1016)
    #expect(scheduler.wait(at: 1017) == nil)
  }

  @Test func `A key press does not wait`() {
    var scheduler = FrameScheduler(interval: interval)
    scheduler.drew(at: 1000)
    scheduler.request()
    scheduler.request(urgent: true)
    scheduler.request()
    #expect(scheduler.wait(at: 1001) == 0)
    scheduler.drew(at: 1001)
    scheduler.request()
    #expect(scheduler.wait(at: 1002) == 15, "urgency is over once it was drawn")
  }

  @Test(
    arguments: [(1000, 50), (1010, 40), (1016, 34), (1050, 0), (9000, 0)] as [(UInt64, UInt64)])
  func `Text waits longer than other changes, but not after idle`(now: UInt64, pause: UInt64) {
    var scheduler = FrameScheduler(interval: interval, textInterval: 50)
    #expect(scheduler.textPause(at: now) == 0)
    scheduler.tookText(at: 1000)
    #expect(scheduler.textPause(at: now) == pause)
  }

  @Test func `Frames for keys do not put text off`() {
    var scheduler = FrameScheduler(interval: interval, textInterval: 50)
    scheduler.tookText(at: 1000)
    for now in stride(from: UInt64(1000), to: 1050, by: 10) { scheduler.drew(at: now) }
    #expect(scheduler.textPause(at: 1050) == 0)
  }
}
