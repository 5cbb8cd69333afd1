/// Names that people know from other programs, for commands that are called otherwise here. Only the whole name counts.
package enum CommandAlias: String, Sendable, CaseIterable {
  case exit, q, clear, sessions, resume, context, cost, title

  /// The command that is meant.
  package var command: SlashCommand {
    switch self {
    case .exit, .q: .quit
    case .clear: .new
    case .sessions, .resume, .context: .contexts
    case .cost: .usage
    case .title: .rename
    }
  }

  /// The arguments that the command gets.
  package func arguments(_ typed: String) -> String {
    switch self {
    case .resume: typed.isEmpty ? "" : "use " + typed
    case .context: typed.isEmpty ? "info" : typed
    case .exit, .q, .clear, .sessions, .cost, .title: typed
    }
  }

  /// The command that completion puts in its place.
  var completion: String {
    let arguments = arguments("").isEmpty ? "" : " " + arguments("")
    return "/\(command.rawValue)\(arguments)"
  }
}

extension SlashCommand {
  /// The other names that it has, as they are typed.
  var aliases: [String] {
    CommandAlias.allCases.filter { $0.command == self }.map { "/" + $0.rawValue }
  }
}
