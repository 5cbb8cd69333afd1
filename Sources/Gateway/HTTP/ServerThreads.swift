internal import EventLoops

/// The threads of the gateway: what strangers do to the port never takes those of the chat.
enum ServerThreads {
  /// Sockets, and the work of requests.
  static let sockets = EventLoop.onThread() ?? EventLoop()
  /// Work that would hold up the sockets: long bodies, the index of a long context.
  static let heavyWork = EventLoop.onThread() ?? EventLoop()
  /// The databases, whose answers are waited for: neither sockets nor streams wait with it.
  static let storage = EventLoop.onThread() ?? EventLoop()

  /// Has everything there that needs descriptors, before strangers can take them all: the second
  /// thread's, and those of the system's timers, which end the process when they cannot have theirs
  /// (libdispatch of Swift 6.3, `timerfd_create`).
  static func prepare() async {
    _ = heavyWork
    _ = storage
    try? await Task.sleep(for: .nanoseconds(1))
  }
}
