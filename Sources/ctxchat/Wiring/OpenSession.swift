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
  /// How the last creation of a context failed.
  let lastFailure: ChatApp.Locked<APIError?>

  /// Opens everything. Nothing is sent.
  ///
  /// - Parameters:
  ///   - isSaved: Whether what is sent and received is kept on disk.
  ///   - sink: Takes the controller's updates.
  /// - Throws: ``CommandFailure``.
  static func open(
    _ setup: Setup, isSaved: Bool = true, sink: @escaping @Sendable (SessionUpdate) -> Void
  ) async throws -> OpenSession {
    let profile = try setup.profile()
    let store = try await openStore(setup, isSaved: isSaved)
    let (endpoint, model, gateway) = try await connect(setup, profile)
    let transport = LoggedTransport(CurlTransport(), logger: setup.log.logger)
    let service = NotedService(
      ContextClient(endpoint: endpoint, transport: transport), logger: setup.log.logger)
    let log = setup.log.session
    let controller = SessionController(
      store: store, service: service,
      profile: SessionProfile(
        name: profile.name, model: model, parameters: setup.configuration.parameters,
        price: profile.price)
    ) { update in
      log.note(update)
      sink(update)
    }
    return OpenSession(
      store: store, controller: controller, gateway: gateway, endpoint: endpoint,
      profile: profile.name, model: model, lastFailure: service.lastFailure)
  }

  /// Opens the database alone.
  static func openStore(_ setup: Setup, isSaved: Bool = true) async throws -> HistoryStore {
    do throws(StoreError) {
      var store = try await HistoryStore.open(at: setup.historyPath)
      if !isSaved {
        let copy = try await HistoryStore.temporary()
        for context in try await store.contexts() { try await copy.save(context) }
        await store.close()
        store = copy
      }
      if setup.options.demo { try await ShippedRecords.register(in: store, at: Date()) }
      return store
    } catch {
      throw CommandFailure(.software, error.message)
    }
  }

  private static func connect(
    _ setup: Setup, _ profile: Profile
  ) async throws -> (Endpoint, String, GatewayServer?) {
    guard setup.options.demo else {
      return (try setup.endpoint(of: profile), profile.model ?? "", nil)
    }
    do {
      let gateway = try await GatewayServer.start(
        GatewayServer.Settings(
          databasePath: setup.dataFolder + "/gateway.sqlite",
          answers: .guide(
            tokensPerSecond: setup.variable("CTXCHAT_DEMO_RATE").flatMap(Double.init) ?? 60)))
      return (
        Endpoint(baseURL: gateway.baseURL, key: APIKey(gateway.key)), ShippedContext.model, gateway
      )
    } catch {
      throw CommandFailure(.software, "The embedded gateway could not start: \(error)")
    }
  }
}
