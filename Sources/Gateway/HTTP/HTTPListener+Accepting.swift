import Basics
import CEpoll
import EventLoops
import Glibc

extension HTTPListener {
  /// Connections that are taken in one turn, so that those that are there get theirs.
  private static let mostInATurn = 64

  /// Takes the connections that wait.
  func accept() {
    for _ in 0..<Self.mostInATurn where socket >= 0 && pausedUntil == nil {
      let new = Glibc.accept(socket, nil, nil)
      if new >= 0 {
        adopt(new)
        continue
      }
      switch errno {
      case EAGAIN, EWOULDBLOCK: return
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: shed()
      // Whatever happened to the one that waited (accept(2)): the next.
      default: continue
      }
    }
  }

  private func adopt(_ new: Int32) {
    _ = fcntl(new, F_SETFD, FD_CLOEXEC)
    guard fcntl(new, F_SETFL, O_NONBLOCK) == 0 else {
      close(new)
      return
    }
    if connections.count >= limits.connections, !makeRoom() {
      turnAway(new)
      return
    }
    var yes: Int32 = 1
    setsockopt(new, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    lastNumber += 1
    let connection = Connection(number: lastNumber, socket: new, now: Monotonic.milliseconds)
    connection.interest = Self.reading
    let number = connection.number
    guard
      thread.watch(
        new, for: connection.interest,
        { events in
          self.assumeIsolated { $0.happened(number, events) }
        })
    else {
      close(new)
      return
    }
    connections[number] = connection
    setDeadline(connection, after: limits.headTime)
  }

  /// Closes the connection that has idled longest, if one has for long enough.
  private func makeRoom() -> Bool {
    let safe = Monotonic.milliseconds.subtracting(limits.evictionTime)
    let idle = connections.values.filter { $0.isWaiting && $0.since <= safe }
    guard let oldest = idle.min(by: { $0.since < $1.since }) else { return false }
    drop(oldest)
    return true
  }

  /// Says in one write that there is no room, to one who may not hear it.
  private func turnAway(_ new: Int32) {
    let id = ReplyHead.newID()
    handler.refused(nil, .overloaded, id: id)
    let words = ReplyHead.bytes(for: .overloaded, requestID: id, isLast: true)
    _ = words.withUnsafeBytes {
      send(new, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    close(new)
  }

  /// There are no descriptors left: makes room, or turns one away by the spare one, or waits a
  /// moment. The socket would otherwise be reported as ready forever.
  private func shed() {
    if makeRoom() { return }
    if spare >= 0 {
      close(spare)
      let new = Glibc.accept(socket, nil, nil)
      if new >= 0 { turnAway(new) }
      spare = openSpare()
      if new >= 0, spare >= 0 { return }
    }
    let end = Monotonic.milliseconds.adding(limits.acceptPause)
    pausedUntil = end
    thread.rewatch(socket, for: 0)
    check(at: end)
  }

  /// Takes connections again once a pause is over.
  func resumeAccepting(at now: UInt64) {
    guard let end = pausedUntil, end <= now else { return }
    pausedUntil = nil
    guard socket >= 0 else { return }
    if spare < 0 { spare = openSpare() }
    thread.rewatch(socket, for: EPOLLIN.rawValue)
  }

  func openSpare() -> Int32 { open("/dev/null", O_RDONLY | O_CLOEXEC) }
}
