import Basics
import Glibc
import Wording

/// Standard output took not all of what a command had to say.
struct OutputFailure: Error, Equatable, CustomStringConvertible {
  /// The system's number for the cause.
  let cause: Int32
  /// The part that is not lost, as a whole sentence; empty if there is none.
  var rest = ""

  /// True if the reader of a pipe has gone, as `head` does when it has enough.
  var isClosedPipe: Bool { cause == EPIPE }

  var description: String {
    let why =
      switch cause {
      case EBADF: localized("it is closed")
      case EPIPE: localized("its reader has closed it")
      default: SystemError.words(cause)
      }
    let advice =
      switch cause {
      case ENOSPC, EDQUOT, EFBIG:
        localized("Free some space or write somewhere else, then run it again.")
      default: localized("Write somewhere else, then run it again.")
      }
    return localized(
      "Standard output could not be written: \(why). \(rest.isEmpty ? advice : rest)")
  }
}
