import Basics
import CEpoll
import ChatTestSupport
import Glibc
import Testing

@testable import EventLoops

/// A loop that this thread turns, one turn at a time, and loops on threads of their own.
@Suite(.timeLimit(.minutes(5)))
struct EventLoopTests {
  private let loop: EventLoop = {
    let loop = EventLoop()
    loop.adopt()
    return loop
  }()
  private let log = Locked<[String]>([])

  private func note(_ word: String) { log.withLock { $0.append(word) } }
  private var words: [String] { log.withLock { $0 } }

  private func turn() {
    loop.wait(until: Monotonic.milliseconds)
    loop.work()
  }

  private func pipes() -> (out: Int32, into: Int32) {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    return (ends[0], ends[1])
  }

  @Test func `work is done in the order in which it came`() {
    for number in 0..<5 { loop.post { note("\(number)") } }
    #expect(words.isEmpty)
    turn()
    #expect(words == ["0", "1", "2", "3", "4"])
  }

  @Test func `work that brings work is done in the same turn`() {
    loop.post {
      note("first")
      loop.post { note("second") }
    }
    turn()
    #expect(words == ["first", "second"])
  }

  @Test func `an ending comes after the work of the turn, and once`() {
    loop.post {
      loop.atEndOfTurn { note("ending") }
      loop.post { note("work") }
    }
    turn()
    turn()
    #expect(words == ["work", "ending"])
  }

  @Test func `a descriptor is heard before the work that waits`() {
    let (out, into) = pipes()
    defer {
      loop.unwatch(out)
      close(out)
      close(into)
    }
    #expect(loop.watch(out, for: EPOLLIN.rawValue) { _ in note("heard") })
    loop.post { note("work") }
    var byte: UInt8 = 1
    write(into, &byte, 1)
    turn()
    #expect(words == ["heard", "work"])
  }

  @Test func `endless work lets a descriptor be heard`() {
    let (out, into) = pipes()
    defer {
      loop.unwatch(out)
      close(out)
      close(into)
    }
    let isHeard = Locked(false)
    #expect(loop.watch(out, for: EPOLLIN.rawValue) { _ in isHeard.withLock { $0 = true } })
    let again = Locked<(@Sendable () -> Void)?>(nil)
    let work: @Sendable () -> Void = {
      if !isHeard.withLock({ $0 }) { loop.post { repeated(again) } }
    }
    again.withLock { $0 = work }
    repeated(again)
    var byte: UInt8 = 1
    write(into, &byte, 1)
    while !isHeard.withLock({ $0 }) { turn() }
  }

  private func repeated(_ work: Locked<(@Sendable () -> Void)?>) {
    let work = work.withLock { $0 }
    work?()
  }

  @Test func `what is watched no longer is not heard, even when it came before`() {
    let (out, into) = pipes()
    let (other, intoOther) = pipes()
    defer { [out, into, other, intoOther].forEach { close($0) } }
    for (descriptor, rival) in [(out, other), (other, out)] {
      let isWatched = loop.watch(descriptor, for: EPOLLIN.rawValue) { _ in
        note("heard")
        loop.unwatch(descriptor)
        loop.unwatch(rival)
      }
      #expect(isWatched)
    }
    var byte: UInt8 = 1
    write(into, &byte, 1)
    write(intoOther, &byte, 1)
    turn()
    #expect(words == ["heard"])
  }

  @Test func `interest can change`() {
    let (out, into) = pipes()
    defer {
      loop.unwatch(out)
      close(out)
      close(into)
    }
    #expect(loop.watch(out, for: 0) { _ in note("heard") })
    var byte: UInt8 = 1
    write(into, &byte, 1)
    turn()
    #expect(words.isEmpty)
    loop.rewatch(out, for: EPOLLIN.rawValue)
    turn()
    #expect(words == ["heard"])
  }

  @Test func `alarms ring once, those that are due, and not those that were taken back`() {
    let owners = (0..<3).map { Locked($0) }
    loop.alarm(owners[0], at: Monotonic.milliseconds) { note("due") }
    loop.alarm(owners[1], at: Monotonic.milliseconds + 3_600_000) { note("later") }
    loop.alarm(owners[2], at: Monotonic.milliseconds) { note("taken back") }
    loop.alarm(owners[2], at: nil) {}
    turn()
    turn()
    #expect(words == ["due"])
  }

  @Test func `an owner has one alarm, the newest`() {
    let owner = Locked(0)
    loop.alarm(owner, at: Monotonic.milliseconds) { note("old") }
    loop.alarm(owner, at: Monotonic.milliseconds) { note("new") }
    turn()
    #expect(words == ["new"])
  }

  @Test func `a wait ends at its deadline`() {
    let end = Monotonic.milliseconds + 2
    loop.wait(until: end)
    #expect(Monotonic.milliseconds >= end)
  }
}

// Loops on threads of their own.
extension EventLoopTests {
  private actor Counter {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
    private(set) var count = 0

    init(on loop: EventLoop) {
      self.loop = loop
    }

    func add() {
      precondition(loop.isCurrent)
      count += 1
    }
  }

  @Test func `an actor runs on its loop, however many call it`() async throws {
    let counter = Counter(on: try #require(EventLoop.onThread()))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<500 { await counter.add() } }
      }
    }
    #expect(await counter.count == 4000)
  }

  @Test func `an actor can be reached at once by what the loop calls`() async throws {
    let loop = try #require(EventLoop.onThread())
    let counter = Counter(on: loop)
    await withCheckedContinuation { continuation in
      loop.post {
        counter.assumeIsolated { $0.add() }
        continuation.resume()
      }
    }
    #expect(await counter.count == 1)
  }

  @Test func `work from many threads is all done`() async throws {
    let loop = try #require(EventLoop.onThread())
    let count = Locked(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<500 { loop.post { count.withLock { $0 += 1 } } }
        }
      }
    }
    await withCheckedContinuation { continuation in loop.post { continuation.resume() } }
    #expect(count.withLock { $0 } == 4000)
  }

  @Test func `a sleep ends`() async throws {
    let loop = try #require(EventLoop.onThread())
    let start = Monotonic.milliseconds
    try await loop.sleep(seconds: 0.01)
    #expect(Monotonic.milliseconds >= start + 10)
    try await loop.sleep(seconds: -1)
  }

  @Test func `a sleep that is cancelled ends at once, before it begins and after`() async throws {
    let loop = try #require(EventLoop.onThread())
    let sleeping = Task { try await loop.sleep(seconds: 1e12) }
    let late = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await loop.sleep(seconds: 1e12)
    }
    await #expect(throws: CancellationError.self) { try await late.value }
    sleeping.cancel()
    await #expect(throws: CancellationError.self) { try await sleeping.value }
  }

  @Test func `a loop runs on the thread that asks for it until the work has ended`() async throws {
    let loop = EventLoop()
    let counter = Counter(on: loop)
    let count = try await onThread {
      try loop.run {
        for _ in 0..<10 { await counter.add() }
        return await counter.count
      }
    }
    #expect(count == 10)
    await #expect(throws: CancellationError.self) {
      try await onThread { try loop.run { throw CancellationError() } }
    }
  }
}
