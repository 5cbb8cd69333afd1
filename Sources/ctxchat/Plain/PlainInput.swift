import Wording

/// The meaning of a line in line mode.
enum PlainInput: Equatable, Sendable {
  /// To be sent.
  case prompt(String)
  case command(PlainCommand, String)
  /// A prompt template by its name, with the words after it.
  case template(String, input: String)
  /// A word after a slash that is not a command: it is never sent to a model.
  case unknown(String)
  /// A command with words after it that it does not take.
  case excess(PlainCommand)
  /// A beginning that several commands have.
  case ambiguous(String, [PlainCommand])
  /// An empty line.
  case nothing
  /// Something with bytes that are no text, in the line of this number: it is not sent.
  case unreadable(line: Int)
  /// A line that the next one continues.
  case unfinished
}

/// The commands of the line mode.
enum PlainCommand: String, CaseIterable, Sendable {
  case context = "ctx"
  case new, usage, retry, compare, rebuild, force, resend
  case carryOn = "carry-on"
  case send, help, quit

  /// The arguments that it takes.
  var arguments: String {
    switch self {
    case .context: " [list|use NAME]"
    case .compare: " [n [n]]"
    case .rebuild: " [n]"
    case .send: " [words]"
    default: ""
    }
  }

  /// Its effect, in a few words without a full stop.
  var summary: String {
    switch self {
    case .context: localized("list the contexts, or switch to one")
    case .new: localized("start a new conversation")
    case .usage: localized("tokens so far")
    case .retry: localized("send the last prompt again")
    case .compare: localized("two replies to the last prompt, one after the other")
    case .rebuild:
      localized("show what a rebuild sends, then rebuild the context and send the unsent prompt")
    case .force: localized("send the unsent prompt anyway")
    case .resend: localized("send an unconfirmed prompt again")
    case .carryOn: localized("keep the partial reply and carry on")
    case .send: localized("send the text of a template, with the words below it")
    case .help: localized("this list")
    case .quit: localized("quit; so does the end of input, or Ctrl+C twice")
    }
  }
}
