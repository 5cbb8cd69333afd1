import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

/// The data on the servers of the profiles: their contexts, new ends of contexts, deletions, and the names of models.
///
/// Everything runs beside the commands: a server may take its time.
final class Servers {
  private let environment: SessionEnvironment
  private let writer: HistoryWriter
  private let registry: ContextRegistry
  private let background: Background

  init(
    _ environment: SessionEnvironment, _ writer: HistoryWriter, _ registry: ContextRegistry,
    _ background: Background
  ) {
    self.environment = environment
    self.writer = writer
    self.registry = registry
    self.background = background
  }

  /// The profiles, that of new contexts first.
  var profiles: [ProfileSummary] {
    environment.endpoints.map {
      ProfileSummary(
        name: $0.profile.name, model: $0.profile.model, capabilities: $0.service.capabilities,
        price: $0.profile.price)
    }
  }

  // MARK: Lists

  /// Tells which contexts the servers have that can list them. A server that cannot be reached is passed over: nobody
  /// asked for it by name.
  func tellContexts(isolation: isolated (any Actor)? = #isolation) {
    for endpoint in environment.endpoints where endpoint.service.capabilities.canList {
      background.run {
        guard let found = try? await endpoint.service.contexts() else { return }
        self.environment.tell(.serverContexts(profile: endpoint.profile.name, found))
      }
    }
  }

  /// Tells the names of a profile's models; with an error, none.
  func tellModels(of profile: String, isolation: isolated (any Actor)? = #isolation) {
    background.run {
      do throws(APIError) {
        let names = try await self.environment.service(of: profile).models()
        self.environment.tell(.models(profile: profile, names))
      } catch {
        self.environment.tell(.models(profile: profile, []))
        self.environment.notify(
          .warning, localized("The models of “\(profile)” could not be listed: \(error.message)"))
      }
    }
  }

  // MARK: Contexts

  /// Records a context that the server listed.
  func record(
    _ found: ServerContext, of profile: String
  ) async throws(SessionError) -> CachedContext {
    let modes = environment.service(of: profile).capabilities.modes
    return try await registry.record(
      CachedContext(
        label: found.label.isEmpty ? ContextLabel.suggested(forImported: found.id) : found.label,
        contextID: found.id, mode: modes.first ?? .unknown, model: found.model, profile: profile,
        expiresAt: found.expiresAt, createdAt: found.createdAt ?? environment.now,
        creationUsage: found.tokens.map { Usage(promptTokens: $0) }))
  }

  /// Gives a context a new end, beside the commands, and says what came of it.
  func extendSoon(
    _ key: ContextKey, seconds: Int, isolation: isolated (any Actor)? = #isolation
  ) {
    ask { () async throws(SessionError) in
      let context = try await self.extend(key, seconds: seconds)
      await self.registry.announce()
      return localized("The server keeps “\(context.label)” longer now.")
    }
  }

  /// Deletes a context on its server, beside the commands, and says what came of it.
  func deleteSoon(_ key: ContextKey, isolation: isolated (any Actor)? = #isolation) {
    ask { () async throws(SessionError) in
      try await self.delete(key)
      return localized("Deleted on the server; the record is in the trash.")
    }
  }

  /// Asks a server beside the commands, and tells the user the answer or the error.
  private func ask(
    isolation: isolated (any Actor)? = #isolation,
    _ body: @escaping () async throws(SessionError) -> String
  ) {
    background.run {
      do throws(SessionError) { self.environment.notify(.info, try await body()) } catch {
        self.environment.notify(.error, error.message)
      }
    }
  }

  /// Gives a context a new end.
  func extend(
    _ key: ContextKey, seconds: Int
  ) async throws(SessionError) -> CachedContext {
    let context = try await context(key)
    let service = environment.service(of: context.profile)
    guard service.capabilities.canExtend else {
      throw SessionError(.invalid, Self.cannotExtend(context, service.capabilities))
    }
    let extended: ServerContext
    do throws(APIError) {
      extended = try await service.extend(context.contextID, seconds: seconds)
    } catch {
      if error.kind == .contextLost { await registry.note(.reportedLost, of: key) }
      throw SessionError(error)
    }
    let end = extended.expiresAt ?? environment.now.addingTimeInterval(Double(seconds))
    await registry.note(.extended(until: end), of: key)
    return try await self.context(key)
  }

  /// Deletes a context on the server, and moves its record to the trash.
  func delete(_ key: ContextKey) async throws(SessionError) {
    let context = try await context(key)
    let service = environment.service(of: context.profile)
    guard context.mode != .local else { throw SessionError(.invalid, Self.cannotDelete(context)) }
    var ids = [context.contextID]
    switch service.capabilities.deletion {
    case .none: throw SessionError(.invalid, Self.cannotDelete(context))
    case .whole: break
    case .newestFirst: if context.mode == .chain { ids = try await nodes(of: context) }
    }
    do throws(APIError) {
      for id in ids { try await service.delete(id) }
    } catch {
      throw SessionError(error)
    }
    await registry.note(.reportedLost, of: key)
    do throws(StoreError) { try await registry.forget(key) } catch { throw SessionError(error) }
  }

  /// All nodes of a context on the server, the newest first: no turn is left without what it follows.
  private func nodes(of context: CachedContext) async throws(SessionError) -> [String] {
    var turns: [Turn] = []
    for conversation in try await environment.history({
      try await $0.conversations(of: context.key)
    }) {
      turns += try await environment.history { try await $0.archive(of: conversation.id) }.turns
    }
    let newest = turns.sorted { $0.timings.createdAt > $1.timings.createdAt }
    var seen: Set<String> = []
    let nodes = newest.compactMap(\.node).filter { $0.isKept != false }.map(\.id)
    return (nodes + [context.contextID]).filter { seen.insert($0).inserted }
  }

  private func context(_ key: ContextKey) async throws(SessionError) -> CachedContext {
    let found = try await environment.history { _ in try await self.writer.currentContext(key) }
    guard let found else {
      throw SessionError(StoreError(.notFound, localized("That context no longer exists.")))
    }
    return found
  }

  private static func cannotExtend(
    _ context: CachedContext, _ capabilities: Capabilities
  ) -> String {
    let label = "“\(context.label)”"
    if context.mode == .local || context.isEndless {
      return localized("\(label) never expires, so there is nothing to extend.")
    }
    switch capabilities.lifetime {
    case .sliding:
      return localized(
        "Each use extends \(label); its server has no other way. Send a prompt to extend it.")
    case .absolute, .retention:
      return localized("\(label) expires at a time that its server set; the API cannot extend it.")
    case .unknown, .local:
      return localized(
        "The server of \(label) does not say how long it lives and cannot extend it.")
    }
  }

  private static func cannotDelete(_ context: CachedContext) -> String {
    context.mode == .local
      ? localized("“\(context.label)” is kept here only; /ctx forget moves it to the trash.")
      : localized(
        """
        The server of “\(context.label)” cannot delete contexts; its copy expires by itself. \
        /ctx forget moves the record to the trash.
        """)
  }
}
