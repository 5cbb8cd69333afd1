import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

extension ContextWorks {
  func beginCreating(
    _ recipe: ContextRecipe, _ report: @escaping Report,
    isolation: isolated (any Actor)? = #isolation
  ) {
    let name = recipe.label.isEmpty ? ContextLabel.suggested(for: recipe) : recipe.label
    begin(Job()) { number in
      do throws(SessionError) {
        let tokens = TokenEstimate().tokens(in: recipe.seed)
        let words = localized("Creating “\(name)”, about \(Count.text(tokens)) tokens…")
        let warning = await self.warning(for: tokens, recipe)
        self.progress(number, nil, .running(words + (warning.map { localized(" ") + $0 } ?? "")))
        let context = try await self.create(recipe)
        self.progress(number, nil, .done(localized("“\(context.label)” was created.")))
        await report(.created(context.key))
      } catch {
        self.progress(
          number, nil, .failed(localized("“\(name)” could not be created: \(error.message)")))
      }
    }
  }

  /// Creates a context on the server and records it.
  func create(_ recipe: ContextRecipe) async throws(SessionError) -> CachedContext {
    guard recipe.seed.last?.role != .assistant else {
      throw SessionError(
        .invalid,
        localized(
          """
          The last message of a seed may not be the assistant's. Put a user or system \
          message after it.
          """))
    }
    let endpoint = try endpoint(of: recipe)
    let capabilities = endpoint.service.capabilities
    var recipe = recipe
    recipe.mode = try capabilities.mode(of: recipe)
    guard !recipe.seed.isEmpty || recipe.mode.canSendWhole else {
      throw SessionError(
        .invalid, localized("A context needs at least one message. Give it a text or a file."))
    }
    let wanted = ContextLabel.normalized(recipe.label)
    let label = wanted.isEmpty ? ContextLabel.suggested(for: recipe) : wanted
    let request = RequestComposer.creation(
      from: recipe, label: label, defaultModel: endpoint.profile.model)
    let created = try await self.request(request, of: endpoint.profile.name)
    return try await registry.record(
      CachedContext(
        label: label, contextID: created.id, mode: created.mode ?? recipe.mode,
        model: request.model, profile: endpoint.profile.name,
        ttl: capabilities.ttl(created, asked: recipe.ttl), expiresAt: created.expiresAt,
        truncation: created.truncation ?? request.truncation, seed: recipe.seed,
        sources: recipe.sources, createdAt: environment.now, creationUsage: created.usage,
        lineage: recipe.lineage))
  }

  private func warning(for tokens: Int, _ recipe: ContextRecipe) async -> String? {
    guard let profile = try? endpoint(of: recipe).profile else { return nil }
    return await LearntMinimums(store).warning(
      for: tokens, model: recipe.model ?? profile.model, profile: profile.name)
  }

  private func endpoint(of recipe: ContextRecipe) throws(SessionError) -> SessionEndpoint {
    guard let name = recipe.profile else { return environment.endpoints[0] }
    guard let endpoint = environment.endpoint(name) else {
      throw SessionError(.invalid, localized("The configuration has no profile “\(name)”."))
    }
    return endpoint
  }
}

extension Capabilities {
  /// The mode of a new context: the one that its recipe asks for, or the API's own where the recipe leaves it open.
  fileprivate func mode(of recipe: ContextRecipe) throws(SessionError) -> ContextMode {
    if modes.contains(recipe.mode) { return recipe.mode }
    // `session` is what a recipe has that says nothing.
    if recipe.mode == .session || recipe.mode == .unknown { return standardMode }
    throw SessionError(
      .invalid,
      localized(
        """
        This profile's API has no contexts of mode \(recipe.mode.rawValue), only \
        \(modes.map(\.rawValue).joined(separator: localized(", "))).
        """))
  }

  /// The seconds that a new context is to live: after its last use, or after its creation, as the API has it.
  fileprivate func ttl(_ created: ContextCreated, asked: Int?) -> Int? {
    switch lifetime {
    case .sliding(_, let standard), .absolute(_, let standard): created.ttl ?? asked ?? standard
    case .retention, .unknown, .local: created.ttl
    }
  }
}
