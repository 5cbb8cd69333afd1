import ChatUI
import FoundationEssentials
import Glibc
import NcursesBackend

/// Copies text: by the user's command, by tmux, or by the terminal itself (OSC 52).
@MainActor
struct Clipboard {
  let command: String?
  let terminal: NcursesTerminal

  /// xterm takes about this much in one OSC 52; longer texts are silently dropped by some terminals.
  static let largestOSC52 = 74_994

  func copy(_ text: String) -> CopyOutcome.Way {
    if let command {
      let status = ChildProcess.run(command, input: text)
      return status == 0
        ? .command(command)
        : .failed(
          reason:
            "The copy command \"\(command)\" ended with status \(status); check it in the config.")
    }
    if getenv("TMUX") != nil, ChildProcess.run("tmux load-buffer -w -", input: text) == 0 {
      return .tmux
    }
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= Self.largestOSC52 else {
      return .failed(
        reason:
          "The text is too long for the terminal's clipboard (\(text.utf8.count) bytes). Set copy_command in"
          + " the config, or use /export.")
    }
    terminal.writeRaw("\u{1B}]52;c;\(encoded)\u{07}")
    return .terminal
  }
}
