import Basics
import CEpoll
import Glibc
import HTTPStream

/// A thread of the gateway's own that waits for sockets and runs the gateway's tasks, so that what
/// strangers do to the port never takes the threads of the chat.
///
/// It is an executor of actors and of tasks. It lives as long as the process.
final class ServerThread: SerialExecutor, TaskExecutor, @unchecked Sendable {
  // Unchecked: all that changes is `waiting`, which has its lock, and what only the thread itself
  // touches (`registry`, `alarms`, `endings`), which `precondition(isCurrent)` guards.

  /// Sockets, and the work of requests.
  static let shared = ServerThread()
  /// Work that would hold up the sockets: long bodies, the index of a long context.
  static let heavyWork = ServerThread()

  typealias Watcher = @Sendable (_ events: UInt32) -> Void

  private struct Waiting {
    var jobs: [UnownedJob] = []
    var isAsleep = false
  }

  private let waiting = Locked(Waiting())
  private let poll: Int32
  private let bell: Int32
  private let identity = Locked<pthread_t?>(nil)
  private var registry: [Int32: (turn: UInt32, watcher: Watcher)] = [:]
  private var turn: UInt32 = 0
  private var alarms: [ObjectIdentifier: (time: UInt64, ring: @Sendable () -> Void)] = [:]
  private var endings: [@Sendable () -> Void] = []

  /// More rounds of jobs than this, and the sockets get their turn.
  private static let rounds = 16

  private init() {
    poll = epoll_create1(Int32(EPOLL_CLOEXEC))
    bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.u64 = UInt64(UInt32(bitPattern: bell))
    epoll_ctl(poll, EPOLL_CTL_ADD, bell, &event)
    start()
  }

  /// Has everything there that needs descriptors, before strangers can take them all: the second
  /// thread's, and those of the system's timers, which end the process when they cannot have theirs
  /// (libdispatch of Swift 6.3, `timerfd_create`).
  static func prepare() async {
    _ = heavyWork
    try? await Task.sleep(for: .nanoseconds(1))
  }

  private func start() {
    // Signals are the front end's.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ServerThread>.fromOpaque(context).takeRetainedValue().run()
      }, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(thread)
  }

  // MARK: Executor

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isAsleep = waiting.withLock { waiting in
      waiting.jobs.append(job)
      defer { waiting.isAsleep = false }
      return waiting.isAsleep
    }
    if isAsleep { eventfd_write(bell, 1) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
  func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }

  private var isCurrent: Bool {
    identity.withLock { $0.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
  }

  func checkIsolated() { precondition(isCurrent) }

  // MARK: What only the thread itself may ask for

  /// Watches a socket, or changes what it is watched for.
  func watch(_ socket: Int32, for events: UInt32, _ watcher: @escaping Watcher) -> Bool {
    precondition(isCurrent)
    turn &+= 1
    registry[socket] = (turn, watcher)
    var event = Self.event(socket, events, turn)
    return epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event) == 0
  }

  /// Changes what a socket is watched for.
  func rewatch(_ socket: Int32, for events: UInt32) {
    precondition(isCurrent)
    guard let entry = registry[socket] else { return }
    var event = Self.event(socket, events, entry.turn)
    epoll_ctl(poll, EPOLL_CTL_MOD, socket, &event)
  }

  /// Watches a socket no longer; the caller closes it.
  func unwatch(_ socket: Int32) {
    precondition(isCurrent)
    registry[socket] = nil
    epoll_ctl(poll, EPOLL_CTL_DEL, socket, nil)
  }

  /// Calls once when the present jobs have run: what they wrote goes out together.
  func atEndOfTurn(_ ending: @escaping @Sendable () -> Void) {
    precondition(isCurrent)
    endings.append(ending)
  }

  /// Calls at a time (of ``now``); one alarm for each owner.
  func alarm(_ owner: AnyObject, at time: UInt64?, _ ring: @escaping @Sendable () -> Void) {
    precondition(isCurrent)
    alarms[ObjectIdentifier(owner)] = time.map { ($0, ring) }
  }

  // MARK: The loop

  private static func event(_ socket: Int32, _ events: UInt32, _ turn: UInt32) -> epoll_event {
    var event = epoll_event()
    event.events = events
    // The turn tells a closed socket's last events from those of a new one with the same number.
    event.data.u64 = UInt64(turn) << 32 | UInt64(UInt32(bitPattern: socket))
    return event
  }

  private func run() -> Never {
    identity.withLock { $0 = pthread_self() }
    var events = [epoll_event](repeating: epoll_event(), count: 128)
    while true {
      let isIdle = waiting.withLock { waiting in
        waiting.isAsleep = waiting.jobs.isEmpty && endings.isEmpty
        return waiting.isAsleep
      }
      let count = epoll_wait(poll, &events, Int32(events.count), isIdle ? pause : 0)
      waiting.withLock { $0.isAsleep = false }
      for event in events.prefix(Int(max(0, count))) { deliver(event) }
      runJobs()
      // What has come counts before the clock, however late this thread is.
      ringAlarms()
    }
  }

  private func runJobs() {
    for _ in 0..<Self.rounds {
      let jobs = waiting.withLock { waiting in
        defer { waiting.jobs.removeAll(keepingCapacity: true) }
        return waiting.jobs
      }
      guard !jobs.isEmpty || !endings.isEmpty else { return }
      for job in jobs {
        job.runSynchronously(
          isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
      }
      guard waiting.withLock({ $0.jobs.isEmpty }) else { continue }
      runEndings()
    }
    runEndings()
  }

  private func runEndings() {
    let due = endings
    endings.removeAll(keepingCapacity: true)
    for ending in due { ending() }
  }

  private func ringAlarms() {
    guard !alarms.isEmpty else { return }
    let now = Monotonic.milliseconds
    for (owner, alarm) in alarms where alarm.time <= now {
      alarms[owner] = nil
      alarm.ring()
    }
  }

  /// Milliseconds to the next alarm; -1 for none.
  private var pause: Int32 {
    guard let next = alarms.values.map(\.time).min() else { return -1 }
    let now = Monotonic.milliseconds
    return next <= now ? 0 : Int32(min(next - now, 3_600_000))
  }

  private func deliver(_ event: epoll_event) {
    let socket = Int32(bitPattern: UInt32(truncatingIfNeeded: event.data.u64))
    if socket == bell {
      var count = eventfd_t()
      eventfd_read(bell, &count)
      return
    }
    guard let entry = registry[socket], entry.turn == UInt32(event.data.u64 >> 32) else { return }
    entry.watcher(event.events)
  }
}
