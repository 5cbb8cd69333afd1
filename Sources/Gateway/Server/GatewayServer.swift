import HTTPStream

/// A context-cache server inside the process: both endpoints of the API with the real rules, on a
/// loopback port, for everyone without a key or a network, and for servers that have no contexts of
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
  package let key: String
  private let listener: HTTPListener
  private let contexts: ContextStore
  private let faults: FaultQueue
  private let log: RequestLog

  private init(port: UInt16, routes: GatewayRoutes, listener: HTTPListener) {
    baseURL = "http://127.0.0.1:\(port)/v1"
    self.listener = listener
    key = routes.key
    contexts = routes.contexts
    faults = routes.faults
    log = routes.log
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
    let port = try await listener.listen(port: settings.port)
    return GatewayServer(port: port, routes: routes, listener: listener)
  }

  private static func routes(_ settings: Settings) async throws -> GatewayRoutes {
    let contexts = try ContextStore(path: settings.databasePath, now: settings.now)
    for shipped in ShippedContext.all { try await contexts.ship(shipped) }
    let faults = FaultQueue()
    faults.add(settings.faults, for: .chat)
    return GatewayRoutes(
      contexts: contexts, responder: settings.responder ?? responder(settings.answers),
      key: settings.key ?? randomKey(),
      faults: faults, log: RequestLog(isOn: settings.logsRequests), pauses: settings.pauses,
      now: settings.now)
  }

  /// Ends it; open replies are cut.
  package func stop() async {
    await listener.stop()
  }

  /// Accepts no more connections, waits a time for replies to end, and stops.
  package func drain(for time: Duration) async {
    await listener.drain(for: time)
  }

  private static func responder(_ answers: Answers) -> any Responder {
    switch answers {
    case .guide(let rate): GuideResponder(tokensPerSecond: rate)
    case .upstream(let url, let model, let key):
      UpstreamResponder(url: url, model: model, key: key, transport: CurlTransport())
    case .script(let script): ScriptResponder(script: script)
    }
  }

  private static func randomKey() -> String {
    "demo-" + (0..<32).map { _ in String("0123456789abcdef".randomElement() ?? "0") }.joined()
  }
}

// Hooks for tests.
extension GatewayServer {
  /// Injects faults into the next requests to an endpoint, one each, in this order.
  package func inject(_ faults: [GatewayFault], into endpoint: GatewayEndpoint = .chat) {
    self.faults.add(faults, for: endpoint)
  }

  /// Lets a context's time run out.
  package func expire(_ contextID: String) async throws {
    try await contexts.expire(contextID)
  }

  /// Drops a context as if it had never existed.
  package func forget(_ contextID: String) async throws {
    try await contexts.forget(contextID)
  }

  /// The requests so far, in the order in which they came; empty unless the settings ask for a log.
  package var requests: [GatewayRequest] { log.requests }

  /// All turns that the server has of a context; `nil` if there is no such
  /// context.
  package func memory(of contextID: String) async throws -> [GatewayRequest.Message]? {
    try await contexts.load(contextID)?.history.map {
      GatewayRequest.Message(role: $0.role, content: $0.content)
    }
  }
}
