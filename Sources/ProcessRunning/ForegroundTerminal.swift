import Glibc

/// A terminal that is ours to lend, as a shell does it: who is not in its foreground may not read from it.
struct ForegroundTerminal: Sendable {
  let descriptor: Int32
  private let group = getpgrp()

  /// `nil` where it is not a terminal, or another program has it.
  init?(_ descriptor: Int32) {
    guard tcgetpgrp(descriptor) == group else { return nil }
    self.descriptor = descriptor
  }

  /// Gives it to a process group.
  ///
  /// A process in the background that does this is stopped unless it blocks the signal.
  func give(to group: pid_t) {
    var output = sigset_t()
    var before = sigset_t()
    sigemptyset(&output)
    sigaddset(&output, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &output, &before)
    tcsetpgrp(descriptor, group)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Takes it back.
  func takeBack() { give(to: group) }
}
