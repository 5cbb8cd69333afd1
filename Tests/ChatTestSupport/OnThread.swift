import Glibc

/// Runs what blocks on a thread of its own: tests need the threads of the tasks, of which there are as many as
/// processors.
package func onThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    startThread { continuation.resume(with: Result { try body() }) }
  }
}

/// Runs `body` on a thread of its own.
package func startThread(_ body: @escaping @Sendable () -> Void) {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { context in
      guard let context else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }, Unmanaged.passRetained(ThreadBody(body)).toOpaque())
  pthread_detach(thread)
}

/// What a thread runs.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Waits, on a thread of its own, until something is so; `false` when it never is.
@discardableResult
package func eventually(_ isSo: @escaping @Sendable () -> Bool) async -> Bool {
  let answer = try? await onThread {
    for _ in 0..<20_000 {
      if isSo() { return true }
      usleep(1000)
    }
    return isSo()
  }
  return answer ?? false
}
