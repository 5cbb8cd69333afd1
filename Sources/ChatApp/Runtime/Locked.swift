import Glibc

/// A value behind a pthread mutex. Plain on purpose: the thread sanitizer knows pthread, and its reports on
/// `Synchronization.Mutex` are false here.
package final class Locked<Value>: @unchecked Sendable {
  // Unchecked: `value` is reached only with `mutex` held.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  package init(_ value: sending Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Calls `body` with the value, one caller at a time.
  package func withLock<Result>(_ body: (inout Value) throws -> sending Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}
