import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

extension ContextWorks {
  /// The ttl in seconds if neither side named one (the API page, Create).
  private static let defaultTTL = 86_400

  func beginCreating(
    _ recipe: ContextRecipe, _ report: @escaping Report,
    isolation: isolated (any Actor)? = #isolation
  ) {
    let name = recipe.label.isEmpty ? ContextLabel.suggested(for: recipe) : recipe.label
    begin(Job()) { number in
      do throws(SessionError) {
        let tokens = Count.text(TokenEstimate().tokens(in: recipe.seed))
        self.progress(number, nil, .running("Creating “\(name)”, about \(tokens) tokens…"))
        let context = try await self.create(recipe)
        self.progress(number, nil, .done("“\(context.label)” is ready."))
        await report(.created(context.key))
      } catch {
        self.progress(number, nil, .failed("“\(name)” could not be created: \(error.message)"))
      }
    }
  }

  /// Creates a context on the server and records it.
  func create(_ recipe: ContextRecipe) async throws(SessionError) -> CachedContext {
    guard !recipe.seed.isEmpty else {
      throw SessionError(
        .invalid, "A context needs at least one message. Give it a text or a file.")
    }
    guard recipe.seed.last?.role != .assistant else {
      throw SessionError(
        .invalid,
        "The last message of a seed may not be the assistant's. Put a user or system"
          + " message after it.")
    }
    let profile = environment.profile
    let request = RequestComposer.creation(from: recipe, defaultModel: profile.model)
    let created = try await self.request(request)
    let wanted = ContextLabel.normalized(recipe.label)
    return try await registry.record(
      CachedContext(
        label: wanted.isEmpty ? ContextLabel.suggested(for: recipe) : wanted,
        contextID: created.id, mode: created.mode ?? recipe.mode, model: request.model,
        profile: profile.name, ttl: created.ttl ?? recipe.ttl ?? Self.defaultTTL,
        truncation: created.truncation ?? request.truncation, seed: recipe.seed,
        sources: recipe.sources, createdAt: environment.now, creationUsage: created.usage,
        lineage: recipe.lineage))
  }
}
