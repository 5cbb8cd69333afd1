import ChatTestSupport
import FoundationEssentials
import Glibc

/// A real tmux with a server of its own.
final class Tmux {
  private let program: Program
  private let socket: String
  private let guardian: TmuxGuard

  /// True if there is one on this machine.
  static let isThere = access("/usr/bin/tmux", X_OK) == 0

  /// Opens the program in a window of so many rows and columns.
  init(_ program: Program, _ arguments: [String], rows: Int = 24, columns: Int = 80) throws {
    self.program = program
    socket = program.folder.path + "/tmux"
    guardian = try TmuxGuard(program.folder)
    let words = ([Program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    try command(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      guardian.guarding(words))
  }

  deinit {
    _ = try? command("kill-server")
  }

  /// Gives tmux a command and returns what it says.
  @discardableResult
  func command(_ words: String...) throws -> String { try run(words) }

  /// Presses keys by tmux's names.
  func press(_ keys: String...) throws {
    for key in keys { try run(["send-keys", key]) }
  }

  /// Does something in copy mode.
  func copyMode(_ words: String...) throws {
    try run(["send-keys", "-X"] + words)
  }

  @discardableResult
  private func run(_ words: [String]) throws -> String {
    try CommandRun.run(
      "/usr/bin/tmux", ["-S", socket] + words, environment: program.environment
    ).output
  }

  /// What the window shows.
  func screen() throws -> [String] {
    try command("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// Waits until the window shows a text.
  func wait(for text: String, seconds: Double = 60) throws {
    var patience = Patience(seconds: seconds)
    while true {
      let rows = try screen()
      if rows.contains(where: { $0.contains(text) }) { return }
      guard patience.lasts() else {
        throw TerminalProgram.Failure(
          message: "the text \"\(text)\" did not come", screen: rows.joined(separator: "\n"))
      }
      usleep(20_000)
    }
  }

  /// The newest paste buffer, byte for byte.
  func buffer() throws -> String {
    try command("save-buffer", "-")
  }
}
