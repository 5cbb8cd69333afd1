import Dispatch
import Glibc

/// Reports Ctrl+C, instead of ending the process at once.
final class Interruption: Sendable {
  /// One element for each SIGINT.
  let signals: AsyncStream<Void>

  init() {
    signal(SIGINT, SIG_IGN)
    nonisolated(unsafe) let source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: .global())
    signals = AsyncStream { continuation in
      source.setEventHandler { continuation.yield() }
      continuation.onTermination = { _ in source.cancel() }
      source.resume()
    }
  }
}
