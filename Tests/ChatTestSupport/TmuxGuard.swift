import Glibc

/// Ends a tmux server when the process of the test is gone, however it ended: a pipe that only this process holds
/// open breaks with it, and a shell in tmux waits for that.
package final class TmuxGuard {
  private let descriptor: Int32
  private let folder: TemporaryFolder

  package init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    let path = Self.pipe(folder)
    guard mkfifo(path, 0o600) == 0 else {
      throw TerminalProgram.Failure(message: "no pipe: errno \(errno)", screen: "")
    }
    descriptor = open(path, O_RDWR | O_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// A shell's command for tmux that does as it says and is ended with this process.
  package func guarding(_ command: String) -> String {
    "(read x < '\(Self.pipe(folder))'; rm -rf '\(folder.path)'; tmux kill-server) & \(command)"
  }

  private static func pipe(_ folder: TemporaryFolder) -> String { folder.path + "/guard" }
}
