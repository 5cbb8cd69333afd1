import Glibc

/// The terminal, given to a command for a while as a shell does it: who is not in front may not read from it.
struct TerminalLoan {
  private let group = getpgrp()

  /// `nil` where standard input is no terminal, or another program has it.
  init?() {
    guard isatty(STDIN_FILENO) == 1, tcgetpgrp(STDIN_FILENO) == group else { return nil }
  }

  /// Gives it to a process group.
  func give(to other: pid_t) {
    Self.putInFront(other)
    // Should it have asked before it was in front.
    kill(-other, SIGCONT)
  }

  /// Takes it back.
  func takeBack() { Self.putInFront(group) }

  /// Who is not in front is stopped for this, unless the signal is blocked.
  private static func putInFront(_ group: pid_t) {
    var stop = sigset_t()
    var before = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &stop, &before)
    tcsetpgrp(STDIN_FILENO, group)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
