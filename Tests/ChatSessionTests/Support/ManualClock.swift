import Basics
import ChatSession
import FoundationEssentials

/// A clock that stands still until it is advanced.
final class ManualClock: SessionClock {
  private struct Sleeper {
    var until: Date
    var continuation: UnsafeContinuation<Void, Never>
  }

  private struct State {
    var now: Date
    var sleepers: [Sleeper] = []
    var waiters: [UnsafeContinuation<Void, Never>] = []
  }

  private let state: Locked<State>

  init(_ now: Date = Sample.now) { state = Locked(State(now: now)) }

  var now: Date { state.withLock { $0.now } }

  func sleep(seconds: Double) async throws {
    await withUnsafeContinuation { continuation in
      let waiters = state.withLock { state in
        state.sleepers.append(
          Sleeper(until: state.now.addingTimeInterval(seconds), continuation: continuation))
        defer { state.waiters = [] }
        return state.waiters
      }
      waiters.forEach { $0.resume() }
    }
  }

  func advance(by seconds: Double) {
    let due = state.withLock { state in
      state.now.addTimeInterval(seconds)
      let due = state.sleepers.filter { $0.until <= state.now }
      state.sleepers.removeAll { $0.until <= state.now }
      return due
    }
    due.forEach { $0.continuation.resume() }
  }

  /// Waits until somebody sleeps.
  func someoneSleeps() async {
    await withUnsafeContinuation { continuation in
      let sleeps = state.withLock { state in
        if state.sleepers.isEmpty { state.waiters.append(continuation) }
        return !state.sleepers.isEmpty
      }
      if sleeps { continuation.resume() }
    }
  }
}
