import CTerminal
import Glibc

/// The signals of the process as things to read, so that nothing runs at a wrong moment.
///
/// Make one before any thread starts: threads inherit what is blocked.
package struct Signals: Sendable {
  /// Readable while a signal waits; for `poll`.
  package let descriptor: Int32

  /// Blocks the signals that end, stop, resize or continue the program.
  package init() {
    descriptor = ct_signal_fd()
  }

  /// Gives the signals back to the process, for what comes after the full screen.
  package func release() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD] {
      signal(number, SIG_DFL)
      sigaddset(&set, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    close(descriptor)
  }

  /// Hands over every signal that waits.
  @MainActor
  func drain(_ handle: (Int32) -> Void) {
    while true {
      let signal = ct_next_signal(descriptor)
      guard signal != 0 else { return }
      handle(signal)
    }
  }
}
