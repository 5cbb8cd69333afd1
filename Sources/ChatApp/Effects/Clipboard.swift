import ChatUI
import Dispatch
import FoundationEssentials
import Glibc
import ProcessRunning
import Wording

/// Copies text: by the user's command, by tmux, or by the terminal itself (OSC 52). Programs run off the main thread,
/// one after the other, and not forever.
struct Clipboard: Sendable {
  /// The result of copying, and the bytes to write to the terminal for it.
  struct Result: Sendable, Equatable {
    let way: CopyOutcome.Way
    var sequence: String?
  }

  let command: String?
  let environment: ChildEnvironment

  /// xterm takes about this much in one OSC 52; longer texts are silently dropped by some terminals.
  static let largestOSC52 = 74_994
  /// In seconds. A program that holds the clipboard continues in the background by itself.
  static let patience = 5.0

  private static let queue = DispatchQueue(label: "ctxchat.copy")

  /// Copies a text and reports the result, from another thread.
  func copy(_ text: String, then: @escaping @Sendable (Result) -> Void) {
    Self.queue.async { then(copy(text)) }
  }

  func copy(_ text: String) -> Result {
    if let command {
      let ending = run(ChildCommand(line: command, environment: environment), text)
      return Result(
        way: ending.isGood
          ? .command(command)
          : .failed(
            reason:
              localized(
                "The copy command “\(command)” \(ending.words). Check copy_command in the config.")
          ))
    }
    if getenv("TMUX") != nil,
      run(ChildCommand(["tmux", "load-buffer", "-w", "-"], environment: environment), text).isGood
    {
      return Result(way: .tmux)
    }
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= Self.largestOSC52 else {
      return Result(
        way: .failed(
          reason:
            localized(
              """
              The text is too long for the terminal's clipboard (\(text.utf8.count) bytes). \
              Set copy_command in the config, or use /export.
              """)))
    }
    return Result(way: .terminal, sequence: "\u{1B}]52;c;\(encoded)\u{07}")
  }

  private func run(_ command: ChildCommand, _ text: String) -> ChildEnding {
    ChildRunner.run(command, input: text, atMost: Self.patience).ending
  }
}
