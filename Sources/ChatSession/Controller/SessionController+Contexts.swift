package import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

extension SessionController {
  // MARK: Creating

  /// Creates a context beside the commands, and opens it.
  func beginCreating(_ recipe: ContextRecipe) {
    let name = recipe.label.isEmpty ? ContextLabel.suggested(for: recipe) : recipe.label
    begin(Job()) { number in
      do throws(SessionError) {
        let tokens = TokenEstimate().tokens(in: recipe.seed)
        await self.progress(
          number, nil, .running("Creating “\(name)”, about \(Count.text(tokens)) tokens…"))
        let context = try await self.createContext(recipe)
        await self.progress(number, nil, .done("“\(context.label)” is ready."))
        await self.perform(.openContext(context.key))
      } catch {
        await self.progress(
          number, nil, .failed("“\(name)” could not be created: \(error.message)"))
      }
    }
  }

  /// Creates a context on the server and records it; for the command line, which waits for it.
  package func createContext(_ recipe: ContextRecipe) async throws(SessionError) -> CachedContext {
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
    let request = RequestComposer.creation(from: recipe, defaultModel: profile.model)
    let created: ContextCreated
    do throws(APIError) { created = try await service.create(request) } catch {
      throw SessionError(error)
    }
    let wanted = ContextLabel.normalized(recipe.label)
    let context = CachedContext(
      label: wanted.isEmpty ? ContextLabel.suggested(for: recipe) : wanted,
      contextID: created.id, mode: created.mode ?? recipe.mode, model: request.model,
      profile: profile.name, ttl: created.ttl ?? recipe.ttl ?? Self.defaultTTL,
      truncation: created.truncation ?? request.truncation, seed: recipe.seed,
      sources: recipe.sources, createdAt: clock.now, creationUsage: created.usage,
      lineage: recipe.lineage)
    return try await record(context)
  }

  /// Seconds that a context lives when neither side named any (the API page, Create).
  static let defaultTTL = 86_400

  /// Puts a new context into the registry, under a label that is free.
  func record(_ context: CachedContext) async throws(SessionError) -> CachedContext {
    do throws(StoreError) {
      let recorded = try await writer.write { (store) async throws(StoreError) -> CachedContext in
        var context = context
        context.label = ContextLabel.free(
          context.label, among: try await store.contexts(seeds: false).map(\.label))
        try await store.save(context)
        return context
      }
      if recorded.label != context.label {
        notify(.info, "“\(context.label)” is taken, so it is called “\(recorded.label)”.")
      }
      await announce()
      return recorded
    } catch {
      throw SessionError(
        .store(error),
        "The server made the context \(context.contextID), but it could not be"
          + " recorded: \(error.message) Import the id to use it.")
    }
  }

  // MARK: Importing

  func importAndOpen(
    _ contextID: String, label: String?, mode: ContextMode, model: String?
  ) async throws(StoreError) {
    do throws(SessionError) {
      let context = try await importContext(contextID, label: label, mode: mode, model: model)
      do throws(StoreError) { try await openContext(context.key) } catch {
        throw SessionError(error)
      }
    } catch {
      notify(.error, error.message)
    }
  }

  /// Records an id that was made elsewhere. One that is in the registry already is taken from there, out of
  /// the trash if need be.
  package func importContext(
    _ contextID: String, label: String? = nil, mode: ContextMode = .unknown, model: String? = nil
  ) async throws(SessionError) -> CachedContext {
    let id = contextID.filter { !$0.isWhitespace }
    guard !id.isEmpty, id.count == contextID.count else {
      throw SessionError(
        .invalid, "“\(contextID)” is no context id: an id has no spaces and is not empty.")
    }
    if let known = try await known(id) { return try await recognize(known, mode) }
    let wanted = ContextLabel.normalized(label ?? "")
    let context = CachedContext(
      label: wanted.isEmpty ? ContextLabel.suggested(forImported: id) : wanted, contextID: id,
      mode: mode, model: model ?? profile.model, profile: profile.name, createdAt: clock.now)
    let recorded = try await record(context)
    let means =
      mode == .unknown
      ? " Its mode is unknown: it is treated as a session until you say otherwise." : ""
    notify(.info, "Imported \(id) as “\(recorded.label)”.\(means)")
    return recorded
  }

