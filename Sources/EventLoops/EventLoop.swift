internal import Basics
internal import CEpoll
internal import Glibc
internal import Synchronization

/// Waits for descriptors, moments and jobs, all in one place, and does what they ask for on one thread.
///
/// It is an executor of actors and of tasks: what runs on it costs no change of threads. Jobs run in slices, so
/// that a descriptor never waits for more than one of them. Nothing that runs here may block.
///
/// ```swift
/// actor Session {
///   nonisolated let loop: EventLoop
///   nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
/// }
/// ```
package final class EventLoop: SerialExecutor, TaskExecutor, @unchecked Sendable {
  // Unchecked: the queue has its lock and the owner is atomic; all else is touched by the loop's own thread alone, which
  // `precondition(isCurrent)` guards.

  /// Gets what came, as epoll says it.
  package typealias Watcher = @Sendable (_ events: UInt32) -> Void

  /// How long jobs run before the descriptors are looked at again, in nanoseconds; a job is never cut.
  private static let sliceTime: UInt64 = 2_000_000

  /// After so many slices without a pause, endings are called all the same.
  private static let mostPostponements = 8

  private let queue = WorkQueue()
  /// The thread that runs the loop; 0 for none.
  private let owner = Atomic<pthread_t>(0)
  private var watches = WatchList()
  private var alarms = AlarmList()
  private var slice: ArraySlice<WorkQueue.Work> = []
  private var endings: [@Sendable () -> Void] = []
  private var postponements = 0
  /// The time in which streams are better left alone. Who shows them sets it, who reads them keeps to it.
  package var rest: LoopRest?

  /// A loop that does nothing until a thread runs it: see ``run(_:)``, ``wait(until:)``, ``onThread()``.
  package init() {
    let queue = queue
    _ = watches.add(queue.bell, for: EPOLLIN.rawValue) { _ in queue.silence() }
  }

  // MARK: From any thread

  /// Runs a job of an actor or a task on the loop, behind all that waits there.
  package func enqueue(_ job: consuming ExecutorJob) {
    queue.add(.job(UnownedJob(job)))
  }

  /// Has something done on the loop, after all that waits there.
  package func post(_ work: @escaping @Sendable () -> Void) {
    queue.add(.call(work))
  }

  /// The loop as the executor of an actor.
  package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  /// The loop as the executor that tasks prefer.
  package func asUnownedTaskExecutor() -> UnownedTaskExecutor {
    UnownedTaskExecutor(ordinary: self)
  }

  /// Whether this is the thread that runs the loop.
  package var isCurrent: Bool {
    owner.load(ordering: .relaxed) == pthread_self()
  }

  /// Traps off the loop's thread.
  package func checkIsolated() { precondition(isCurrent) }

  // MARK: On the loop

  /// Watches a descriptor; `false` when the system does not.
  package func watch(
    _ descriptor: Int32, for events: UInt32, _ watcher: @escaping Watcher
  ) -> Bool {
    precondition(isCurrent)
    return watches.add(descriptor, for: events, watcher)
  }

  /// Changes what a descriptor is watched for.
  package func rewatch(_ descriptor: Int32, for events: UInt32) {
    precondition(isCurrent)
    watches.change(descriptor, to: events)
  }

  /// Watches a descriptor no longer; the caller closes it.
  package func unwatch(_ descriptor: Int32) {
    precondition(isCurrent)
    watches.remove(descriptor)
  }

  /// Calls at a moment of the monotonic clock in milliseconds, or never; one alarm for each owner.
  package func alarm(_ owner: AnyObject, at time: UInt64?, _ ring: @escaping @Sendable () -> Void) {
    precondition(isCurrent)
    alarms.set(ObjectIdentifier(owner), at: time, ring)
  }

  /// The same, unless the owner's alarm rings earlier.
  package func alarm(_ owner: AnyObject, by time: UInt64, _ ring: @escaping @Sendable () -> Void) {
    precondition(isCurrent)
    let owner = ObjectIdentifier(owner)
    if let set = alarms.time(of: owner), set <= time { return }
    alarms.set(owner, at: time, ring)
  }

  /// Calls once when the present jobs have run: what they wrote goes out together.
  package func atEndOfTurn(_ ending: @escaping @Sendable () -> Void) {
    precondition(isCurrent)
    endings.append(ending)
  }

  // MARK: Running

  /// This thread runs the loop from now on.
  package func adopt() {
    owner.store(pthread_self(), ordering: .relaxed)
  }

  /// Waits until there is something to do, at most until a moment of the monotonic clock in milliseconds, and calls
  /// those that watch for what came. ``work()`` does the rest.
  package func wait(until deadline: UInt64? = nil) {
    let isIdle = slice.isEmpty && endings.isEmpty && queue.fallAsleep()
    let count = watches.wait(milliseconds: isIdle ? pause(until: deadline) : 0)
    if isIdle { queue.wakeUp() }
    for index in 0..<count {
      if let (watcher, events) = watches.event(at: index) { watcher(events) }
    }
  }

  /// Runs jobs for a slice of time, then rings the alarms that are due: what has come counts before the clock,
  /// however late this thread is.
  package func work() {
    let end = Monotonic.nanoseconds + Self.sliceTime
    repeat {
      if slice.isEmpty { slice = queue.take()[...] }
      if let work = slice.popFirst() {
        perform(work)
      } else if endings.isEmpty {
        break
      } else {
        runEndings()
      }
    } while Monotonic.nanoseconds < end
    if slice.isEmpty { slice = queue.take()[...] }
    postponements = slice.isEmpty ? 0 : postponements + 1
    if postponements % Self.mostPostponements == 0 { runEndings() }
    for ring in alarms.due(at: Monotonic.milliseconds) { ring() }
  }

  private func perform(_ work: WorkQueue.Work) {
    switch work {
    case .job(let job):
      job.runSynchronously(
        isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    case .call(let call): call()
    }
  }

  private func runEndings() {
    guard !endings.isEmpty else { return }
    let due = endings
    endings.removeAll(keepingCapacity: true)
    for ending in due { ending() }
  }

  /// Milliseconds to the next moment; -1 for none.
  private func pause(until deadline: UInt64?) -> Int32 {
    guard let next = [alarms.next(), deadline].compactMap({ $0 }).min() else { return -1 }
    let now = Monotonic.milliseconds
    return next <= now ? 0 : Int32(min(next - now, 3_600_000))
  }
}
