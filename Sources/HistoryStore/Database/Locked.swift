internal import Glibc

/// A value behind a lock of pthreads. `Synchronization.Mutex` gives false reports under the thread
/// sanitizer.
package final class Locked<Value: Sendable>: @unchecked Sendable {
  // Unchecked: `stored` is touched only between lock and unlock.
  private var stored: Value
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  /// A box with a value.
  package init(_ value: Value) {
    stored = value
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// The value now.
  package var value: Value { withLock { $0 } }

  /// Reads or changes the value; must not call back into the same box.
  package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&stored)
  }
}