  /// Says that an id is here already, and learns its mode where that was not known.
  private func recognize(
    _ known: CachedContext, _ mode: ContextMode
  ) async throws(SessionError) -> CachedContext {
    var context = known
    var text = "\(known.contextID) is here already, as “\(known.label)”."
    if known.mode == .unknown, mode != .unknown {
      do throws(StoreError) { try await setMode(known.key, mode) } catch {
        throw SessionError(error)
      }
      context.mode = mode
      text += " Its mode is \(mode.rawValue) from now on."
    } else if mode != .unknown, mode != known.mode {
      text += " Its mode stays \(known.mode.rawValue)."
    }
    notify(.info, text)
    return context
  }

  private func known(_ contextID: String) async throws(SessionError) -> CachedContext? {
    do throws(StoreError) {
      let all = try await store.contexts(includingTrash: true, seeds: false)
      guard
        let found = all.first(where: { $0.contextID == contextID && $0.profile == profile.name })
      else { return nil }
      if found.trashedAt != nil { try await restore(found.key) }
      return try await store.context(found.key)
    } catch {
      throw SessionError(error)
    }
  }

  // MARK: Finding

  /// The context that a label, a server's id or the unique beginning of a label names.
  package func resolve(_ name: String) async throws(SessionError) -> CachedContext? {
    do throws(StoreError) {
      let all = try await store.contexts(seeds: false)
      let beginnings = all.filter { ContextLabel.begins($0.label, with: name) }
      let found =
        all.first { $0.contextID == name } ?? all.first { ContextLabel.matches($0.label, name) }
        ?? all.first { $0.key.rawValue == name } ?? (beginnings.count == 1 ? beginnings[0] : nil)
      guard let found else { return nil }
      return try await store.context(found.key)
    } catch {
      throw SessionError(error)
    }
  }

  /// Resolves a name; an id that the registry does not know is imported, with a notice.
  package func resolveOrImport(_ name: String) async throws(SessionError) -> CachedContext {
    if let known = try await resolve(name) { return known }
    return try await importContext(name)
  }

  // MARK: Keeping

  func rename(_ key: ContextKey, to label: String) async throws(StoreError) {
    let wanted = ContextLabel.normalized(label)
    guard !wanted.isEmpty else {
      notify(.error, "A label cannot be empty.")
      return
    }
    let others = try await store.contexts(seeds: false).filter { $0.key != key }.map(\.label)
    let free = ContextLabel.free(wanted, among: others)
    guard free == wanted else {
      notify(.warning, "The label “\(wanted)” is taken; “\(free)” is free.")
      return
    }
    try await writer.updateContext(key) { $0.label = wanted }
    await announce()
  }

  func setMode(_ key: ContextKey, _ mode: ContextMode) async throws(StoreError) {
    guard !queue.isBusy(key) else {
      notify(.warning, "A reply is coming in this context. Change its mode when it has ended.")
      return
    }
    try await writer.updateContext(key) { $0.mode = mode }
    await announce()
  }

  func forget(_ key: ContextKey) async throws(StoreError) {
    guard !queue.isBusy(key) else {
      notify(.warning, "A reply is coming in this context. Stop it before you forget it.")
      return
    }
    let now = clock.now
    try await writer.write { (store) async throws(StoreError) in
      try await store.trashContext(key, at: now)
    }
    await announce()
  }

  func restore(_ key: ContextKey) async throws(StoreError) {
    try await writer.write { (store) async throws(StoreError) in
      _ = try await store.restoreContext(key)
    }
    await announce()
  }

  // MARK: Jobs

  /// Runs a job beside the commands; it is given its number.
  func begin(_ job: Job, _ work: @escaping @Sendable (Int) async -> Void) {
    let number = nextNumber()
    jobs[number] = job
    jobs[number]?.task = background.run {
      await work(number)
      self.jobEnded(number)
    }
  }

  private func jobEnded(_ number: Int) { jobs[number] = nil }

  func progress(_ number: Int, _ key: ContextKey?, _ stage: JobProgress.Stage) {
    tell(.progress(JobProgress(job: number, context: key, stage: stage)))
  }
}
