import CEpoll
import EventLoops
import Glibc

/// The embedded HTTP/1 server: takes connections, reads requests within its limits, and has them
/// answered. All of it runs on the gateway's own thread.
actor HTTPListener {
  nonisolated let thread = ServerThreads.sockets
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  let handler: any RequestHandler
  let limits: ServerLimits
  var socket: Int32 = -1
  /// Kept for the day when there are no others: given up for the moment that it takes to turn a
  /// connection away.
  var spare: Int32 = -1
  var connections: [UInt64: Connection] = [:]
  var lastNumber: UInt64 = 0
  var busy = 0
  var held = 0
  /// Until when no connection is taken.
  var pausedUntil: UInt64?
  var isStopped = false
  var isDraining = false
  /// True once the time for replies to end is over: those in progress say so and end.
  private var isBreakingOff = false
  var drained: [CheckedContinuation<Void, Never>] = []
  /// Those with something to send at the end of this turn.
  var dirty: [Connection] = []

  init(handler: any RequestHandler, limits: ServerLimits) {
    self.handler = handler
    self.limits = limits
  }

  /// Listens at an address; answers the port.
  ///
  /// - Throws: ``GatewayError`` if it is not available.
  func listen(at address: ListenAddress) async throws(GatewayError) -> UInt16 {
    ServerThreads.prepare()
    guard var (name, size) = address.socketName else { throw .noPort(address, EINVAL) }
    socket = Glibc.socket(
      Int32(name.ss_family),
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw .noPort(address, errno) }
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let status = withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Int32 in
        guard bind(socket, address, size) == 0, Glibc.listen(socket, 512) == 0 else { return errno }
        return getsockname(socket, address, &size) == 0 ? 0 : errno
      }
    }
    guard status == 0,
      thread.watch(
        socket, for: EPOLLIN.rawValue,
        { _ in
          self.assumeIsolated { $0.accept() }
        })
    else {
      close(socket)
      socket = -1
      throw .noPort(address, status)
    }
    spare = openSpare()
    // IPv6 has the port at the same place.
    return withUnsafeBytes(of: name) { UInt16(bigEndian: $0.load(as: sockaddr_in.self).sin_port) }
  }

  /// Ends it; open replies are cut.
  func stop() {
    isStopped = true
    closeSocket()
    for connection in Array(connections.values) { drop(connection) }
    thread.alarm(self, at: nil) {}
    endDrainWhenEmpty()
  }

  /// Accepts no more connections, waits a time for replies to end, has the others say that they are broken off, and
  /// stops.
  func drain(for time: Duration) async {
    isDraining = true
    closeSocket()
    for connection in connections.values where connection.isWaiting { drop(connection) }
    let timer = Task(executorPreference: thread) {
      try await ServerThreads.sleep(for: time)
      await self.breakOff()
      try await ServerThreads.sleep(for: self.limits.lastWordTime)
      await self.stop()
    }
    await withCheckedContinuation {
      drained.append($0)
      endDrainWhenEmpty()
    }
    timer.cancel()
    stop()
  }

  /// Whether a reply that was in progress when the time was over has a client yet.
  func isBrokenOff(_ number: UInt64) -> Bool { isBreakingOff && connections[number] != nil }

  /// Has everything in progress end with a word about it. Who answers sees a cancellation, and asks why.
  private func breakOff() {
    isBreakingOff = true
    for connection in Array(connections.values) {
      switch connection.phase {
      case .body: refuse(connection, .shuttingDown)
      case .answering: connection.work?.cancel()
      case .head, .lingering: break
      }
    }
  }

  private func closeSocket() {
    guard socket >= 0 else { return }
    thread.unwatch(socket)
    close(socket)
    if spare >= 0 { close(spare) }
    socket = -1
    spare = -1
  }

  func endDrainWhenEmpty() {
    guard connections.isEmpty || isStopped else { return }
    for waiting in drained { waiting.resume() }
    drained = []
  }
}
