import CTerminal
import Glibc

/// Runs a shell command to its end.
enum ChildProcess {
  /// Runs `command` by `/bin/sh`, with the given words as `$1`, `$2`, …. A text for its standard input goes
  /// through a file in memory, so that a child that does not read cannot block us.
  ///
  /// - Returns: The exit status; −1 when it could not be started.
  static func run(_ command: String, arguments: [String] = [], input: String? = nil) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var inputFile: Int32 = -1
    if let input {
      inputFile = memoryFile(holding: input)
      posix_spawn_file_actions_adddup2(&actions, inputFile, STDIN_FILENO)
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    defer { if inputFile >= 0 { close(inputFile) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    restoreSignals(&attributes)
    return spawn(["/bin/sh", "-c", command, "ctxchat"] + arguments, &actions, &attributes)
  }

  /// A child must not inherit the signals that we block or ignore.
  private static func restoreSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigemptyset(&all)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE] {
      sigaddset(&all, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
  }

  private static func spawn(
    _ words: [String], _ actions: inout posix_spawn_file_actions_t,
    _ attributes: inout posix_spawnattr_t
  ) -> Int32 {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, words[0], &actions, &attributes, &arguments, environ) == 0 else {
      return -1
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  private static func memoryFile(holding text: String) -> Int32 {
    text.withCString { ct_memory_file($0, text.utf8.count) }
  }
}
