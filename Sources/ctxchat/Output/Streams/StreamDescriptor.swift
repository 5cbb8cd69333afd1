import Basics
import Glibc
import TerminalKit

/// A standard stream by its number. What goes to a terminal is sanitised, what goes to a pipe or a file is
/// exact.
protocol StreamDescriptor: Sendable {
  var number: Int32 { get }
}

extension StreamDescriptor {
  /// True if a person reads it.
  var isTerminal: Bool { isatty(number) == 1 }

  /// A text as this stream takes it.
  func shown(_ text: String) -> String { isTerminal ? DisplayText.everywhere(text) : text }

  /// Writes every byte, and waits where the reader is slow.
  ///
  /// - Returns: Why it failed; 0 when all was written.
  func writeAll(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { WholeWrite.write(UnsafeRawBufferPointer($0), to: number) }
  }
}
