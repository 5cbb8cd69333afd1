import ArgumentParser
import Basics
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import FoundationEssentials
import Gateway
import HistoryStore
import Wording

/// `ctxchat contexts create`
struct ContextsCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a context on the server from texts and files.",
    discussion: """
      The seed is the text of --system, then answers of conversations (--distil), then each file as a message of \
      its own. A folder gives its files by the ignore rules of git; - reads standard input. A recipe of the \
      configuration gives what is not said here. What would be sent is shown on standard error; the new id is \
      all that goes to standard output.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: "A saved recipe from the configuration; options given here override it.",
    completion: .words(.recipes))
  var recipe: String?

  @Option(
    name: .customLong("distil"),
    help: ArgumentHelp(
      "The last answers of a conversation: its id or `last`, then how many, such as last:3.",
      valueName: "conversation[:n]"), completion: .words(.conversations))
  var distil: [String] = []

  @Option(
    parsing: .unconditional, help: "Your name for it. Default: taken from the seed.",
    completion: .ownWords)
  var label: String?

  @Option(
    help:
      "session: the server appends every turn. common_prefix: it keeps only the seed. chain: it keeps each turn. local: nothing. Default: what the API has.",
    completion: .list(OptionParsing.modes),
    transform: OptionParsing.mode)
  var mode: ContextMode?

  @Option(
    help: "Lifetime: 3600, 24h, 7d; what it may be depends on the API.",
    completion: .list(OptionParsing.usualLifetimes),
    transform: OptionParsing.timeToLive)
  var ttl: Int?

  @Option(
    parsing: .unconditional, help: "The first system message of the seed.",
    completion: .ownWords)
  var system: String?

  @Option(
    help: "How a session drops old turns: last:4096 or rolling:32768:4096.",
    completion: .list(["last:4096", "rolling:32768:4096"]),
    transform: OptionParsing.truncation)
  var truncation: TruncationStrategy?

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var paths: [String] = []

  @Flag(name: .customLong("dry-run"), help: "Print the request body and send nothing.")
  var dryRun = false

  @Flag(name: .customLong("allow-secrets"), help: "Send text even if it looks like a secret.")
  var allowSecrets = false

  @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
  var yes = false

  func run() async throws {
    let setup = try Setup(options)
    let profile = try setup.profile()
    let saved = try self.recipe.map { try setup.recipe($0) }
    let paths = (saved?.files ?? []) + self.paths
    let system = self.system ?? saved?.system
    let modes = Setup.endpoint(of: profile, key: nil).capabilities.modes
    let needsSeed = !(mode ?? saved?.mode ?? modes[0]).canSendWhole
    guard !paths.isEmpty || system?.isEmpty == false || !distil.isEmpty || !needsSeed else {
      throw CommandFailure(
        .usage,
        localized(
          "A context needs content: give --system TEXT, --recipe NAME, files, folders, or -.")
      )
    }
    var plan = try SeedPlan(system: system, paths: paths)
    let answers = try await DistilledAnswers(distil, setup)
    plan.messages.insert(contentsOf: answers.messages, at: system == nil ? 0 : 1)
    if !allowSecrets {
      try plan.requireNoSecrets(hint: localized("Remove them, or send them with --allow-secrets."))
    }
    let usual: ContextMode = distil.isEmpty ? modes[0] : .commonPrefix
    let mode = self.mode ?? saved?.mode ?? (modes.contains(usual) ? usual : modes[0])
    let forgets = truncation ?? (mode == .session ? saved?.truncation : nil)
    let model = options.model ?? saved?.model ?? profile.model
    let now = WallClock.now
    let named = saved?.label(at: now, utcOffset: TimeText.utcOffset(at: now))
    let recipe = ContextRecipe(
      label: label ?? named ?? answers.label ?? "", mode: mode, model: model,
      ttl: ttl ?? saved?.ttl, truncation: forgets, seed: plan.messages, sources: plan.sources,
      lineage: answers.lineage)
    if dryRun { return try await show(recipe, plan, setup, profile) }
    try await create(recipe, plan, setup, profile)
  }

  private func show(
    _ recipe: ContextRecipe, _ plan: SeedPlan, _ setup: Setup, _ profile: Profile
  ) async throws {
    var profile = profile
    if options.demo { profile.baseURL = "http://127.0.0.1/v1" }
    // The strategy is left in, so that a mode that takes none is refused instead of ignored.
    var creation = RequestComposer.creation(
      from: recipe, label: recipe.label, defaultModel: options.demo ? ShippedContext.model : "")
    creation.truncation = recipe.truncation
    tell(recipe, plan, setup, profile)
    let preview = WirePreview(Setup.endpoint(of: profile, key: nil))
    try await preview.print { (preview) async throws(APIError) in
      try await preview.request(for: creation)
    }
  }

  private func create(
    _ recipe: ContextRecipe, _ plan: SeedPlan, _ setup: Setup, _ profile: Profile
  ) async throws {
    if recipe.mode == .commonPrefix, recipe.truncation != nil {
      throw CommandFailure(
        .data,
        localized("--truncation works only with session contexts; this one is common_prefix."))
    }
    let registry = try await Registry.online(setup)
    try await requireFree(label ?? "", in: registry)
    tell(recipe, plan, setup, profile)
    if !yes, Confirmation.isPossible, !Confirmation.ask(localized("Create it?")) {
      await registry.close()
      throw CommandFailure(.interrupted, localized("Nothing was created."))
    }
    setup.log.logStart("contexts create")
    let context = try await registry.finish { (controller) async throws(SessionError) in
      let context = try await controller.createContext(recipe)
      await Self.warm(context, profile, controller)
      return context
    }
    let left =
      context.ttl.map { localized(", lifetime \(Durations.left($0)) after last use") } ?? ""
    StandardStream.error.write(
      localized("“\(context.label)” is ready: \(context.mode.rawValue)\(left).\n"))
    try StandardStream.output.write("\(context.contextID)\n", elseSaying: Registry.contextIsThere)
  }

  /// Waits until the seed was read if it is read for a gateway inside this program, which ends with it.
  static func warm(
    _ context: CachedContext, _ profile: Profile, _ controller: SessionController
  ) async {
    guard profile.warms else { return }
    StandardStream.error.write(localized("The server reads the first messages…\n"))
    await controller.seedIsRead(of: context)
  }

  /// Prints what would be sent, and its cost.
  private func tell(
    _ recipe: ContextRecipe, _ plan: SeedPlan, _ setup: Setup, _ profile: Profile
  ) {
    StandardStream.error.write(plan.preview)
    if let worth = setup.worth(of: recipe, in: profile) {
      StandardStream.error.write(worth.sentence + "\n")
    }
  }

  /// A label that is taken is refused before anything is sent.
  private func requireFree(_ label: String, in registry: Registry) async throws {
    let wanted = ContextLabel.normalized(label)
    guard !wanted.isEmpty else { return }
    let taken = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.contexts(seeds: false).map(\.label)
    }
    let free = ContextLabel.free(wanted, among: taken)
    guard free != wanted else { return }
    throw CommandFailure(
      .data, localized("The label “\(wanted)” is taken; “\(free)” is free. Nothing was sent."))
  }
}
