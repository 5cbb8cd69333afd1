import EventLoops
import Glibc

/// `ctxchat __complete`: the words that may follow in a command line, for the scripts of the shells. It is no command
/// of the parser, which would take the words of the line for its own.
///
/// The first line says what the others are: `words`, or that the shell is to offer `files` or `folders` instead. Each
/// further line is a word, a tab and what it is; for bash, a line is what it inserts. Whatever is wrong, nothing is
/// offered: a message would end up in the middle of the line that somebody types.
enum CompletionRun {
  /// The name of the call.
  static let name = "__complete"

  /// Longer than this nobody waits for a list.
  private static let patience: UInt32 = 5

  /// Answers a call and returns the text for the shell.
  ///
  /// - Parameter arguments: The shell, and what its script knows.
  static func answer(_ arguments: [String]) async -> String {
    switch arguments.first {
    case "bash":
      guard let call = BashCall(Array(arguments.dropFirst())) else { return "" }
      let answer = await CompletionAnswer(call.line.words, call.line.current, call.line.isTarget)
      return call.text(of: answer)
    case "zsh", "fish":
      let words = arguments.dropFirst()
      guard let raw = words.last else { return "" }
      let current = ShellLine(raw).current
      return await CompletionAnswer(Array(words.dropLast()), current, false).text
    default: return ""
    }
  }

  /// Answers the call of a shell.
  @MainActor
  static func run(_ arguments: [String]) throws(OutputFailure) {
    signal(SIGALRM) { _ in _exit(0) }
    alarm(patience)
    let text = (try? EventLoop.main.run { await answer(arguments) }) ?? ""
    try StandardStream.output.writeExactly(text)
  }
}
