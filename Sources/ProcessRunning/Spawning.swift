import CTerminal
import Glibc

/// The one place where a child is made.
enum Spawning {
  /// The settings for starting a child.
  struct Setup {
    /// The descriptors of the child, in the order of the work.
    var duplicates: [(from: Int32, to: Int32)] = []
    /// Descriptors that become `/dev/null`.
    var nulls: [Int32] = []
    /// A terminal that the child's own process group gets as it starts, before it runs: it could be stopped by
    /// reading otherwise.
    var terminal: Int32?
    /// True if it gets a process group of its own, which can be stopped and ended as a whole.
    var hasGroup = true
  }

  /// Starts a child; the system's error number where that cannot be. It inherits none of our descriptors but the
  /// three that all programs have, and none of the signals that we block or ignore.
  static func start(_ command: ChildCommand, _ setup: Setup) -> Result<pid_t, SpawnError> {
    ct_keep_ended_children()
    let result = spawn(command, setup)
    guard case .failure(let error) = result, let other = command.byShell(after: error.number)
    else { return result }
    return spawn(other, setup)
  }

  private static func spawn(
    _ command: ChildCommand, _ setup: Setup
  ) -> Result<pid_t, SpawnError> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let terminal = setup.terminal {
      _ = ct_spawn_in_foreground(&actions, terminal)
    }
    for (from, to) in setup.duplicates { posix_spawn_file_actions_adddup2(&actions, from, to) }
    for descriptor in setup.nulls {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    ct_spawn_closing(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setSignals(&attributes, hasGroup: setup.hasGroup)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      command.environment.variables.map { variable in
        (variable + [0]).map(CChar.init(bitPattern:)).withUnsafeBufferPointer {
          strdup($0.baseAddress!)
        }
      } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var child: pid_t = 0
    let error = posix_spawnp(
      &child, command.words.first ?? "", &actions, &attributes, &arguments, &variables)
    return error == 0 ? .success(child) : .failure(SpawnError(number: error))
  }

  private static func setSignals(_ attributes: inout posix_spawnattr_t, hasGroup: Bool) {
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
        | (hasGroup ? Int16(POSIX_SPAWN_SETPGROUP) : 0))
  }
}

/// Why a child could not be made.
struct SpawnError: Error, Equatable {
  let number: Int32
}
