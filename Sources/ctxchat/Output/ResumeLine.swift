import ChatModel
import Wording

/// The line that says how to come back to a conversation.
enum ResumeLine {
  /// The command that opens it, with the options without which it would not be found or not be usable.
  static func text(_ conversation: ConversationID, _ options: GlobalSettings) -> String {
    let named = [
      ("--config", options.configFile), ("--data-dir", options.dataFolder),
      ("--profile", options.profile), ("--base-url", options.baseURL),
      ("--api", options.api?.notation), ("--model", options.model),
    ]
    var words = ["ctxchat"]
    if options.demo { words.append("--demo") }
    for case (let name, let value?) in named { words += [name, ShellLines.quoted(value)] }
    words += ["--resume", ShellLines.quoted(conversation.rawValue)]
    return localized("To come back: \(words.joined(separator: " "))\n")
  }
}
