import Basics
import EventLoops
import Glibc

// Deadlines, and the ends of connections.
extension HTTPListener {
  /// Releases a connection and the tasks that work for it.
  func drop(_ connection: Connection) {
    guard connections.removeValue(forKey: connection.number) != nil else { return }
    release(connection)
    thread.unwatch(connection.socket)
    close(connection.socket)
    connection.work?.cancel()
    connection.work = nil
    connection.wakeWriters(isThere: false)
    endDrainWhenEmpty()
  }

  /// Counts the request of a connection no longer.
  func release(_ connection: Connection) {
    guard connection.isBusy else { return }
    busy -= 1
    held -= connection.held
    connection.held = 0
    connection.phase = .head
  }

  func setDeadline(_ connection: Connection, after time: Duration) {
    setDeadline(connection, at: Monotonic.milliseconds.adding(time))
  }

  func setDeadline(_ connection: Connection, at time: UInt64) {
    connection.deadline = time
    check(at: time)
  }

  func check(at time: UInt64) {
    thread.alarm(self, by: time) { self.assumeIsolated { $0.checkDeadlines() } }
  }

  private func checkDeadlines() {
    let now = Monotonic.milliseconds
    for connection in Array(connections.values) {
      if let deadline = connection.deadline, deadline <= now { expire(connection) }
    }
    resumeAccepting(at: now)
    let times = connections.values.compactMap(\.deadline) + [pausedUntil].compactMap(\.self)
    if let next = times.min() { check(at: next) }
  }

  /// The time of a connection is over.
  private func expire(_ connection: Connection) {
    switch connection.phase {
    case .head where connection.input.isEmpty, .answering, .lingering: drop(connection)
    case .head, .body:
      // One who takes nothing is not answered, either.
      if connection.pending > 0 { drop(connection) } else { refuse(connection, .tooSlow) }
    }
  }
}

extension Connection {
  /// Resumes the writers whose bytes were sent.
  func wakeWriters(isThere: Bool) {
    let waiting = writers
    writers = []
    for writer in waiting { writer.resume(returning: isThere) }
  }
}

extension UInt64 {
  /// The time plus a number of milliseconds.
  func adding(_ time: Duration) -> UInt64 { self &+ UInt64(time / .milliseconds(1)) }
  /// The time minus a number of milliseconds.
  func subtracting(_ time: Duration) -> UInt64 {
    let span = UInt64(time / .milliseconds(1))
    return self > span ? self - span : 0
  }
}
