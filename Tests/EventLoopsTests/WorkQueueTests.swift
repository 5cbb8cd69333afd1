import Basics
import CEpoll
import Glibc
import Testing

@testable import EventLoops

/// The bell that wakes a loop: it must never miss work, and not ring for a loop that is awake.
@Suite struct WorkQueueTests {
  private let queue = WorkQueue()

  private var isRinging: Bool {
    var entry = pollfd(fd: queue.bell, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  @Test func `A loop that is awake finds its work without the bell`() {
    queue.add(.call {})
    #expect(!isRinging)
    #expect(queue.take().count == 1 && queue.take().isEmpty)
  }

  @Test func `A loop may not sleep while something waits`() {
    queue.add(.call {})
    #expect(!queue.fallAsleep())
    queue.add(.call {})
    #expect(!isRinging, "it did not fall asleep")
    _ = queue.take()
    #expect(queue.fallAsleep())
  }

  @Test func `A loop that sleeps is woken, by the first of many`() {
    #expect(queue.fallAsleep())
    queue.add(.call {})
    #expect(isRinging)
    queue.silence()
    queue.add(.call {})
    #expect(!isRinging, "it was woken already")
    #expect(queue.take().count == 2)
  }

  @Test func `A loop that woke by itself is not rung for`() {
    #expect(queue.fallAsleep())
    queue.wakeUp()
    queue.add(.call {})
    #expect(!isRinging)
  }

  @Test func `A bell that does not ring can be silenced`() {
    queue.silence()
    #expect(!isRinging)
  }

  @Test func `Work that comes while other work is taken is there at the next look`() {
    for number in 0..<3 { queue.add(.call { _ = number }) }
    #expect(queue.take().count == 3)
    queue.add(.call {})
    #expect(queue.take().count == 1)
  }

  @Test(.timeLimit(.minutes(5)))
  func `Many writers and one sleeper: nothing waits behind a bell that did not ring`() async {
    let queue = queue
    let taken = Locked(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { for _ in 0..<2000 { queue.add(.call {}) } }
      }
      group.addTask {
        while taken.withLock({ $0 }) < 8000 {
          if queue.fallAsleep() {
            var entry = pollfd(fd: queue.bell, events: Int16(POLLIN), revents: 0)
            poll(&entry, 1, -1)
            queue.silence()
          }
          queue.wakeUp()
          let count = queue.take().count
          taken.withLock { $0 += count }
        }
      }
    }
    #expect(taken.withLock { $0 } == 8000)
  }
}
