import Basics
import EventLoops
import Testing

@testable import ChatSession

@MainActor @Suite struct JobLineTests {
  @Test func `Jobs run one at a time in the order they were handed in`() async {
    let seen = Locked<[Int]>([])
    let running = Locked(0)
    var line = JobLine(on: .background)
    for number in 0..<50 {
      line.add {
        let atOnce = running.withLock { count in
          count += 1
          return count
        }
        #expect(atOnce == 1)
        for _ in 0..<(number % 5) { await Task.yield() }
        seen.withLock { $0.append(number) }
        running.withLock { $0 -= 1 }
      }
    }
    await line.drain()
    #expect(seen.withLock { $0 } == Array(0..<50))
  }

  @Test func `A job's result comes back, and an empty line is drained`() async {
    var line = JobLine(on: .background)
    await line.drain()
    let task = line.add { 42 }
    #expect(await task.value == 42)
  }
}
