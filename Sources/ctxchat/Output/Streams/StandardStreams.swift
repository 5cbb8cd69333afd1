import Glibc

/// The standard streams of the process, made ready before anything else opens a file.
struct StandardStreams {
  /// True if who started us wants writes to a closed pipe to fail instead of ending us.
  private let ignoresPipeSignal: Bool

  /// Takes them over: from here on a write that fails says so.
  static func prepare() -> StandardStreams {
    // A number that is free would go to the next file that is opened, such as the database. A file that is
    // open for reading alone refuses writes, as a closed one does.
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
      _ = open("/dev/null", number == STDOUT_FILENO ? O_RDONLY : O_RDWR)
    }
    signal(SIGXFSZ, SIG_IGN)
    let before = signal(SIGPIPE, SIG_IGN)
    return StandardStreams(ignoresPipeSignal: before.map { unsafeBitCast($0, to: Int.self) } == 1)
  }

  /// The exit status of a failure that has been tidied up after. A closed pipe ends the process by the signal,
  /// as it ends other programs: shells make 141 of it, and nothing is printed.
  func status(of failure: OutputFailure) -> Int32 {
    if failure.isClosedPipe, !ignoresPipeSignal {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    StandardStream.error.write("ctxchat: \(failure.description)\n")
    return ExitStatus.cannotCreate.rawValue
  }
}
