import FoundationEssentials
import Glibc

/// tmux as a second opinion about what a terminal shows.
package enum TmuxPicture {
  package static let isInstalled = access("/usr/bin/tmux", X_OK) == 0

  /// What a pane shows after it took bytes in, row by row, blanks at the ends left out.
  package static func shown(_ bytes: [UInt8], rows: Int, columns: Int) throws -> String {
    let folder = try TemporaryFolder()
    let end = "the end"
    try Data("set -g status off\n".utf8).write(to: URL(filePath: folder.path + "/tmux.conf"))
    try Data(bytes + Array("\u{1B}[\(rows);1H\u{1B}[0K\(end)".utf8))
      .write(to: URL(filePath: folder.path + "/bytes"))
    let environment = [
      "TMUX_TMPDIR": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm",
    ]
    func tmux(_ words: String...) throws -> CommandRun {
      try CommandRun.run(
        "tmux", ["-f", folder.path + "/tmux.conf"] + words, environment: environment)
    }
    let guardian = try TmuxGuard(folder)
    defer { _ = try? tmux("kill-server") }
    _ = try tmux(
      "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      guardian.guarding("stty raw; cat \(folder.path)/bytes; sleep 600"))
    var patience = Patience(seconds: 60)
    while true {
      let text = try tmux("capture-pane", "-p").output
      if text.contains(end) { return text }
      guard patience.lasts() else {
        throw TerminalProgram.Failure(message: "tmux did not show it all", screen: text)
      }
      usleep(20_000)
    }
  }
}
