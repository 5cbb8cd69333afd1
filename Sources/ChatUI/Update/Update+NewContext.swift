import ChatModel
import FoundationEssentials
import Wording

extension AppState {
  /// Opens the form of a new context.
  ///
  /// - Parameters:
  ///   - base: The recipe to begin from: the seed of answers.
  ///   - recipe: A saved recipe that fills the fields.
  mutating func openNewContextForm(
    from base: ContextRecipe? = nil, recipe: SavedRecipe? = nil
  ) {
    var fields = newContextFields()
    if !launch.recipes.isEmpty {
      fields.insert(
        FormField(
          "recipe", label: localized("Recipe"),
          hint: localized("← → choose a saved recipe to fill the fields"),
          options: [Self.noRecipe] + launch.recipes.map(\.name)), at: 0)
    }
    let count = base?.seed.count ?? 0
    let answers = count == 1 ? localized("an answer") : localized("\(count) answers")
    var form = FormDialog(
      .newContext(base),
      title: count == 0 ? localized("New context") : localized("New context from \(answers)"),
      fields: fields, recipes: launch.recipes, utcOffset: launch.utcOffset)
    if let base {
      form.fill("label", base.label)
      form.fill("mode", base.mode.rawValue)
      form.fill("model", base.model ?? "")
    }
    if let recipe { form.choose(recipe, at: now) }
    open(form)
  }

  /// The option of the recipe field when none is chosen.
  static let noRecipe = localized("none")

  private func newContextFields() -> [FormField] {
    let capabilities = contexts.profiles.capabilities(of: contexts.profiles.current)
    let modes = capabilities.modes
    let words = modes.map { "\($0.rawValue): \($0.meaning)" }
    let lifetime =
      capabilities.lifetimes.map {
        localized(
          "\(TimeToLive.text($0.lowerBound)) to \(TimeToLive.text($0.upperBound)); the server's default if empty"
        )
      } ?? localized("this API takes none")
    return [
      FormField(
        "label", label: localized("Label"), hint: localized("taken from the text if empty")),
      FormField(
        "mode", label: localized("Mode"), hint: words.joined(separator: localized("; ")),
        options: modes.map(\.rawValue)),
      FormField("system", label: localized("Instructions"), hint: localized("a system message")),
      FormField("text", label: localized("Text"), hint: localized("what the context should know")),
      FormField(
        "files", label: localized("Files"),
        hint: localized("files and folders, separated by spaces")),
      FormField("ttl", label: localized("Lifetime"), hint: lifetime),
      FormField("model", label: localized("Model"), hint: standardModel),
    ]
  }

  /// `/ctx new`: the form, filled in from a recipe where one is named.
  mutating func openNewContextForm(recipeNamed name: String) {
    guard !name.isEmpty else { return openNewContextForm() }
    guard let recipe = launch.recipes.first(where: { $0.name == name }) else {
      let names = launch.recipes.map(\.name)
      let hint =
        names.isEmpty
        ? localized("the configuration has none.")
        : localized("choose from \(names.joined(separator: localized(", "))).")
      return tell(.warning, localized("Unknown recipe “\(name)”; \(hint)"))
    }
    openNewContextForm(recipe: recipe)
  }

  /// Enter in the form: creates the context, or has the files read first.
  mutating func create(_ form: FormDialog, from base: ContextRecipe?) -> String? {
    let saved = launch.recipes.first { $0.name == form.value("recipe") }
    let files = PathWords.split(form.value("files"))
    var recipe = base ?? ContextRecipe(seed: [])
    recipe.label = form.value("label")
    recipe.mode = ContextMode(rawValue: form.value("mode")) ?? .session
    recipe.profile = contexts.profiles.chosen?.name
    recipe.model = form.value("model").nilIfEmpty
    recipe.truncation = recipe.mode == .session ? saved?.truncation : nil
    if let system = systemText(form, saved) {
      recipe.seed.insert(Message(role: .system, content: system), at: 0)
    }
    if let text = form.value("text").nilIfEmpty {
      recipe.seed.append(Message(role: .user, content: text))
    }
    guard !recipe.seed.isEmpty || !files.isEmpty || recipe.mode.canSendWhole else {
      return localized("a context needs instructions, text or files.")
    }
    if let words = form.value("ttl").nilIfEmpty {
      let capabilities = contexts.profiles.capabilities(of: contexts.profiles.current)
      let range = capabilities.lifetimes ?? TimeToLive.allowed
      guard let seconds = Lifetime.seconds(words, in: range) else { return Lifetime.rule(range) }
      recipe.ttl = seconds
    }
    guard files.isEmpty else { return read(files, for: recipe) }
    emit(.createContext(recipe))
    waitForMade()
    return nil
  }

  /// A field has one line; instructions of a recipe that were not touched go out as they were written.
  private func systemText(_ form: FormDialog, _ saved: SavedRecipe?) -> String? {
    let text = form.value("system")
    if let system = saved?.system, system.onOneLine.trimmed == text { return system.nilIfEmpty }
    return text.nilIfEmpty
  }

  /// The form stays until the files are read: then what would be sent is shown.
  private mutating func read(_ files: [String], for recipe: ContextRecipe) -> String? {
    overlays.change(FormDialog.self) { $0.waitForFiles() }
    emit(Effect.readSeed(recipe, files: files))
    return nil
  }
}

extension ContextMode {
  /// Its meaning in the form, in a few words.
  fileprivate var meaning: String {
    switch self {
    case .session: localized("the server keeps the turns")
    case .commonPrefix: localized("only what you enter here")
    case .chain: localized("the server keeps each turn, branches are free")
    case .local: localized("kept here, sent each time")
    case .unknown: localized("not known")
    }
  }
}
