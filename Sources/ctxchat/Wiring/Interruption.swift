import Basics
import Dispatch
import Glibc

/// Reports Ctrl+C, and other signals that would end the process at once.
final class Interruption: Sendable {
  /// One element for each signal.
  let signals: AsyncStream<Void>
  private let first: Locked<Int32?>

  /// The exit status of a process that a signal ended: that of the first one, as shells have it.
  var exitStatus: Int32 { 128 + (first.withLock { $0 } ?? SIGINT) }

  /// - Parameter others: Signals beside SIGINT; one that is ignored already, as SIGHUP is under `nohup`, stays ignored.
  init(also others: [Int32] = []) {
    let first = Locked<Int32?>(nil)
    self.first = first
    let numbers = [SIGINT] + others.filter { !Self.isIgnored($0) }
    for number in numbers { signal(number, SIG_IGN) }
    nonisolated(unsafe) let sources = numbers.map { number in
      (number, DispatchSource.makeSignalSource(signal: number, queue: .global()))
    }
    signals = AsyncStream { continuation in
      for (number, source) in sources {
        source.setEventHandler {
          first.withLock { $0 = $0 ?? number }
          continuation.yield()
        }
      }
      continuation.onTermination = { _ in for (_, source) in sources { source.cancel() } }
      for (_, source) in sources { source.resume() }
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    // SIG_IGN is the address 1.
    return action.__sigaction_handler.sa_handler.map { unsafeBitCast($0, to: Int.self) } == 1
  }
}
