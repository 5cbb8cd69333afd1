/// Runs `operation` where the caller runs, and calls `handler` at once, on any thread, when the task is cancelled.
///
/// The library's `withTaskCancellationHandler` takes a closure of a function without an actor of its own to the default
/// executor, also where the caller is on an actor's (Swift 6.3.1): each token would wake two threads.
///
/// - Throws: What `operation` throws.
package func withCancellation<Value>(
  isolation: isolated (any Actor)? = #isolation,
  _ operation: () async throws -> Value, onCancel handler: @Sendable () -> Void
) async rethrows -> Value {
  try await withTaskCancellationHandler(
    operation: {
      // What is captured decides where the closure runs.
      _ = isolation
      return try await operation()
    }, onCancel: handler, isolation: isolation)
}
