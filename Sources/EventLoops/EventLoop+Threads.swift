internal import Basics
internal import Glibc

extension EventLoop {
  /// The loop of the main thread, in a program that runs it there.
  package static let main = EventLoop()

  private static let started = Locked<EventLoop?>(nil)

  /// The loop of a thread of its own, for all that is given no other; `nil` when the thread cannot be started, which
  /// the next call tries again.
  package static var backgroundIfAny: EventLoop? {
    started.withLock { loop in
      if loop == nil { loop = onThread() }
      return loop
    }
  }

  /// The same, where the program cannot go on without it.
  package static let background = backgroundIfAny ?? EventLoop()

  /// Runs the loop on this thread until `work` has ended.
  ///
  /// - Parameter onLoop: True if the work runs on the loop, too, and so must not block; else it runs wherever tasks run,
  ///   and libdispatch wakes once a second from then on.
  package func run<Value: Sendable>(
    onLoop: Bool = false, _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    adopt()
    let outcome = Locked<Result<Value, any Error>?>(nil)
    Task.detached(executorPreference: onLoop ? self : nil) { [self] in
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      outcome.withLock { $0 = result }
      post {}
    }
    while true {
      if let result = outcome.withLock({ $0 }) { return try result.get() }
      wait()
      self.work()
    }
  }

  /// A loop on a thread of its own, which lives as long as the process; `nil` when the system has no thread left.
  package static func onThread() -> EventLoop? {
    let loop = EventLoop()
    // Signals belong to the program's other threads. SIGPIPE too: TLS libraries write to sockets without
    // MSG_NOSIGNAL.
    var blocked = sigset_t()
    var before = sigset_t()
    sigfillset(&blocked)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&blocked, fault) }
    pthread_sigmask(SIG_SETMASK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let context = Unmanaged.passRetained(loop)
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().runForEver()
      }, context.toOpaque())
    guard result == 0 else {
      context.release()
      return nil
    }
    pthread_detach(thread)
    return loop
  }

  private func runForEver() -> Never {
    adopt()
    while true {
      wait()
      work()
    }
  }
}
