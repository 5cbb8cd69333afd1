import Basics
import ChatTestSupport
import Glibc
import Testing

@testable import EventLoops

/// Work that may block, and loops that are asked from elsewhere.
@Suite(.timeLimit(.minutes(5)))
struct WorkThreadsTests {
  @Test func `As many as there are may block at once: none waits for a thread of another`() async {
    let count = 24
    let arrived = Locked(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        group.addTask(executorPreference: WorkThreads.shared) {
          arrived.withLock { $0 += 1 }
          // Each blocks its thread until all are here.
          while arrived.withLock({ $0 }) < count { usleep(1000) }
        }
      }
    }
    #expect(arrived.withLock { $0 } == count)
  }

  @Test func `A task goes on where it was begun, after a wait too`() async throws {
    let loop = try #require(EventLoop.onThread())
    let places = await Task(executorPreference: loop) {
      var places = [loop.isCurrent]
      await withCheckedContinuation { continuation in startThread { continuation.resume() } }
      places.append(loop.isCurrent)
      return places
    }.value
    #expect(places == [true, true])
  }

  @Test func `What prefers a loop waits on it, and what it returns comes back`() async throws {
    let loop = try #require(EventLoop.onThread())
    let value = await loop.preferred {
      await withCheckedContinuation { continuation in startThread { continuation.resume() } }
      return 7
    }
    #expect(value == 7 && !loop.isCurrent)
  }

  private struct Failure: Error, Equatable { let number: Int }

  @Test func `An error of carried out work is that of the work`() async throws {
    let loop = try #require(EventLoop.onThread())
    await #expect(throws: Failure(number: 3)) {
      try await loop.carryOut { () async throws(Failure) -> Int in throw Failure(number: 3) }
    }
  }

  @Test(arguments: [0, -1, .nan, -.infinity, 1e-300] as [Double])
  func `A time that is none is over at once`(seconds: Double) async throws {
    let loop = try #require(EventLoop.onThread())
    try await loop.sleep(seconds: seconds)
  }

  @Test func `Sleepers that are due together wake in the order of their times`() async throws {
    let loop = EventLoop()
    let order = try await onThread {
      try loop.run {
        let order = Locked<[Int]>([])
        await withTaskGroup(of: Void.self) { group in
          for (index, milliseconds) in [12.0, 4, 8, 2].enumerated() {
            group.addTask(executorPreference: loop) {
              try? await loop.sleep(seconds: milliseconds / 1000)
              order.withLock { $0.append(index) }
            }
          }
          // The loop stands still until all of them are late.
          group.addTask(executorPreference: loop) {
            await Task.yield()
            await Task.yield()
            loop.post { usleep(50_000) }
          }
        }
        return order.withLock { $0 }
      }
    }
    #expect(order == [3, 1, 2, 0])
  }

  @Test func `The loop in the background is one for all who ask`() {
    let first = EventLoop.backgroundIfAny
    #expect(first != nil && EventLoop.backgroundIfAny === first)
    #expect(!EventLoop.background.isCurrent)
  }

  @Test func `A loop belongs to the thread that runs it`() async throws {
    let loop = EventLoop()
    #expect(!loop.isCurrent, "nobody runs it")
    let isCurrent = try await onThread {
      loop.adopt()
      return loop.isCurrent
    }
    #expect(isCurrent && !loop.isCurrent)
  }
}
