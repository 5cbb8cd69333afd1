import ArgumentParser
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import Wording

/// `ctxchat contexts rebuild`
struct ContextsRebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Create a context again from its seed and, in session mode, the turns so far.",
    discussion: """
      Shows first what it will replay: all turns, or the newest that fit into the model's window if that is \
      known, or as many as --turns says. --refresh reads the files of the seed again. Only the new id goes to \
      standard output.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.contexts))
  var name: String

  @Flag(help: "Read its files again, including new files in its folders.")
  var refresh = false

  @Option(help: "Replay only this many of the newest turns.", completion: .ownWords)
  var turns: Int?

  @Flag(name: .customLong("allow-secrets"), help: "Send text even if it looks like a secret.")
  var allowSecrets = false

  @Flag(name: .customLong("dry-run"), help: "Print the request body and send nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do not ask for confirmation.")
  var yes = false

  func run() async throws {
    let setup = try Setup(options)
    let registry = try await (dryRun ? Registry.local(setup) : Registry.online(setup))
    let context = try await registry.context(name)
    try requireSeed(context)
    let refreshed = try refresh ? RefreshPlan(context) : nil
    if !allowSecrets {
      try refreshed?.requireNoSecrets(
        hint: localized("Remove them, or send them with --allow-secrets."))
    }
    let material: RebuildMaterial
    do throws(SessionError) {
      material = try await registry.controller.rebuildMaterial(
        of: context.key, seed: refreshed?.seed)
    } catch {
      throw CommandFailure(error)
    }
    let newest = turns ?? material.fittingTurns
    if dryRun {
      await registry.close()
      return try await show(material.plan(newest: newest), of: context, setup)
    }
    if let refreshed {
      try refreshed.requireChange()
      StandardStream.error.write(refreshed.changes.joined(separator: "\n") + "\n")
    }
    try await rebuild(from: material, newest, refreshed?.seed, registry, setup)
  }

  func validate() throws {
    guard let turns, turns < 0 else { return }
    throw ValidationError(localized("--turns takes a number of turns, 0 or more."))
  }

  private func requireSeed(_ context: CachedContext) throws {
    guard context.seed.isEmpty else { return }
    throw CommandFailure(
      .data,
      localized(
        """
        “\(context.label)” was imported, so its seed is unknown here and it cannot be \
        rebuilt. Create a new context instead.
        """))
  }

  private func show(_ plan: RebuildPlan, of context: CachedContext, _ setup: Setup) async throws {
    var profile = try setup.profile()
    if options.demo { profile.baseURL = "http://127.0.0.1/v1" }
    let endpoint = Setup.endpoint(of: profile, key: nil)
    let preview = WirePreview(endpoint)
    try await preview.print { (preview) async throws(APIError) in
      try await preview.request(
        for: RequestComposer.recreation(
          of: context, by: plan, lifetimes: endpoint.capabilities.lifetimes))
    }
  }

  private func rebuild(
    from material: RebuildMaterial, _ newest: Int?, _ seed: Seed?, _ registry: Registry,
    _ setup: Setup
  ) async throws {
    let context = material.context
    let plan = material.plan(newest: newest)
    guard context.profile == registry.profile else {
      throw CommandFailure(
        .data,
        localized(
          """
          “\(context.label)” belongs to the profile “\(context.profile)”. Rebuild it with \
          --profile \(context.profile).
          """))
    }
    StandardStream.error.write(
      localized("Sends \(plan.summary) (estimate).\(Self.leftOut(of: plan))\n"))
    if turns == nil, newest != nil {
      StandardStream.error.write(
        localized(
          """
          Older turns are left out, as all turns together do not fit into the model's window. \
          Use --turns for another number.\n
          """))
    } else {
      advise(plan, material)
    }
    if !yes, Confirmation.isPossible, !Confirmation.ask(localized("Rebuild “\(context.label)”?")) {
      await registry.close()
      throw CommandFailure(.interrupted, localized("Nothing was rebuilt."))
    }
    setup.log.logStart("contexts rebuild")
    let profile = try setup.profile()
    let rebuilt = try await registry.finish { (controller) async throws(SessionError) in
      let rebuilt = try await controller.rebuildContext(context.key, seed: seed, newest: newest)
      await ContextsCreate.warm(rebuilt, profile, controller)
      return rebuilt
    }
    StandardStream.error.write(localized("“\(rebuilt.label)” was rebuilt.\n"))
    try StandardStream.output.write("\(rebuilt.contextID)\n", elseSaying: Registry.contextIsThere)
  }

  private static func leftOut(of plan: RebuildPlan) -> String {
    let unsettled =
      plan.skippedTurns == 0
      ? "" : localized(" \(Count.of(plan.skippedTurns, "turn")) without a settled ending left out.")
    let older =
      plan.olderTurns == 0 ? "" : localized(" \(Count.of(plan.olderTurns, "older turn")) left out.")
    return unsettled + older
  }

  /// A long conversation need not be replayed whole: says so if no number was given.
  private func advise(_ plan: RebuildPlan, _ material: RebuildMaterial) {
    guard turns == nil, plan.replayedTurns > 0, let way = material.ways().first,
      let newest = way.newest, let why = way.leftOut
    else { return }
    StandardStream.error.write(
      localized("--turns \(newest) would send \(way.summary). \(why)\n"))
  }
}
