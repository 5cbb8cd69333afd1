import Glibc
import Wording

/// Asks the person at the terminal.
enum Confirmation {
  /// True if a user can answer.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && StandardStream.error.isTerminal }

  /// True if the answer begins with y.
  static func ask(_ question: String) -> Bool {
    StandardStream.error.write(localized("\(question) [y/N] "))
    return readLine()?.lowercased().hasPrefix("y") ?? false
  }
}
