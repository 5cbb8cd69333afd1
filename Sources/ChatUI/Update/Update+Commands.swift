import ChatModel
import FoundationEssentials
import Wording

extension AppState {
  /// Does what was chosen in the palette. A command that takes words is put into the composer first.
  mutating func perform(_ item: PaletteItem) {
    if let beginning = item.beginning { return compose(beginning) }
    switch item {
    case .action(let action): perform(action)
    case .command(let command): run(command, "")
    case .contextCommand(let command): run(.contexts, command.rawValue)
    case .model(let name): setModel(name)
    case .profile(let profile): chooseProfile(profile.name)
    }
  }

  /// A slash command with what follows it.
  mutating func run(_ command: SlashCommand, _ arguments: String) {
    switch command {
    case .contexts: runContext(arguments)
    case .set: set(arguments)
    case .system: setSystem(arguments)
    case .copy: copy(arguments)
    case .export: export(arguments)
    case .search: openSearch(arguments.onOneLine)
    case .find: find(arguments.onOneLine)
    case .rename: renameConversation(arguments)
    case .theme: chooseTheme(arguments)
    case .mouse: setMouse(arguments.lowercased())
    case .vi: setVi(arguments.lowercased())
    case .help, .keys: openHelp(searching: arguments.onOneLine)
    case .dryRun: dryRun(arguments)
    case .delete: deleteConversation()
    case .model: setModel(arguments.onOneLine.trimmed)
    case .profile: chooseProfile(arguments.onOneLine.trimmed)
    case .distil: distil(arguments)
    case .stop:
      guard !stopReply() else { break }
      tellBriefly(
        pane.live.inFlight?.isElsewhere == true
          ? localized("Another ctxchat is receiving this reply: stop it there.")
          : localized("No reply to stop here."))
    case .new: perform(.newConversation)
    case .retry: perform(.retry)
    case .edit: perform(.editTurn)
    case .fork: perform(.forkHere)
    case .resend: perform(.resend)
    case .undo: perform(.undoTurn)
    case .tree: openTree()
    case .compare: compare(arguments)
    case .usage: perform(.usage)
    case .editor: perform(.openEditor)
    case .plain: perform(.plain)
    case .log: perform(.log)
    case .quit: perform(.quit)
    }
  }

  private mutating func set(_ arguments: String) {
    guard !arguments.isEmpty else { return openParameters() }
    guard hasConversation() else { return }
    let name = arguments.prefix { !$0.isWhitespace && $0 != "=" }
    let value = arguments[name.endIndex...].drop { $0.isWhitespace || $0 == "=" }.trimmed
    guard let field = parameter(name.lowercased()) else { return }
    var parameters = pane.conversation?.parameters ?? Parameters()
    guard !value.isEmpty else {
      let present = field.text(in: parameters)
      tell(
        .info,
        present.isEmpty
          ? localized("\(field.rawValue) is not set; it takes \(field.hint).")
          : localized("\(field.rawValue) is \(present); /set \(field.rawValue) off clears it."))
      return
    }
    if let problem = field.set(value, in: &parameters) ?? apply(parameters, to: pane.id) {
      tell(.error, problem)
    } else {
      let text = field.text(in: parameters)
      tell(
        .info,
        text.isEmpty
          ? localized("\(field.rawValue) cleared.") : localized("\(field.rawValue) set to \(text).")
      )
    }
  }

  private mutating func parameter(_ name: String) -> ParameterField? {
    resolve(name, as: "“\(name)”", kind: localized("parameter"))
  }

  /// The value with this name, or the only one whose name begins with it; tells if there is none.
  mutating func resolve<Value: CaseIterable & RawRepresentable>(
    _ name: String, as shown: String, kind: String
  ) -> Value? where Value.RawValue == String {
    switch EnteredText.resolve(name, among: Array(Value.allCases)) {
    case .one(let value): return value
    case .many(let names):
      tell(
        .warning, localized("\(shown) is ambiguous: \(names.joined(separator: localized(", ")))."))
    case .none:
      let names = Value.allCases.map(\.rawValue).joined(separator: localized(", "))
      tell(.warning, localized("Unknown \(kind) \(shown); choose from \(names)."))
    }
    return nil
  }

  private mutating func setSystem(_ text: String) {
    guard hasConversation() else { return }
    if text.isEmpty {
      let present = pane.conversation?.system
      tell(
        .info,
        present.map { localized("System message, sent before your prompts: \($0.onOneLine)") }
          ?? localized("No system message is set; /system TEXT sets one, /system off removes it."))
      return
    }
    let system = ["off", "-"].contains(text.lowercased()) ? nil : text
    pane.set(system: system)
    emit(.setSystem(pane.id, system))
    tell(
      .info,
      system == nil
        ? localized("System message removed.")
        : localized("System message set; sent before your prompts."))
  }

  private mutating func distil(_ arguments: String) {
    guard let count = arguments.isEmpty ? 1 : Int(arguments), count > 0 else {
      return tell(
        .warning, localized("/distil takes a number: how many of the last answers to use."))
    }
    distil(count)
  }

  private mutating func copy(_ arguments: String) {
    switch arguments.lowercased() {
    case "": copyReply(1)
    case "code": perform(.copyCode)
    default:
      guard let number = Int(arguments), number > 0 else {
        return tell(
          .warning, localized("/copy takes a number, counted from the last reply, or “code”."))
      }
      copyReply(number)
    }
  }

  private mutating func export(_ arguments: String) {
    guard hasConversation() else { return }
    let first = arguments.prefix { !$0.isWhitespace }
    let format = ExportFormat(rawValue: first.lowercased())
    let rest = format == nil ? arguments : arguments[first.endIndex...].trimmed
    if format == nil, let other = ExportFormat.unknown(in: rest) {
      let names = ExportFormat.allCases.map(\.rawValue).joined(separator: localized(", "))
      tell(
        .warning,
        localized(
          "/export writes \(names), not \(other). To use that file name, give the format first: /export md \(rest)"
        ))
      return
    }
    emit(
      .export(pane.id, format ?? ExportFormat.ending(rest) ?? .markdown, path: rest.nilIfEmpty))
  }

  private mutating func renameConversation(_ title: String) {
    guard !pane.isLobby else { return }
    if title.isEmpty {
      openTitleForm(pane.id)
    } else {
      let title = title.onOneLine
      emit(.renameConversation(pane.id, title: title))
      tell(.info, localized("Conversation renamed to “\(title)”."))
    }
  }

  mutating func dryRun(_ text: String) {
    guard hasConversation() else { return }
    guard !text.allSatisfy(\.isWhitespace) else {
      return tellBriefly(
        localized("The composer is empty; \(keymap.hint(.dryRun)) previews the prompt in it."))
    }
    guard case .prompt(let prompt) = EnteredText(text) else {
      return tellBriefly(localized("Nothing to send."))
    }
    emit(
      .dryRun(SendRequest(turn: newTurnID(), conversation: pane.id, prompt: prompt)))
  }
}
