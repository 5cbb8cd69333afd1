import Glibc
import TerminalKit

/// Standard output and standard error, written at once. What goes to a terminal is sanitised, what
/// goes to a pipe is exact.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Whether a person reads it.
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Writes a text.
  func write(_ text: String) {
    writeExactly(isTerminal ? DisplayText.sanitize(text) : text)
  }

  /// Writes a text that holds nothing a terminal must not see.
  func writeExactly(_ text: String) {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      left = left.dropFirst(count)
    }
  }
}
