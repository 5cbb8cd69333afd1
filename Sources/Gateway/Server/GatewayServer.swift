import FlyingFox
import FlyingSocks
import Glibc
import HTTPStream

/// A context-cache server inside the process: both endpoints of the API with the real rules, on a
/// loopback port, for everyone without a key or a network, and for servers that have no contexts of
/// their own.
package final class GatewayServer: Sendable {
  /// The base URL, such as `http://127.0.0.1:40123/v1`.
  package let baseURL: String
  /// The key that requests must carry.
  package let key: String
  private let server: HTTPServer
  private let work: Task<Void, Never>
  private let shelf: ContextShelf
  private let faults: FaultQueue
  private let log: RequestLog

  private init(baseURL: String, routes: GatewayRoutes, server: HTTPServer, work: Task<Void, Never>)
  {
    self.baseURL = baseURL
    self.server = server
    self.work = work
    key = routes.key
    shelf = routes.shelf
    faults = routes.faults
    log = routes.log
  }

  /// Starts a gateway and puts the shipped contexts on its shelf.
  ///
  /// - Throws: An error whose description is a sentence, when the port or the database cannot be
  ///   had.
  package static func start(_ settings: Settings) async throws -> GatewayServer {
    let routes = try await routes(settings)
    // A connection may idle, and a reply may stream, for as long as it likes.
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: settings.port ?? 0), timeout: 86_400,
      logger: .disabled, handler: routes)
    let work = try await listen(server, port: settings.port)
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      throw GatewayError(500, "InternalServiceError", "The gateway has no port.")
    }
    return GatewayServer(
      baseURL: "http://127.0.0.1:\(port)/v1", routes: routes, server: server, work: work)
  }

  /// Runs the server, and waits until it listens or cannot.
  private static func listen(_ server: HTTPServer, port: UInt16?) async throws -> Task<Void, Never>
  {
    let (failures, failed) = AsyncStream<any Error>.makeStream()
    let work = Task.detached {
      do { try await server.run() } catch { failed.yield(error) }
      failed.finish()
    }
    try await withThrowingTaskGroup { group in
      group.addTask { try await server.waitUntilListening(timeout: 10) }
      group.addTask {
        for await failure in failures { throw GatewayError.noPort(port, failure) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
    return work
  }

  private static func routes(_ settings: Settings) async throws -> GatewayRoutes {
    let shelf = try ContextShelf(path: settings.databasePath, now: settings.now)
    for shipped in ShippedContext.all { try await shelf.ship(shipped) }
    let faults = FaultQueue()
    faults.add(settings.faults, for: .chat)
    return GatewayRoutes(
      shelf: shelf, responder: settings.responder ?? responder(settings.answers),
      key: settings.key ?? randomKey(),
      faults: faults, log: RequestLog(isOn: settings.logsRequests), pauses: settings.pauses,
      now: settings.now)
  }

  /// Ends it; open replies are cut.
  package func stop() async {
    await server.stop(timeout: 0)
    work.cancel()
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

// What tests can do and see.
extension GatewayServer {
  /// Has something go wrong with the next requests to an endpoint, one fault each, in this order.
  package func inject(_ faults: [GatewayFault], into endpoint: GatewayEndpoint = .chat) {
    self.faults.add(faults, for: endpoint)
  }

  /// Lets a context's time run out.
  package func expire(_ contextID: String) async throws {
    try await shelf.expire(contextID)
  }

  /// Drops a context as though it had never been.
  package func forget(_ contextID: String) async throws {
    try await shelf.forget(contextID)
  }

  /// The requests so far, in the order in which they came; empty unless the settings ask for a log.
  package var requests: [GatewayRequest] { log.requests }

  /// The turns that a context's server side holds, all of them; `nil` when there is no such
  /// context.
  package func memory(of contextID: String) async throws -> [GatewayRequest.Message]? {
    try await shelf.load(contextID)?.history.map {
      GatewayRequest.Message(role: $0.role, content: $0.content)
    }
  }
}
