import Glibc

/// A program that has the terminal for itself, with job control as a shell does it: a process group of its own that
/// the terminal's keys go to, and the terminal back with us whenever that group stops or ends.
package struct ForegroundJob: Sendable {
  /// The state of the job.
  package enum State: Sendable, Equatable {
    case running
    /// It was stopped, as by Ctrl+Z.
    case stopped
    case ended(ChildEnding)
  }

  private let child: pid_t
  private let terminal: Int32
  /// The terminal where it is ours to give; without it the job has no group of its own.
  private let lent: ForegroundTerminal?
  /// The modes that it had when it stopped.
  private var modes: termios?

  /// Starts a command on a terminal, which must have its ordinary modes.
  ///
  /// - Returns: The job, or how the start failed.
  package static func start(
    _ command: ChildCommand, on terminal: Int32
  ) -> Result<ForegroundJob, ChildFailure> {
    var setup = Spawning.Setup()
    let lent = ForegroundTerminal(terminal)
    setup.hasGroup = lent != nil
    setup.terminal = lent?.descriptor
    setup.duplicates = [(terminal, STDIN_FILENO), (terminal, STDOUT_FILENO)]
    switch Spawning.start(command, setup) {
    case .success(let child):
      // Done in the child already, where the system can: it may be reading by now.
      lent?.give(to: child)
      return .success(ForegroundJob(child: child, terminal: terminal, lent: lent, modes: nil))
    case .failure(let error):
      // The group may have got the terminal and then found no program.
      lent?.takeBack()
      return .failure(ChildFailure(ending: .notStarted(error.number)))
    }
  }

  /// The present state. If it stopped or ended, the terminal is ours again.
  package mutating func look() -> State {
    var status: Int32 = 0
    while true {
      let result = waitpid(child, &status, WNOHANG | WUNTRACED)
      if result < 0, errno == EINTR { continue }
      if result == 0 { return .running }
      if result == child, status & 0xFF == 0x7F {
        var present = termios()
        if tcgetattr(terminal, &present) == 0 { modes = present }
        lent?.takeBack()
        return .stopped
      }
      lent?.takeBack()
      return .ended(result == child ? ChildEnding(status: status) : .exited(0))
    }
  }

  /// Gives a stopped job the terminal again, with the modes that it had, and lets it continue.
  package mutating func goOn() {
    lent?.give(to: child)
    if var modes { tcsetattr(terminal, TCSADRAIN, &modes) }
    modes = nil
    signal(SIGCONT)
  }

  /// Signals the job that the terminal is gone, and waits briefly for its end.
  package mutating func hangUp() {
    signal(SIGHUP)
    signal(SIGCONT)
    for attempt in 0..<100 {
      if case .ended = look() { return }
      if attempt == 90 { signal(SIGKILL) }
      usleep(10_000)
    }
  }

  private func signal(_ number: Int32) {
    kill(lent == nil ? child : -child, number)
  }
}

/// The failure of a start.
package struct ChildFailure: Error, Sendable, Equatable {
  /// The ending of the child.
  package let ending: ChildEnding
}
