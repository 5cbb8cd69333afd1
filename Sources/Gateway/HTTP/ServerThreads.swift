internal import EventLoops

/// The threads of the gateway: what strangers do to the port never takes those of the chat.
enum ServerThreads {
  /// Sockets, and the work of requests.
  static let sockets = EventLoop.onThread() ?? EventLoop()
  /// Work that would hold up the sockets: long bodies, the index of a long context.
  static let heavyWork = EventLoop.onThread() ?? EventLoop()
  /// The databases, whose answers are waited for: neither sockets nor streams wait with it.
  static let storage = EventLoop.onThread() ?? EventLoop()

  /// Has the threads there, whose loops need descriptors, before strangers can take them all.
  static func prepare() {
    _ = heavyWork
    _ = storage
  }

  /// Waits by the alarms of the sockets' thread. The system's timers would start a thread that wakes once a second, and
  /// end the process when there is no descriptor left (libdispatch of Swift 6.3, `timerfd_create`).
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  static func sleep(for time: Duration) async throws {
    try await sockets.sleep(seconds: time / .seconds(1))
  }
}
