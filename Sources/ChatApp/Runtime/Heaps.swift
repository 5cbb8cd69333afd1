import CTerminal

/// The heaps of the C library.
package enum Heaps {
  /// Lets all threads share two heaps. Each thread that allocates would keep one of its own, half empty, and a quarter
  /// of the memory after a long reply would be such rests. Before any thread starts.
  package static func limit() {
    ct_limit_heaps(2)
  }
}
