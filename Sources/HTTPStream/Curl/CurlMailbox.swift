import Basics
import CCurl

/// What callers tell the transfer thread, and how they wake it. The first post starts the thread.
final class CurlMailbox: Sendable {
  enum Command: Sendable {
    case start(HTTPRequest, CurlCall)
    case cancel(CurlCall)
    /// The reader caught up with a paused transfer.
    case resume(CurlCall)
    /// The reader wants no more, but the connection is worth keeping if the response ends soon.
    case letFinish(CurlCall)
    case shutDown
  }

  private struct State {
    var commands: [Command] = []
    /// The thread's curl handle while it can be woken.
    var multi: UnsafeMutableRawPointer?
    var isRunning = false
  }

  private let state = Locked(State())

  /// Leaves a command for the thread.
  func post(_ command: Command) {
    let needsThread = state.withLock { state in
      if !state.isRunning, case .start = command {
        state.isRunning = true
        state.commands.append(command)
        return true
      }
      guard state.isRunning else { return false }
      state.commands.append(command)
      if let multi = state.multi { curl_multi_wakeup(multi) }
      return false
    }
    if needsThread, !CurlThread.start(mailbox: self) { failAll() }
  }

  /// Everything that was posted since the last call, in order.
  func take() -> [Command] {
    state.withLock { state in
      defer { state.commands.removeAll(keepingCapacity: true) }
      return state.commands
    }
  }

  /// The thread says which handle wakes it; `nil` when it is about to end.
  func connect(_ multi: UnsafeMutableRawPointer?) {
    state.withLock { $0.multi = multi }
  }

  /// No thread runs: whoever waits is told, and the next request tries again.
  func failAll() {
    let commands = state.withLock { state in
      defer { state = State() }
      return state.commands
    }
    for case .start(_, let call) in commands {
      call.end(
        TransportError(
          .other, requestWasSent: false, detail: "No thread for transfers could be started."))
    }
  }
}
