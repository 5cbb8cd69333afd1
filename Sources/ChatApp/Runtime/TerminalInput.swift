import Basics
import NcursesBackend
import TerminalKit

/// The bytes of the terminal as events. An unfinished key or paste waits for its rest, for a short time.
struct TerminalInput {
  private var decoder: KeyDecoder
  /// True once the terminal has marked a paste, or said that it does.
  private var marksPastes = false
  /// True if the last piece ended in a paste without marks.
  private var isInPaste = false
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  /// When the last bytes came, in nanoseconds.
  private var last: UInt64 = 0
  /// The longest pause in a paste without marks, in nanoseconds.
  private static let pauseInPaste: UInt64 = 50_000_000

  /// - Parameter terminal: The value of `TERM`.
  init(terminal: String) {
    decoder = KeyDecoder(
      hasApplicationKeypad: TerminalModes.needsApplicationKeypad(terminal))
  }

  /// Reads what the terminal has; `nil` when it is gone.
  @MainActor
  mutating func read(from terminal: NcursesTerminal) -> ArraySlice<UInt8>? {
    let count = buffer.withUnsafeMutableBytes { terminal.read(into: $0) }
    return count > 0 ? buffer[..<count] : nil
  }

  /// The events of bytes that just came.
  mutating func decode(_ bytes: ArraySlice<UInt8>) -> [InputEvent] {
    let now = Monotonic.nanoseconds
    let decoded = decoder.feed(bytes)
    marksPastes = marksPastes || decoded.contains(where: \.saysPastesAreMarked)
    let events = InputBurst.meaning(
      of: decoded, marksPastes: marksPastes,
      continuesPaste: isInPaste && now - last < Self.pauseInPaste)
    isInPaste = !marksPastes && InputBurst.endsInPaste(events)
    last = now
    return events
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

  /// The time to wait for the rest of a key or paste, in nanoseconds.
  private var patience: UInt64? {
    decoder.isPending ? 25_000_000 : decoder.isPasting ? 1_000_000_000 : nil
  }
}

extension InputEvent {
  /// True for a paste with marks, and for the answer that there are such.
  fileprivate var saysPastesAreMarked: Bool {
    switch self {
    case .paste: true
    case .reply(.mode(2004, let state)): 1...3 ~= state
    default: false
    }
  }
}
