import ChatModel
import FoundationEssentials
import Wording

// `/ctx`.
extension AppState {
  /// Runs what follows `/ctx`; alone it opens the menu.
  mutating func runContext(_ arguments: String) {
    let head = arguments.prefix { !$0.isWhitespace }
    let word = head.lowercased()
    let rest = arguments[head.endIndex...].trimmed
    guard !word.isEmpty else { return toggleMenu() }
    let command: ContextCommand? = resolve(word, as: "/ctx \(word)", kind: localized("command"))
    if let command { run(command, rest) }
  }

  private mutating func run(_ command: ContextCommand, _ arguments: String) {
    guard arguments.isEmpty || command.takesWords else {
      tell(
        .warning,
        localized(
          "/ctx \(command.rawValue) takes no argument: it applies to the context on screen. Nothing was done; \(keymap.hint(.contexts)) lists the others."
        ))
      return
    }
    switch command {
    case .new: openNewContextForm(recipeNamed: arguments)
    case .use: use(arguments)
    case .import: importContext(arguments)
    case .rebuild: perform(.menuRebuild)
    case .fork: fork()
    case .rename: rename(arguments)
    case .extend: extend(arguments)
    case .keep: keep(arguments)
    case .forget: forgetCurrent()
    case .delete: deleteOnServer()
    case .restore: restore()
    case .mode: setMode(arguments)
    case .info: perform(.menuInfo)
    case .refresh: refresh()
    case .notes: setNotes(arguments)
    }
  }

  private mutating func use(_ name: String) {
    guard !name.isEmpty else { return toggleMenu() }
    let folded = name.lowercased()
    let all = contexts.summaries
    let exact = all.first { $0.context.label == name || $0.context.contextID == name }
    let near = all.filter { $0.context.label.lowercased().hasPrefix(folded) }
    if let found = exact ?? (near.count == 1 ? near[0] : nil) {
      openContext(found.id)
    } else if near.isEmpty {
      let hint = Suggestion.nearest(to: name, among: all.map(\.context.label))
      tell(
        .warning,
        localized("No context has the label or id “\(name)”")
          + (hint.map { localized("; did you mean “\($0)”?") }
            ?? localized("; \(keymap.hint(.contexts)) lists them.")))
    } else {
      tell(
        .warning,
        localized(
          "“\(name)” is ambiguous: \(near.map(\.context.label).joined(separator: localized(", ")))."
        ))
    }
  }

  private mutating func importContext(_ arguments: String) {
    guard let id = arguments.words.first else { return openImportForm() }
    let label = arguments.dropFirst(id.count).trimmed.nilIfEmpty
    emit(.importContext(contextID: id, label: label, mode: .unknown, model: nil))
    waitForMade()
  }

  private mutating func rename(_ label: String) {
    guard let summary = currentContext() else { return }
    if label.isEmpty {
      openRenameForm((summary, nil))
    } else if let problem = rename(summary.id, label.onOneLine) {
      tell(.warning, localized("Not renamed: \(problem)"))
    }
  }

  private mutating func refresh() {
    guard let summary = currentContext() else { return }
    overlays.awaitOffer()
    emit(Effect.refreshContext(summary.id))
  }

  private mutating func setNotes(_ text: String) {
    guard let summary = currentContext() else { return }
    if text.isEmpty { return openRenameForm((summary, nil)) }
    emit(.setNotes(summary.id, text == "off" ? "" : text))
    tell(
      .info,
      text == "off" ? localized("Notes removed.") : localized("Notes saved; /ctx info shows them."))
  }

  private mutating func setMode(_ name: String) {
    guard let key = pane.context, !name.isEmpty else { return perform(.menuMode) }
    let known = modes(of: key)
    guard let mode = ContextMode(rawValue: name.lowercased()), known.contains(mode) else {
      let modes = known.map(\.rawValue).joined(separator: localized(", "))
      tell(.warning, localized("Unknown mode “\(name.onOneLine)”; choose from \(modes)."))
      return
    }
    emit(.setMode(key, mode))
  }
}
