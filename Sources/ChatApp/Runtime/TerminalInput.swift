import Basics
import NcursesBackend
import TerminalKit

/// What comes from the terminal, as events. An unfinished key or paste waits for its rest, for a short time.
struct TerminalInput {
  private var decoder = KeyDecoder()
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  /// When the last bytes came, in nanoseconds.
  private var last: UInt64 = 0

  /// Reads what the terminal has; `nil` when it is gone.
  @MainActor
  mutating func read(from terminal: NcursesTerminal) -> ArraySlice<UInt8>? {
    let count = buffer.withUnsafeMutableBytes { terminal.read(into: $0) }
    return count > 0 ? buffer[..<count] : nil
  }

  /// The events of bytes that just came.
  mutating func decode(_ bytes: ArraySlice<UInt8>) -> [InputEvent] {
    last = Monotonic.nanoseconds
    return decoder.feed(bytes)
  }

  /// When ``takeOverdue()`` has to be called, in nanoseconds; `nil` while nothing is unfinished.
  var deadline: UInt64? { patience.map { last + $0 } }

  /// Ends a key or paste whose rest did not come in time.
  mutating func takeOverdue() -> [InputEvent] {
    let now = Monotonic.nanoseconds
    guard let deadline, now >= deadline else { return [] }
    last = now
    return decoder.isPending ? decoder.flush() : decoder.flushPaste()
  }

  /// How long the rest is waited for, in nanoseconds.
  private var patience: UInt64? {
    decoder.isPending ? 25_000_000 : decoder.isPasting ? 1_000_000_000 : nil
  }
}
