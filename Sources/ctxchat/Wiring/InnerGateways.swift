import Basics
import ChatModel
import Configuration
import ContextAPI
import Gateway
import SessionRecording
import Wording

/// The gateways inside this program, one for each profile with `"api": "gateway"` that is used.
final class InnerGateways: Sendable {
  private let servers = Locked<[GatewayServer]>([])
  private let keeping: Keeping

  init(keeping: Keeping) {
    self.keeping = keeping
  }

  /// Starts the gateway of a profile; answers where it is. Looks the key up, which may take a while.
  ///
  /// - Throws: ``CommandFailure``.
  func start(
    for profile: Profile, of setup: Setup, terminal: KeyCommand.Terminal, _ taping: Taping?
  ) async throws -> Endpoint {
    let key = try setup.key(of: profile, terminal: terminal, taping)
    let home = GatewayHome(folder: setup.dataFolder)
    let keeps = keeping != .nothing
    if keeps { home.prepare() }
    var settings = GatewayServer.Settings(
      databasePath: keeps ? home.databasePath : nil,
      answers: .upstream(
        Upstream(url: profile.baseURL, key: key?.value, window: profile.contextWindow)))
    settings.warms = profile.warms
    let server: GatewayServer
    do { server = try await GatewayServer.start(settings) } catch {
      throw CommandFailure(
        .config,
        localized(
          """
          The gateway of the profile “\(profile.name)” could not start: \
          \(String(describing: error))
          """))
    }
    servers.withLock { $0.append(server) }
    taping?.recorder?.hide(key: server.key)
    return Endpoint(baseURL: server.baseURL, key: APIKey(server.key))
  }

  /// Ends all of them.
  func stop() async {
    let servers = servers.withLock { servers in
      defer { servers = [] }
      return servers
    }
    for server in servers { await server.stop() }
  }
}
