import FoundationEssentials
package import Glibc

/// A command that was run to its end, without a terminal.
package struct CommandRun: Sendable {
  package let status: Int32
  package let output: String
  package let errors: String

  /// Runs a program. The environment is exactly what is given; standard input is empty unless given.
  package static func run(
    _ executable: String, _ arguments: [String], environment: [String: String],
    input: String = "", seconds: Double = 180
  ) throws -> CommandRun {
    let folder = try TemporaryFolder()
    let paths = (folder.path + "/in", folder.path + "/out", folder.path + "/err")
    try Data(input.utf8).write(to: URL(filePath: paths.0))
    let pid = try spawn(
      [executable] + arguments, environment, input: paths.0, output: paths.1, errors: paths.2)
    let status = try wait(for: pid, seconds: seconds)
    func text(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    return CommandRun(status: status, output: text(paths.1), errors: text(paths.2))
  }

  /// Starts a program in the background with its output in files; its process id.
  package static func spawn(
    _ words: [String], _ environment: [String: String], input: String, output: String,
    errors: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var pid: pid_t = 0
    // Tests run on threads that block signals. A tmux that inherits that cannot be ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let error = posix_spawnp(&pid, words[0], &actions, &attributes, &arguments, &variables)
    guard error == 0 else {
      throw TerminalProgram.Failure(message: "\(words[0]) cannot be started: \(error)", screen: "")
    }
    return pid
  }

  private static func wait(for pid: pid_t, seconds: Double) throws -> Int32 {
    var patience = Patience(seconds: seconds)
    var status: Int32 = 0
    while waitpid(pid, &status, WNOHANG) == 0 {
      guard patience.lasts() else {
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
        throw TerminalProgram.Failure(message: "the command did not end", screen: "")
      }
      usleep(5000)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
