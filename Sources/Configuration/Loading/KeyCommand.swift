import Glibc
import ProcessRunning

/// A command that prints a key, such as `pass show gateway`. It is ended with all that it started.
package struct KeyCommand: Sendable {
  /// True if a command may ask the user something.
  package enum Terminal: Sendable {
    /// No user is there, or the screen has the keyboard.
    case absent
    /// It gets the terminal while it runs, as in a shell.
    case lent
  }

  /// Seconds that a command may take.
  package static let limit = 30.0
  /// The longest key in bytes; what follows is read and dropped.
  private static let longestKey = 65_536

  private let command: ChildCommand
  private let limit: Double

  /// Creates a command of the shell.
  package init(_ command: String, environment: [String: String], limit: Double = Self.limit) {
    self.command = ChildCommand(line: command, environment: ChildEnvironment(environment))
    self.limit = limit
  }

  /// The first line that it prints, without its end.
  package func firstLine(_ terminal: Terminal) throws(Failure) -> String {
    let report = ChildRunner.run(
      command, outputLimit: Self.longestKey, showsErrors: true,
      terminal: terminal == .lent ? STDIN_FILENO : nil, leavesNothing: true, atMost: limit)
    switch report.ending {
    case .exited(0): break
    case .exited(let status): throw .ended(status: status)
    case .signalled(let number): throw .killed(signal: number)
    case .notStarted(let cause): throw .notStarted(cause)
    case .timedOut(let seconds): throw .tookTooLong(seconds)
    }
    let line = report.output.prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") && $0 != 0
    }
    guard !line.isEmpty else { throw .printedNothing }
    guard let key = String(validating: line, as: UTF8.self) else { throw .printedNoText }
    return key
  }
}
