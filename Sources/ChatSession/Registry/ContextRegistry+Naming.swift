import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

/// Which context a name means, and under which name a context is recorded.
extension ContextRegistry {
  /// The context that a label, a server's id or the unique beginning of a label names.
  func resolve(_ name: String) async throws(SessionError) -> CachedContext? {
    try await environment.history { store in
      let all = try await store.contexts(seeds: false)
      let beginnings = all.filter { ContextLabel.begins($0.label, with: name) }
      let found =
        all.first { $0.contextID == name } ?? all.first { ContextLabel.matches($0.label, name) }
        ?? all.first { $0.key.rawValue == name } ?? (beginnings.count == 1 ? beginnings[0] : nil)
      guard let found else { return nil }
      return try await store.context(found.key)
    }
  }

  /// Resolves a name; an unknown name is taken for an id and imported, with a notice.
  func resolveOrImport(_ name: String) async throws(SessionError) -> CachedContext {
    if let known = try await resolve(name) { return known }
    try requireNoSlip(name, among: try await everyContext())
    return try await importContext(name)
  }

  /// All contexts, those in the trash among them, without their seeds.
  func everyContext() async throws(SessionError) -> [CachedContext] {
    try await environment.history { try await $0.contexts(includingTrash: true, seeds: false) }
  }

  /// Refuses a name that is almost a label, unless it may be an id: a context without the seed would answer in place of
  /// the one that was meant.
  func requireNoSlip(_ name: String, among contexts: [CachedContext]) throws(SessionError) {
    let capabilities = environment.endpoints[0].service.capabilities
    guard !capabilities.looksLikeID(name), !contexts.contains(where: { $0.contextID == name })
    else { return }
    let labels = contexts.filter { $0.trashedAt == nil }.map(\.label)
    let near = ContextLabel.near(name, among: labels)
    guard !near.isEmpty else { return }
    let meant = near.map { "“\($0)”" }.joined(separator: localized(", "))
    let rest =
      capabilities.hasServerIDs
      ? localized(" If it is an id of the server, `ctxchat contexts import \(name)` imports it.")
      : ""
    throw SessionError(
      StoreError(
        .notFound,
        localized("No context has the label “\(name)”. Did you mean \(meant)?") + rest))
  }

  /// Records a context that this program did not create. If its id is recorded already, returns that context, and
  /// restores it if it is in the trash.
  func importContext(
    _ contextID: String, label: String? = nil, mode: ContextMode = .unknown, model: String? = nil
  ) async throws(SessionError) -> CachedContext {
    let id = contextID.filter { !$0.isWhitespace }
    guard !id.isEmpty, id.count == contextID.count else {
      throw SessionError(
        .invalid,
        localized("“\(contextID)” is not a context id: an id has no spaces and is not empty."))
    }
    if let known = try await recorded(id) { return try await recognize(known, mode) }
    let wanted = ContextLabel.normalized(label ?? "")
    let endpoint = environment.endpoints[0]
    guard endpoint.service.capabilities.hasServerIDs else {
      throw SessionError(
        StoreError(
          .notFound,
          localized(
            """
            No context “\(id)”, and the server of the profile “\(endpoint.profile.name)” has none of its \
            own: an id cannot be used there. `ctxchat contexts list` lists the contexts; \
            `ctxchat contexts create` makes one.
            """)))
    }
    let (profile, modes) = (endpoint.profile, endpoint.service.capabilities.modes)
    // An API with one kind of context leaves no question.
    let mode = mode == .unknown && modes.count == 1 ? modes[0] : mode
    let context = CachedContext(
      label: wanted.isEmpty ? ContextLabel.suggested(forImported: id) : wanted, contextID: id,
      mode: mode, model: model ?? profile.model, profile: profile.name, createdAt: environment.now)
    let recorded = try await record(context)
    let means =
      mode == .unknown
      ? localized(" Its mode is unknown: it is treated as a session until you set it.") : ""
    environment.notify(.info, localized("Imported \(id) as “\(recorded.label)”.\(means)"))
    return recorded
  }

  /// Says that an id is recorded already, and keeps its mode if that was not known.
  private func recognize(
    _ known: CachedContext, _ mode: ContextMode
  ) async throws(SessionError) -> CachedContext {
    var context = known
    var text = localized("\(known.contextID) was already imported as “\(known.label)”.")
    if known.mode == .unknown, mode != .unknown {
      try await environment.history { _ in try await setMode(known.key, mode) }
      context.mode = mode
      text += localized(" Its mode is now \(mode.rawValue).")
    } else if mode != .unknown, mode != known.mode {
      text += localized(" Its mode stays \(known.mode.rawValue).")
    }
    environment.notify(.info, text)
    return context
  }

  private func recorded(_ contextID: String) async throws(SessionError) -> CachedContext? {
    let profile = environment.profile.name
    return try await environment.history { store in
      let all = try await store.contexts(includingTrash: true, seeds: false)
      guard let found = all.first(where: { $0.contextID == contextID && $0.profile == profile })
      else { return nil }
      if found.trashedAt != nil { try await restore(found.key) }
      return try await store.context(found.key)
    }
  }

  /// Records a new context of the server, under a label that is free.
  func record(_ context: CachedContext) async throws(SessionError) -> CachedContext {
    do throws(StoreError) {
      let recorded = try await writer.write { store in
        var context = context
        context.label = ContextLabel.free(
          context.label, among: try await store.contexts(seeds: false).map(\.label))
        try await store.save(context)
        return context
      }
      if recorded.label != context.label {
        environment.notify(
          .info, localized("“\(context.label)” is taken, so it is called “\(recorded.label)”."))
      }
      await announce()
      return recorded
    } catch {
      throw SessionError(notRecorded: context.contextID, error)
    }
  }
}
