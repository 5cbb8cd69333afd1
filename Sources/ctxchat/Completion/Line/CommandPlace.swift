import ArgumentParser

/// The command that the words of a line name, and the words that are left for it.
struct CommandPlace {
  let command: any ParsableCommand.Type
  /// True if no command is named yet.
  let isRoot: Bool
  /// The global options before and between the names, and all words behind them.
  let rest: [String]

  init(_ words: [String], of root: any ParsableCommand.Type) {
    var left = words[...]
    var command = root
    var options = LeadingOptions.take(from: &left)
    while let name = left.first, let child = CommandNames.child(name, of: command) {
      command = child
      left.removeFirst()
      options += LeadingOptions.take(from: &left)
    }
    self.command = command
    isRoot = command == root
    rest = options + left
  }

  /// Whose options may follow here: without a command, those of the default one; between a command and its subcommand,
  /// those of every command, unless the command works without one and has options of its own.
  var outlined: any ParsableArguments.Type {
    if command.configuration.subcommands.isEmpty { return command }
    let own = CommandOutline(command).named.filter { !["-h", "--help"].contains($0.names.last) }
    if !isRoot, !own.isEmpty { return command }
    return command.configuration.defaultSubcommand ?? GlobalOptions.self
  }
}
