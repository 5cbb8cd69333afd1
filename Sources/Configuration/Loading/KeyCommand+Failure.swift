import Basics
import Glibc
import Wording

extension KeyCommand {
  /// Why a command gave no key.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    /// The system's number for the cause.
    case notStarted(Int32)
    /// Seconds.
    case tookTooLong(Double)
    case ended(status: Int32)
    case killed(signal: Int32)
    case printedNothing
    case printedNoText

    /// The failure as sentences for the user.
    package var description: String {
      let byHand = localized("Run it by hand to see why.")
      switch self {
      case .notStarted(let cause):
        return localized("The api_key_command could not be started: \(SystemError.words(cause)).")
      case .tookTooLong(let seconds):
        let time = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
        return
          localized(
            """
            The api_key_command took longer than \(time) s and was stopped. Run it by hand \
            to see what it waits for.
            """)
      case .ended(127):
        return localized("The api_key_command was not found. Check its name and the PATH.")
      case .ended(let status):
        return localized("The api_key_command ended with status \(status). \(byHand)")
      case .killed(let signal):
        return localized("The api_key_command was ended by signal \(signal). \(byHand)")
      case .printedNothing: return localized("The api_key_command printed nothing. \(byHand)")
      case .printedNoText:
        return localized("The first line of output from the api_key_command is not text. \(byHand)")
      }
    }
  }
}
