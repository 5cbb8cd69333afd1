import ArgumentParser
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import FoundationEssentials
import HistoryStore

/// `ctxchat contexts rebuild`
struct ContextsRebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Create a context anew from its seed and, in session mode, the turns so far.",
    discussion:
      "What will be replayed is shown first. The new id is all that goes to standard output.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.")
  var name: String

  @Flag(name: .customLong("dry-run"), help: "Print the body of the request and send nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  func run() async throws {
    let setup = try Setup(options)
    let registry = try await (dryRun ? Registry.local(setup) : Registry.online(setup))
    let context = try await registry.context(name)
    try requireSeed(context)
    let plan: RebuildPlan
    do throws(SessionError) {
      plan = try await registry.controller.rebuildPlan(for: context.key)
    } catch {
      throw CommandFailure(error)
    }
    if dryRun {
      await registry.close()
      return try await show(plan, of: context, setup)
    }
    try await rebuild(context, by: plan, registry, setup)
  }

  private func requireSeed(_ context: CachedContext) throws {
    guard context.seed.isEmpty else { return }
    throw CommandFailure(
      .data,
      "“\(context.label)” was imported: what it was created with is not known here, so it cannot be rebuilt."
        + " Create a new context instead.")
  }

  private func show(_ plan: RebuildPlan, of context: CachedContext, _ setup: Setup) async throws {
    var profile = try setup.profile()
    if options.demo { profile.baseURL = "http://127.0.0.1/v1" }
    do {
      let request = try await WirePreview(setup.endpoint(of: profile, key: nil))
        .request(for: RequestComposer.recreation(of: context, by: plan))
      StandardStream.error.write(request.previewHead)
      StandardStream.output.write(request.previewBody)
      if StandardStream.output.isTerminal { StandardStream.output.write("\n") }
    } catch {
      throw CommandFailure(error)
    }
  }

  private func rebuild(
    _ context: CachedContext, by plan: RebuildPlan, _ registry: Registry, _ setup: Setup
  ) async throws {
    guard context.profile == registry.profile else {
      throw CommandFailure(
        .data,
        "“\(context.label)” belongs to the profile “\(context.profile)”. Rebuild it with --profile"
          + " \(context.profile).")
    }
    let left = plan.skippedTurns == 0 ? "" : " \(Count.of(plan.skippedTurns, "turn")) left out."
    StandardStream.error.write("To be sent: \(plan.summary) (estimate).\(left)\n")
    if !yes, Confirmation.isPossible, !Confirmation.ask("Rebuild “\(context.label)”?") {
      await registry.close()
      throw CommandFailure(.interrupted, "Nothing was rebuilt.")
    }
    setup.log.begin("contexts rebuild")
    let isClaimed = try await registry.asCommand { (store) async throws(StoreError) in
      try await store.claim(context.key, at: Date())
    }
    guard isClaimed else {
      throw CommandFailure(
        .temporary, "Another ctxchat is using “\(context.label)”. Wait, or close it there.")
    }
    do throws(SessionError) {
      let rebuilt = try await registry.controller.rebuildContext(context.key)
      registry.tellNotices()
      await registry.close()
      StandardStream.error.write("“\(rebuilt.label)” is rebuilt.\n")
      StandardStream.output.write("\(rebuilt.contextID)\n")
    } catch {
      await registry.close()
      throw CommandFailure(error)
    }
  }
}
