import Glibc

/// A command that prints a key, such as `pass show gateway`. It runs in a process group of its own, so that it
/// can be ended with all that it started.
package struct KeyCommand: Sendable {
  /// Whether a command may ask the user something.
  package enum Terminal: Sendable {
    /// Nobody is there, or the screen has the keyboard.
    case absent
    /// It gets the terminal while it runs, as in a shell.
    case lent
  }

  /// Seconds that a command may take.
  package static let limit = 30.0
  /// The longest key in bytes; what follows is read and dropped.
  private static let longestKey = 65_536
  /// Our own keys, which no other program needs.
  private static let ownSecrets: Set = ["CTXCHAT_API_KEY", "CTXCHAT_GATEWAY_KEY"]

  private let command: String
  private let environment: [String: String]
  private let limit: Double

  /// A command of the shell.
  package init(_ command: String, environment: [String: String], limit: Double = Self.limit) {
    self.command = command
    self.environment = environment.filter { !Self.ownSecrets.contains($0.key) }
    self.limit = limit
  }

  /// The first line that it prints, without its end.
  package func firstLine(_ terminal: Terminal) throws(Failure) -> String {
    let end = Deadline(seconds: limit)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted(errno) }
    let (reader, writer) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reader) }
    let loan = terminal == .lent ? TerminalLoan() : nil
    let started = spawn(output: writer, hasTerminal: loan != nil)
    close(writer)
    let child = try started.get()
    loan?.give(to: child)
    defer { loan?.takeBack() }
    let (output, status) = collect(reader, child, until: end)
    guard let status else { throw .tookTooLong(limit) }
    if status & 0x7F != 0 { throw .killed(signal: status & 0x7F) }
    guard status == 0 else { throw .ended(status: (status >> 8) & 0xFF) }
    let line = output.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") && $0 != 0 }
    guard !line.isEmpty else { throw .printedNothing }
    guard let key = String(validating: line, as: UTF8.self) else { throw .printedNoText }
    return key
  }

  // MARK: The child

  private func spawn(output: Int32, hasTerminal: Bool) -> Result<pid_t, Failure> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    if !hasTerminal {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words: [String] = ["sh", "-c", command]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var child: pid_t = 0
    let cause = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &variables)
    return cause == 0 ? .success(child) : .failure(.notStarted(cause))
  }

  /// Reads until the command has ended, whoever else may hold the pipe open.
  ///
  /// - Returns: The output, and how the command ended; `nil` when it had to be ended.
  private func collect(
    _ reader: Int32, _ child: pid_t, until end: Deadline
  ) -> (output: [UInt8], status: Int32?) {
    var output: [UInt8] = []
    var isOpen = true
    var status: Int32 = 0
    while true {
      let hasEnded = waitpid(child, &status, WNOHANG) == child
      // What it wrote is in the pipe by now.
      while isOpen, !end.isOver, isReadable(reader, milliseconds: hasEnded ? 0 : end.pause) {
        isOpen = read(reader, into: &output)
      }
      if hasEnded {
        if isOpen { kill(-child, SIGTERM) }
        return (output, status)
      }
      if end.isOver {
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        return (output, nil)
      }
      if !isOpen { poll(nil, 0, end.pause) }
    }
  }

  private func isReadable(_ file: Int32, milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  /// Takes what is there; false at the end.
  private func read(_ file: Int32, into output: inout [UInt8]) -> Bool {
    var part = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(file, &part, part.count)
    if count < 0 { return errno == EINTR }
    output += part[..<min(count, max(0, Self.longestKey - output.count))]
    return count > 0
  }
}
