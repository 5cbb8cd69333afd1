internal import Basics

extension EventLoop {
  /// Waits by the loop's own alarms: the system's timers would start a thread that never sleeps for long.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  package func sleep(seconds: Double) async throws {
    let sleeper = Sleeper(on: self)
    try await withCancellation {
      try await withCheckedThrowingContinuation { continuation in
        post { sleeper.begin(seconds, continuation) }
      }
    } onCancel: {
      post { sleeper.end(.failure(CancellationError())) }
    }
  }
}

/// One wait; touched on its loop alone.
private final class Sleeper: @unchecked Sendable {
  // Unchecked: every call comes through `post`, or from the loop's alarm.
  private let loop: EventLoop
  private var continuation: CheckedContinuation<Void, any Error>?
  private var outcome: Result<Void, any Error>?

  init(on loop: EventLoop) {
    self.loop = loop
  }

  func begin(_ seconds: Double, _ continuation: CheckedContinuation<Void, any Error>) {
    if let outcome { return continuation.resume(with: outcome) }
    self.continuation = continuation
    let milliseconds = (max(0, min(seconds, 1e9)) * 1000).rounded(.up)
    loop.alarm(self, at: Monotonic.milliseconds + UInt64(milliseconds)) { self.end(.success(())) }
  }

  func end(_ outcome: Result<Void, any Error>) {
    guard self.outcome == nil else { return }
    self.outcome = outcome
    loop.alarm(self, at: nil) {}
    continuation?.resume(with: outcome)
    continuation = nil
  }
}
