import Glibc
import TerminalKit

/// Standard error, sanitised when it is a terminal.
enum StandardError {
  static func write(_ text: String) {
    let shown = isatty(STDERR_FILENO) == 1 ? DisplayText.sanitize(text) : text
    fputs(shown, stderr)
  }
}
