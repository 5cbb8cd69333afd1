import HTTPStream

/// A server of contexts inside the process: several APIs with their real rules, on a loopback port, for everyone without a key or a network, and for servers that have no contexts of
/// their own.
///
/// ```swift
/// let gateway = try await GatewayServer.start(.init())
/// print(gateway.baseURL, gateway.key)
/// ```
package final class GatewayServer: Sendable {
  /// The base URL, such as `http://127.0.0.1:40123/v1`.
  package let baseURL: String
  /// The key that requests must carry.
  package var key: String { routes.office.key }
  private let listener: HTTPListener
  let routes: GatewayRoutes

  private init(host: String, port: UInt16, routes: GatewayRoutes, listener: HTTPListener) {
    baseURL = "http://\(host):\(port)/v1"
    self.listener = listener
    self.routes = routes
  }

  /// Starts a gateway and adds the shipped contexts.
  ///
  /// - Throws: An error whose description is a sentence, if the port or the database is not
  ///   available.
  package static func start(_ settings: Settings) async throws -> GatewayServer {
    if let problem = settings.answers.problem {
      throw GatewayError(500, "InternalServiceError", problem)
    }
    let routes = try await routes(settings)
    let listener = HTTPListener(handler: routes, limits: settings.limits)
    let port = try await listener.listen(at: settings.address)
    return GatewayServer(
      host: settings.address.urlHost, port: port, routes: routes, listener: listener)
  }

  private static func routes(_ settings: Settings) async throws -> GatewayRoutes {
    let storage = try await openStorage(settings.databasePath)
    let contexts = ContextStore(storage, now: settings.now)
    for shipped in ShippedContext.all { try await contexts.ship(shipped) }
    let faults = FaultQueue()
    faults.add(settings.faults, for: .chat)
    let responder =
      settings.responder
      ?? responder(settings.answers, WindowStore(storage, now: settings.now))
    let conversations = ConversationStore(storage)
    return GatewayRoutes(
      contextCache: ContextCacheAPI(
        contexts: contexts, responder: responder,
        warming: settings.warms ? Warming(responder) : nil, now: settings.now),
      plainChat: PlainChatAPI(responder: responder, prompts: PromptCache(), now: settings.now),
      responses: ResponsesAPI(
        store: ResponseStore(storage, now: settings.now), conversations: conversations,
        responder: responder, memory: settings.responseMemory,
        retention: settings.responseRetention, leastPrefix: settings.leastCachedTokens,
        now: settings.now),
      conversations: ConversationsAPI(store: conversations, now: settings.now),
      gemini: GeminiAPI(
        store: CachedContentStore(storage, now: settings.now), responder: responder,
        leastTokens: settings.leastCachedTokens, now: settings.now),
      models: ModelsAPI(responder: responder), office: try await office(settings, storage),
      faults: faults, log: RequestLog(isOn: settings.logsRequests), pauses: settings.pauses)
  }

  private static func office(
    _ settings: Settings, _ storage: any GatewayStorage
  ) async throws -> GatewayOffice {
    let ring = KeyRing(isOn: settings.databasePath != nil)
    return GatewayOffice(
      key: settings.key ?? "demo-" + FreshID.digits(32), ring: ring,
      keys: KeyStore(storage, ring: ring),
      log: try settings.accessLogPath.map { path throws(GatewayError) in try AccessLog(path: path)
      }, now: settings.now)
  }

  /// The storage at a path or an address, opened where it is waited for later.
  static func openStorage(_ place: String?) async throws -> any GatewayStorage {
    guard let place, PostgresStorage.isAddress(place) else { return try FileStorage(path: place) }
    return try await PostgresStorage.open(place)
  }

  /// Looks whether the server behind the gateway answers, takes the key and has the models; a whole sentence about what
  /// is wrong, or `nil`.
  package func upstreamProblem() async -> String? {
    await routes.models.responder.problem()
  }

  /// The names of models that clients may use now.
  package func modelNames() async -> [String] {
    ((try? await routes.models.responder.models()) ?? []).map(\.name)
  }

  /// Ends it; open replies are cut.
  package func stop() async {
    await listener.stop()
    await routes.office.keys.flush()
  }

  /// Accepts no more connections, waits a time for replies to end, and stops.
  package func drain(for time: Duration) async {
    await listener.drain(for: time)
    await routes.office.keys.flush()
  }

  private static func responder(_ answers: Answers, _ windows: WindowStore) -> any Responder {
    switch answers {
    case .guide(let rate): GuideResponder(tokensPerSecond: rate)
    case .upstream(let server):
      UpstreamResponder(server, CurlTransport(on: ServerThreads.sockets), windows)
    case .script(let script): ScriptResponder(script: script)
    }
  }

  /// A key that nobody can guess.
  package static func freshKey() -> String { "gateway-" + FreshID.digits(32) }
}
