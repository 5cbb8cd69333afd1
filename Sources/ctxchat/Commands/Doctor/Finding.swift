import TerminalKit

/// One line of what `doctor` found.
struct Finding: Equatable, Sendable {
  enum Level: String, Sendable {
    case ok
    case warning = "warn"
    case failure = "FAIL"
  }

  let level: Level
  /// The subject of the check: `config`, `key`, ….
  let subject: String
  /// The result, and the next step.
  let text: String
  /// The exit status of a failure.
  var status = ExitStatus.config

  static func ok(_ subject: String, _ text: String) -> Finding {
    Finding(level: .ok, subject: subject, text: text)
  }

  static func warning(_ subject: String, _ text: String) -> Finding {
    Finding(level: .warning, subject: subject, text: text)
  }

  static func failure(
    _ subject: String, _ text: String, _ status: ExitStatus = .config
  ) -> Finding {
    Finding(level: .failure, subject: subject, text: text, status: status)
  }

  /// The level in words first, so that it can be read aloud and looked for.
  var line: String {
    func padded(_ word: String, _ width: Int) -> String {
      word + String(repeating: " ", count: max(1, width - CellWidth.of(word)))
    }
    return padded(level.rawValue, 6) + padded(subject, 10) + TextTable.onOneLine(text) + "\n"
  }
}

extension [Finding] {
  /// The exit status of the program: failures of the configuration count before those of the network.
  var status: ExitStatus {
    let failures = filter { $0.level == .failure }.map(\.status)
    return failures.first { $0 == .config } ?? failures.first ?? .done
  }
}
