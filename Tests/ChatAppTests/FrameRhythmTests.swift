import Basics
import Testing

@testable import ChatApp

/// Frames over time, as the loop asks for them.
@Suite struct FrameRhythmTests {
  private static let interval: UInt64 = 16
  private static let textInterval: UInt64 = 45

  private struct Run {
    var frames: [(now: UInt64, isUrgent: Bool)] = []
    /// How long each change waited for a frame.
    var waits: [(wait: UInt64, isUrgent: Bool)] = []
  }

  /// Changes at some moments; the loop wakes when it was told to, or when a change comes.
  private func run(_ changes: [(now: UInt64, isUrgent: Bool)]) -> Run {
    var scheduler = FrameScheduler(interval: Self.interval, textInterval: Self.textInterval)
    var run = Run()
    var open: [(now: UInt64, isUrgent: Bool)] = []
    var rest = changes[...]
    var now: UInt64 = 0
    for _ in 0..<100_000 {
      while let change = rest.first, change.now <= now {
        rest.removeFirst()
        open.append((now, change.isUrgent))
        scheduler.request(urgent: change.isUrgent)
      }
      if scheduler.wait(at: now) == 0 {
        run.frames.append((now, open.contains { $0.isUrgent }))
        run.waits += open.map { (wait: now - $0.now, isUrgent: $0.isUrgent) }
        open = []
        scheduler.drew(at: now)
      }
      let due = scheduler.wait(at: now).map { now + $0 }
      guard let next = [due, rest.first?.now].compactMap({ $0 }).min() else { break }
      now = max(next, now)
    }
    return run
  }

  private func changes(_ numbers: inout SplitMix, urgent: Int) -> [(now: UInt64, isUrgent: Bool)] {
    var now: UInt64 = 0
    return (0..<200).map { _ in
      now += UInt64.random(in: 0...[3, 40].randomElement(using: &numbers)!, using: &numbers)
      return (now, Int.random(in: 0..<100, using: &numbers) < urgent)
    }
  }

  @Test(arguments: [0, 5, 50, 100])
  func `Every change is on the screen within one interval, a key at once`(urgent: Int) {
    var numbers = SplitMix(seed: UInt64(urgent) + 121)
    for _ in 0..<50 {
      let changes = changes(&numbers, urgent: urgent)
      let run = run(changes)
      #expect(run.waits.count == changes.count, "none was forgotten")
      for (wait, isUrgent) in run.waits { #expect(wait <= (isUrgent ? 0 : Self.interval)) }
    }
  }

  @Test(arguments: [0, 5, 50, 100])
  func `A frame that no key asked for keeps its distance from the one before`(urgent: Int) {
    var numbers = SplitMix(seed: UInt64(urgent) + 221)
    for _ in 0..<50 {
      let frames = run(changes(&numbers, urgent: urgent)).frames
      for (before, frame) in zip(frames, frames.dropFirst()) where !frame.isUrgent {
        #expect(frame.now - before.now >= Self.interval)
      }
    }
  }

  @Test func `A flood of changes costs no more frames than the interval allows`() {
    let flood = (0..<10_000).map { (now: UInt64($0 / 10), isUrgent: false) }
    #expect(run(flood).frames.count <= 1000 / Int(Self.interval) + 2)
  }

  @Test func `Text that comes without end is taken in at its own rhythm`() {
    var scheduler = FrameScheduler(interval: Self.interval, textInterval: Self.textInterval)
    var taken: [UInt64] = []
    for now in UInt64(0)..<1000 where scheduler.textPause(at: now) == 0 {
      taken.append(now)
      scheduler.tookText(at: now)
    }
    #expect(taken == Array(stride(from: 0, to: 1000, by: Int(Self.textInterval))).map(UInt64.init))
  }

  @Test func `A clock that stands still, or was read earlier, makes no frame wait for long`() {
    var scheduler = FrameScheduler(interval: Self.interval)
    scheduler.drew(at: 1000)
    scheduler.request()
    #expect(scheduler.wait(at: 1000) == Self.interval)
    #expect(scheduler.wait(at: 990) == Self.interval + 10)
  }
}
