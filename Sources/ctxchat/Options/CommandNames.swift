import ArgumentParser
import ChatUI
import Wording

/// The names of commands, before the parser sees them: it would take a wrong one for an argument of `chat`.
enum CommandNames {
  /// The error for a word in place of a command that names none; `nil` if all is well.
  static func problem(
    in arguments: [String], of root: any ParsableCommand.Type
  ) -> String? {
    var rest = arguments[...]
    var command = root
    var path = "ctxchat"
    while !command.configuration.subcommands.isEmpty {
      _ = LeadingOptions.take(from: &rest)
      guard let word = rest.popFirst(), !word.hasPrefix("-"), word != "help" else { return nil }
      guard let child = child(word, of: command) else {
        let names = command.configuration.subcommands.map { $0._commandName }
        let hint = Suggestion.nearest(to: word, among: names)
        return localized("Unknown command “\(word)”")
          + (hint.map { localized("; did you mean “\($0)”?") } ?? localized("."))
          + localized(" `\(path) --help` lists them.")
      }
      command = child
      path += " " + child._commandName
    }
    return nil
  }

  /// The command of this name or alias.
  static func child(
    _ name: String, of command: any ParsableCommand.Type
  ) -> (any ParsableCommand.Type)? {
    command.configuration.subcommands.first {
      $0._commandName == name || $0.configuration.aliases.contains(name)
    }
  }
}
