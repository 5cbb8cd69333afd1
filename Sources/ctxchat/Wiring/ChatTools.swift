import Basics
import ChatApp
import ChatModel
import ChatSession
import ChatUI
import Configuration
import ContextAPI
import FoundationEssentials
import HistoryExport
import HistoryStore
import SeedReading
import SessionRecording
import Wording

/// The services that the full screen needs next to the session.
struct ChatTools: Sendable {
  private let setup: Setup
  /// True if a recording is played, which reads and writes no file of whoever watches.
  private let isPlayed: Bool
  /// The session, once it is open.
  private let session = Locked<OpenSession?>(nil)

  init(_ setup: Setup, _ taping: Taping? = nil) {
    self.setup = setup
    isPlayed = taping?.playback != nil
  }

  /// Takes the session, which the screen does not wait for.
  func take(_ opened: OpenSession) {
    session.withLock { $0 = opened }
  }

  /// True if a conversation is on disk, with what was said in it.
  func keeps(_ conversation: ConversationID?) async -> Bool {
    guard let conversation, let session = session.withLock({ $0 }), session.keeps else {
      return false
    }
    let kept = try? await session.store.summary(of: conversation)
    return kept.map { $0.turnCount > 0 } ?? false
  }

  /// Ends what the session holds open, once the screen is gone.
  func close() async {
    await session.withLock { $0 }?.close()
  }

  /// The tools as the effects call them.
  var tools: EffectRunner.Tools {
    let templates = setup.templates
    var tools = EffectRunner.Tools(
      copyCommand: setup.configuration.copyCommand, environment: setup.childEnvironment,
      export: { try await export($0, $1, to: $2) },
      readSeed: { try fill($0, from: $1) }, readContext: { try await details(of: $0) },
      refreshedSeed: { try await refreshedSeed(of: $0) }, dryRun: { await dryRun($0) })
    tools.listTemplates = { templates.list() }
    tools.readTemplate = { templates.text(of: $0) }
    return tools
  }

  private func opened() throws -> OpenSession {
    guard let session = session.withLock({ $0 }) else {
      throw CommandFailure(
        .temporary, localized("The history is still opening. Try again in a moment."))
    }
    return session
  }

  private func requireFiles() throws {
    guard isPlayed else { return }
    throw CommandFailure(.data, localized("A replay reads and writes no files."))
  }

  // MARK: Tools

  private func export(
    _ id: ConversationID, _ format: ExportFormat, to path: String?
  ) async throws -> String {
    try requireFiles()
    let format = DocumentFormat(rawValue: format.rawValue) ?? .markdown
    let export = ConversationExport(store: try opened().store)
    return ShownPath.of(try await export.write(id, as: format, to: path))
  }

  private func fill(
    _ recipe: ContextRecipe, from files: [String]
  ) throws -> (ContextRecipe, preview: [String]) {
    try requireFiles()
    guard !files.contains("-") else {
      throw CommandFailure(
        .data,
        localized(
          "Standard input is not available in full screen. Use `ctxchat contexts create … -`."))
    }
    var plan = try SeedPlan(system: nil, paths: files)
    try plan.requireNoSecrets(
      hint: localized("Remove them, or send them with `ctxchat contexts create --allow-secrets`."))
    var recipe = recipe
    recipe.seed += plan.messages
    recipe.sources += plan.sources
    plan.messages = recipe.seed
    let profile = setup.configuration.profiles.first { $0.name == recipe.profile }
    let worth = setup.worth(of: recipe, in: try profile ?? setup.profile())
    return (
      recipe,
      plan.preview.split(separator: "\n").map(String.init) + [worth?.sentence].compactMap(\.self)
    )
  }

  private func details(of key: ContextKey) async throws -> ContextDetails {
    let context = try await context(key)
    return ContextDetails(checking: context)
  }

  private func refreshedSeed(of key: ContextKey) async throws -> Seed {
    try requireFiles()
    let context = try await context(key)
    let plan = try RefreshPlan(context)
    try plan.requireChange()
    try plan.requireNoSecrets(
      hint:
        localized(
          "Remove them, or send them with `ctxchat contexts rebuild --refresh --allow-secrets`.")
    )
    return plan.seed
  }

  private func context(_ key: ContextKey) async throws -> CachedContext {
    let store = try opened().store
    do throws(StoreError) {
      guard let context = try await store.context(key) else {
        throw StoreError(.notFound, localized("That context no longer exists."))
      }
      return context
    } catch {
      throw CommandFailure(error)
    }
  }

  private func dryRun(_ request: SendRequest) async -> String {
    do {
      let session = try opened()
      let wire = try await session.controller.wireRequest(for: request)
      let preview = try await WirePreview(session.endpoint).request(for: wire)
      return preview.previewHead + "\n" + IndentedJSON.text(preview.previewBody)
    } catch let error as APIError {
      return error.message
    } catch let error as SessionError {
      return error.message
    } catch {
      return "\(error)"
    }
  }
}
