import Basics
import Glibc
import TerminalKit

/// Answers of the terminal that are still out when we leave: they would be typed into the shell.
struct LateAnswers {
  /// When answers were last asked for that are still out, in nanoseconds; `nil` if none are.
  private var asked: UInt64?

  /// The time after which answers are believed not to come, in nanoseconds.
  private static let lateness: UInt64 = 1_000_000_000
  /// The time that the end of the program waits for them, in nanoseconds.
  private static let patience: UInt64 = 100_000_000

  /// Something was asked.
  mutating func wasAsked() { asked = Monotonic.nanoseconds }

  /// Everything that was asked is answered.
  mutating func areIn() { asked = nil }

  /// Waits for those that were asked for a moment ago, a short time, and drops them; keys among them are lost.
  ///
  /// - Parameters:
  ///   - places: How many cursor positions are out; 0 if it is DA1.
  ///   - read: Reads what the terminal has.
  mutating func drop(
    from descriptor: Int32, places: Int, read: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    guard let asked, Monotonic.nanoseconds - asked < Self.lateness else { return }
    self.asked = nil
    let end = Monotonic.nanoseconds + Self.patience
    var left = max(1, places)
    var decoder = KeyDecoder()
    var buffer = [UInt8](repeating: 0, count: 4096)
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while left > 0 {
      let now = Monotonic.nanoseconds
      guard now < end, poll(&entry, 1, Int32((end - now) / 1_000_000) + 1) == 1 else { return }
      let count = buffer.withUnsafeMutableBytes(read)
      guard count > 0 else { return }
      left -= decoder.feed(buffer[..<count]).count { event in
        switch event {
        case .reply(.cursorPosition): places > 0
        case .reply(.primaryDeviceAttributes): places == 0
        default: false
        }
      }
    }
  }
}
