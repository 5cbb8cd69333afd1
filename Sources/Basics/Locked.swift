import Glibc

/// A value behind a pthread mutex. (`Synchronization.Mutex` gives false reports under the thread sanitizer.)
///
/// The value must have a size: the thread sanitizer takes an access to one without (`Void`) for an access to the box
/// itself, and reports a race that is none (Swift 6.3.1).
///
/// ```swift
/// let count = Locked(0)
/// count.withLock { $0 += 1 }
/// ```
package final class Locked<Value>: @unchecked Sendable {
  // Unchecked: `value` is only touched with `mutex` held, and the mutex has a stable address.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  /// Guards a value.
  package init(_ value: sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs `body` alone with the value. It must not call back into the same box.
  package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}

extension Locked where Value: Sendable {
  /// A copy of the value.
  package var value: Value { withLock { $0 } }
}
