/// The text of the composer when Enter is pressed: a prompt, a command, or neither.
package enum EnteredText: Sendable, Hashable {
  /// Nothing but white space.
  case empty
  case prompt(String)
  case command(SlashCommand, arguments: String)
  /// A prompt template by its name, with the words after it.
  case template(String, input: String)
  /// An action by its name.
  case action(Action)
  /// The prefix of more than one command.
  case ambiguous(String, [String])
  /// A command with words after it that it does not take.
  case excess(String)
  /// Never sent to the model.
  case unknown(String, suggestion: String?)

  /// Reads a text.
  ///
  /// - Parameter templates: The names of the prompt templates. None of them is that of a command, but it may be the
  ///   beginning of one.
  package init(_ text: String, templates: [String] = []) {
    if text.allSatisfy(\.isWhitespace) {
      self = .empty
    } else if text.utf8.first != UInt8(ascii: "/") {
      self = .prompt(text)
    } else if text.utf8.dropFirst().first == UInt8(ascii: "/") {
      self = .prompt(String(text.dropFirst()))
    } else {
      self = Self.command(text.dropFirst(), templates)
    }
  }

  /// The text to put into the composer so that Enter sends exactly this prompt.
  package static func composerText(for prompt: String) -> String {
    prompt.utf8.first == UInt8(ascii: "/") ? "/" + prompt : prompt
  }

  private static func command(_ text: Substring, _ templates: [String]) -> EnteredText {
    let word = text.prefix { !$0.isWhitespace }
    let arguments = text[word.endIndex...].trimmed
    let name = word.lowercased()
    guard !name.isEmpty else { return .unknown("", suggestion: "help") }
    if let alias = CommandAlias(rawValue: name) {
      guard arguments.isEmpty || !alias.command.arguments.isEmpty else { return .excess(name) }
      return .command(alias.command, arguments: alias.arguments(arguments))
    }
    if let template = TemplateList.name(of: String(word), among: templates) {
      return .template(template, input: arguments)
    }
    switch resolve(name, among: SlashCommand.allCases) {
    case .one(let command):
      guard arguments.isEmpty || !command.arguments.isEmpty else {
        return .excess(command.rawValue)
      }
      return .command(command, arguments: arguments)
    case .many(let names): return .ambiguous(name, names)
    case .none: break
    }
    switch resolve(name, among: Action.commands) {
    case .one(let action):
      return arguments.isEmpty ? .action(action) : .excess(action.rawValue)
    case .many(let names): return .ambiguous(name, names)
    case .none: break
    }
    let names = SlashCommand.allCases.map(\.rawValue) + Action.commands.map(\.rawValue) + templates
    return .unknown(name, suggestion: Suggestion.nearest(to: name, among: names))
  }

  enum Resolution<Value> {
    case one(Value)
    case many([String])
    case none
  }

  /// The value with this name, or the only one whose name begins so.
  static func resolve<Value: RawRepresentable>(
    _ name: String, among values: [Value]
  ) -> Resolution<Value> where Value.RawValue == String {
    if let exact = values.first(where: { $0.rawValue == name }) { return .one(exact) }
    let matches = values.filter { $0.rawValue.hasPrefix(name) }
    guard let first = matches.first else { return .none }
    return matches.count == 1 ? .one(first) : .many(matches.map(\.rawValue))
  }
}

extension Action {
  /// The actions that can be called by `/name` and from the palette.
  package static let commands: [Action] = ActionInfo.all.filter(\.isCommand).map(\.action)
}
