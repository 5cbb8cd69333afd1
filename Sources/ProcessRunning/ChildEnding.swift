import Basics
import Glibc
import Wording

/// The ending of a child.
package enum ChildEnding: Sendable, Equatable {
  case exited(Int32)
  case signalled(Int32)
  /// It could not be started; the system's error number.
  case notStarted(Int32)
  /// It was ended because it took too long.
  case timedOut(seconds: Double)

  /// The ending in a wait status.
  init(status: Int32) {
    self = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signalled(status & 0x7F)
  }

  /// True if all went well.
  package var isGood: Bool { self == .exited(0) }

  /// The ending, to follow the command's name: "ended with status 3".
  package var words: String {
    switch self {
    case .exited(0): "succeeded"
    // The statuses of shells for a missing program.
    case .exited(127): localized("could not be started: no such program")
    case .exited(126): localized("could not be started: permission denied")
    case .exited(let status): localized("ended with status \(status)")
    case .signalled(let number):
      localized("was ended by signal \(number) (\(Self.name(ofSignal: number)))")
    case .notStarted(ENOENT): localized("could not be started: no such program")
    case .notStarted(EACCES): localized("could not be started: permission denied")
    case .notStarted(let error): localized("could not be started: \(SystemError.words(error))")
    case .timedOut(let seconds):
      localized("took longer than \(Self.number(seconds)) s and was stopped")
    }
  }

  private static func number(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }

  private static func name(ofSignal number: Int32) -> String {
    strsignal(number).map { String(cString: $0) } ?? "unknown"
  }
}
