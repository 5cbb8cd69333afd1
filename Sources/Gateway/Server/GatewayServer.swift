import FlyingFox
import FlyingSocks
import FoundationEssentials
import Glibc

/// A context-cache server inside the process: both endpoints of the API with the real rules, on a loopback
/// port, for everyone without a key or a network, and for servers that have no contexts of their own.
package final class GatewayServer: Sendable {
  /// How the gateway answers.
  package enum Answers: Sendable {
    /// By quoting the pinned context.
    case guide(tokensPerSecond: Double)
    /// By an OpenAI-compatible server.
    case upstream(url: String, model: String, key: String?)
  }

  /// What the gateway is started with.
  package struct Settings: Sendable {
    /// `nil`: loopback and a free port.
    package var port: UInt16?
    /// `nil`: a random one.
    package var key: String?
    /// Where contexts are kept; `nil`: in memory.
    package var databasePath: String?
    package var answers: Answers

    package init(
      port: UInt16? = nil, key: String? = nil, databasePath: String? = nil,
      answers: Answers = .guide(tokensPerSecond: 60)
    ) {
      self.port = port
      self.key = key
      self.databasePath = databasePath
      self.answers = answers
    }
  }

  /// The base URL, such as `http://127.0.0.1:40123/v1`.
  package let baseURL: String
  /// The key that requests must carry.
  package let key: String
  private let server: HTTPServer
  private let work: Task<Void, Never>

  private init(baseURL: String, key: String, server: HTTPServer, work: Task<Void, Never>) {
    self.baseURL = baseURL
    self.key = key
    self.server = server
    self.work = work
  }

  /// Starts a gateway and puts the shipped contexts on its shelf.
  ///
  /// - Throws: An error with a sentence when the port or the database cannot be had.
  package static func start(_ settings: Settings) async throws -> GatewayServer {
    let shelf = try ContextShelf(path: settings.databasePath)
    for shipped in ShippedContext.all { try await shelf.ship(shipped.stored(at: Date())) }
    let key = settings.key ?? randomKey()
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: settings.port ?? 0), timeout: 86_400,
      logger: .disabled,
      handler: GatewayRoutes(shelf: shelf, responder: responder(settings.answers), key: key))
    let work = Task.detached { _ = try? await server.run() }
    try await server.waitUntilListening(timeout: 10)
    guard case .ip4(_, let port) = await server.listeningAddress else {
      throw GatewayError(500, "InternalServiceError", "The gateway has no port.")
    }
    return GatewayServer(
      baseURL: "http://127.0.0.1:\(port)/v1", key: key, server: server, work: work)
  }

  /// Ends it; open replies are cut.
  package func stop() async {
    await server.stop(timeout: 0)
    work.cancel()
  }

  private static func responder(_ answers: Answers) -> any Responder {
    switch answers {
    case .guide(let rate): GuideResponder(tokensPerSecond: rate)
    case .upstream(let url, let model, let key): UpstreamResponder(url: url, model: model, key: key)
    }
  }

  private static func randomKey() -> String {
    "demo-" + (0..<32).map { _ in String("0123456789abcdef".randomElement() ?? "0") }.joined()
  }
}
