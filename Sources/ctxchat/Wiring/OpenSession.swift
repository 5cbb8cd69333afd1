import ChatApp
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import FoundationEssentials
import Gateway
import HTTPStream
import HistoryStore

/// The database, the client and the controller of one run, and the gateway where it is inside.
struct OpenSession: Sendable {
  let store: HistoryStore
  let controller: SessionController
  let gateway: GatewayServer?
  /// Where requests go.
  let endpoint: Endpoint
  /// The name of the profile.
  let profile: String
  /// The default model of the profile.
  let model: String
  /// Writes the records of contexts to disk where conversations are not kept.
  let mirror: RegistryMirror?
  /// How the last creation of a context failed.
  let lastFailure: ChatApp.Locked<APIError?>
  /// Whether conversations are kept on disk.
  let keeps: Bool

  /// Ends everything: what came is kept, what was claimed is given back.
  func close() async {
    await controller.shutDown()
    await mirror?.close()
    // The last one out empties the write-ahead log, so that the one file holds everything.
    await store.close()
    await gateway?.stop()
  }

  /// Opens everything. Nothing is sent.
  ///
  /// - Parameters:
  ///   - keeping: What is kept on disk; otherwise as the configuration says.
  ///   - backlog: The streamed text that the sink was given and has not used up.
  ///   - sink: Takes the controller's updates.
  /// - Throws: ``CommandFailure``.
  static func open(
    _ setup: Setup, keeping: Keeping? = nil, backlog: Backlog? = nil,
    sink: @escaping @Sendable (SessionUpdate) -> Void
  ) async throws -> OpenSession {
    let profile = try setup.profile()
    let keeping = keeping ?? setup.keeping
    let (store, mirror) = try await openStore(setup, keeping: keeping)
    let (endpoint, gateway) = try await connect(setup, profile)
    let model = profile.model ?? ""
    let transport = LoggedTransport(CurlTransport(), logger: setup.log.logger)
    let service = NotedService(
      ContextClient(endpoint: endpoint, transport: transport), logger: setup.log.logger)
    let log = setup.log.session
    let controller = SessionController(
      store: store, service: service,
      profile: SessionProfile(
        name: profile.name, model: model, parameters: setup.configuration.parameters,
        contextParameters: setup.configuration.contextParameters, price: profile.price,
        contextWindow: profile.contextWindow,
        replyLimit: setup.configuration.replyLimit.map { $0 << 20 }
          ?? SessionProfile.standardReplyLimit),
      backlog: backlog
    ) { update in
      log.note(update)
      if let mirror, case .contexts = update { Task { await mirror.update() } }
      sink(update)
    }
    return OpenSession(
      store: store, controller: controller, gateway: gateway, endpoint: endpoint,
      profile: profile.name, model: model, mirror: mirror, lastFailure: service.lastFailure,
      keeps: keeping == .everything)
  }

  /// Opens the database alone.
  static func openStore(_ setup: Setup) async throws -> HistoryStore {
    try await openStore(setup, keeping: .everything).store
  }

  /// The database, or a copy of its contexts that is kept nowhere, and what writes their records back.
  private static func openStore(
    _ setup: Setup, keeping: Keeping
  ) async throws -> (store: HistoryStore, mirror: RegistryMirror?) {
    do throws(StoreError) {
      let store = try await HistoryStore.open(at: setup.historyPath)
      if setup.options.demo { try await ShippedRecords.register(in: store, at: Date()) }
      if case .everything = keeping { return (store, nil) }
      let copy = try await HistoryStore.temporary()
      let contexts = try await store.contexts()
      for context in contexts { try await copy.save(context) }
      guard case .registry = keeping else {
        await store.close()
        return (copy, nil)
      }
      return (copy, RegistryMirror(from: copy, to: store, holding: contexts))
    } catch {
      throw CommandFailure(.software, error.message)
    }
  }

  private static func connect(
    _ setup: Setup, _ profile: Profile
  ) async throws -> (Endpoint, GatewayServer?) {
    guard setup.options.demo else {
      return (try setup.endpoint(of: profile), nil)
    }
    do {
      let gateway = try await GatewayServer.start(
        GatewayServer.Settings(
          databasePath: setup.dataFolder + "/gateway.sqlite",
          answers: .guide(
            tokensPerSecond: setup.variable("CTXCHAT_DEMO_RATE").flatMap(Double.init) ?? 60)))
      return (Endpoint(baseURL: gateway.baseURL, key: APIKey(gateway.key)), gateway)
    } catch {
      throw CommandFailure(.software, "The embedded gateway could not start: \(error)")
    }
  }
}
