internal import Basics
internal import CEpoll

/// The jobs that wait for a loop, and the bell that wakes it for them. Any thread may add.
final class WorkQueue: Sendable {
  /// One thing to do.
  enum Work: Sendable {
    case job(UnownedJob)
    case call(@Sendable () -> Void)
  }

  private struct State {
    var work: [Work] = []
    var isAsleep = false
  }

  /// Readable when the loop is to wake.
  let bell: Int32
  private let state = Locked(State())

  init() {
    bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
  }

  /// Adds work, oldest first. A loop that is awake finds it by itself, so its own thread never rings.
  func add(_ work: Work) {
    let isAsleep = state.withLock { state in
      state.work.append(work)
      defer { state.isAsleep = false }
      return state.isAsleep
    }
    if isAsleep { eventfd_write(bell, 1) }
  }

  /// Takes out all that waits.
  func take() -> [Work] {
    state.withLock { state in
      guard !state.work.isEmpty else { return [] }
      defer { state.work = [] }
      return state.work
    }
  }

  /// The loop is about to sleep.
  ///
  /// - Returns: Whether it may; not while something waits.
  func fallAsleep() -> Bool {
    state.withLock { state in
      state.isAsleep = state.work.isEmpty
      return state.isAsleep
    }
  }

  /// The loop is awake.
  func wakeUp() {
    state.withLock { $0.isAsleep = false }
  }

  /// Takes the ring of the bell away.
  func silence() {
    var count = eventfd_t()
    eventfd_read(bell, &count)
  }
}
