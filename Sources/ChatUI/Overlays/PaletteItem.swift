package import ChatModel

/// Something that the palette offers: an action, or a command that is none.
package enum PaletteItem: Sendable, Hashable {
  case action(Action)
  case command(SlashCommand)
  case contextCommand(ContextCommand)
  /// A model for the context on screen.
  case model(String)
  /// A profile for new contexts.
  case profile(ProfileSummary)

  /// All of them. The numbers of contexts have keys of their own and would only be in the way.
  static let all: [PaletteItem] = {
    let actions = Action.commands.filter { !Action.numberedContexts.contains($0) }
    let names = Set(actions.map(\.rawValue))
    return actions.map(PaletteItem.action)
      + SlashCommand.allCases.filter { !names.contains($0.rawValue) }.map(PaletteItem.command)
      + ContextCommand.allCases.map(PaletteItem.contextCommand)
  }()

  /// Its name; a command as it is typed.
  package var name: String {
    switch self {
    case .action(let action): action.rawValue
    case .command(let command): "/\(command.rawValue)"
    case .contextCommand(let command): "/\(SlashCommand.contexts.rawValue) \(command.rawValue)"
    case .model(let name): name
    case .profile(let profile): profile.name
    }
  }

  /// A summary in a few words, without a full stop.
  package var summary: String {
    switch self {
    case .action(let action): action.info.summary
    case .command(let command): command.summary
    case .contextCommand(let command): command.summary
    case .model: ""
    case .profile(let profile): profile.model
    }
  }

  /// The text that Enter puts into the composer, if words may follow.
  package var beginning: String? {
    switch self {
    case .action, .model, .profile: nil
    case .command(let command): command.arguments.isEmpty ? nil : name + " "
    case .contextCommand(let command): command.takesWords ? name + " " : nil
    }
  }
}
