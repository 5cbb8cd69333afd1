import Basics
import CTerminal
import Glibc

/// Waits for a child while its output is read.
struct ChildWait {
  private let child: pid_t
  private let hasGroup: Bool
  private let output: Int32
  private let limit: Int
  private var bytes: [UInt8] = []
  private var isCut = false
  private var isOutputOpen: Bool

  init(_ child: pid_t, hasGroup: Bool, output: Int32, limit: Int) {
    self.child = child
    self.hasGroup = hasGroup
    self.output = output
    self.limit = limit
    isOutputOpen = output >= 0
    if output >= 0 { _ = fcntl(output, F_SETFL, O_NONBLOCK) }
  }

  /// The result of the child, which is ended if it takes too long.
  mutating func finish(atMost seconds: Double?) -> ChildReport {
    let end = seconds.map { Monotonic.nanoseconds + UInt64(max(0, $0) * 1e9) }
    let process = ct_process_fd(child)
    defer { if process >= 0 { close(process) } }
    while true {
      if let ending = reap(WNOHANG) { return report(ending) }
      let now = Monotonic.nanoseconds
      if let end, let seconds, now >= end {
        kill(hasGroup ? -child : child, SIGKILL)
        _ = reap(0)
        return report(.timedOut(seconds: seconds))
      }
      wait(process, milliseconds: end.map { Int32(min(($0 - now) / 1_000_000 + 1, 60_000)) })
    }
  }

  /// Waits until there is something to read, or the child has ended.
  private mutating func wait(_ process: Int32, milliseconds: Int32?) {
    var entries = [
      pollfd(fd: process, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isOutputOpen ? output : -1, events: Int16(POLLIN), revents: 0),
    ]
    // If the system does not report the end, it is polled.
    let slice: Int32 = process >= 0 ? .max : 10
    guard poll(&entries, 2, milliseconds.map { min($0, slice) } ?? (process >= 0 ? -1 : slice)) > 0
    else { return }
    if entries[1].revents != 0 { read() }
  }

  /// Takes what there is to read. What is beyond the limit is read too: a child that cannot write it would end by a
  /// signal.
  private mutating func read() {
    var part = [UInt8](repeating: 0, count: 65_536)
    while isOutputOpen {
      let count = Glibc.read(output, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      guard count > 0 else {
        isOutputOpen = false
        return
      }
      let room = limit - bytes.count
      bytes += part[..<min(count, room)]
      if count > room {
        isCut = true
        return
      }
    }
  }

  private func reap(_ options: Int32) -> ChildEnding? {
    var status: Int32 = 0
    while true {
      let result = waitpid(child, &status, options)
      if result == child { return ChildEnding(status: status) }
      if result == 0 { return nil }
      // Another wait has already collected it: nothing more can be learned.
      if errno != EINTR { return .exited(0) }
    }
  }

  private mutating func report(_ ending: ChildEnding) -> ChildReport {
    // The output before it ended; not what a child of its own may write yet.
    read()
    return ChildReport(ending: ending, output: bytes, isCut: isCut)
  }
}
