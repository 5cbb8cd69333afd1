import Basics
import Glibc

@testable import HTTPStream

/// Opened once; threads and tasks may wait for it.
final class Gate: Sendable {
  private let promise = Promise<Void>()
  private let isOpen = Locked(false)

  func open() {
    isOpen.withLock { $0 = true }
    promise.fulfil(())
  }

  /// Blocks a thread of a server script.
  func wait() {
    while !isOpen.withLock({ $0 }) { usleep(1000) }
  }

  /// Suspends a task.
  func opened() async { await promise.value }
}

/// A value that comes once.
final class Promise<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiters: [CheckedContinuation<Value, Never>] = []
  }

  private let state = Locked(State())

  func fulfil(_ value: Value) {
    let waiters = state.withLock { state in
      guard state.value == nil else { return [CheckedContinuation<Value, Never>]() }
      state.value = value
      defer { state.waiters = [] }
      return state.waiters
    }
    waiters.forEach { $0.resume(returning: value) }
  }

  var value: Value {
    get async {
      await withCheckedContinuation { continuation in
        let value = state.withLock { state in
          if state.value == nil { state.waiters.append(continuation) }
          return state.value
        }
        if let value { continuation.resume(returning: value) }
      }
    }
  }
}
