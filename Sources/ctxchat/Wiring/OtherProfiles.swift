import ChatSession
import Configuration
import ContextAPI
import EventLoops
import HTTPStream
import SessionRecording

/// The profiles of the configuration beside the one that was chosen: their contexts can be used without a new start.
struct OtherProfiles: Sendable {
  private let setup: Setup
  private let chosen: String
  private let loop: EventLoop
  private let transport: LoggedTransport
  private let taping: Taping?
  private let gateways: InnerGateways

  init(
    _ setup: Setup, besides chosen: String, on loop: EventLoop, _ gateways: InnerGateways,
    _ taping: Taping? = nil
  ) {
    self.setup = setup
    self.chosen = chosen
    self.gateways = gateways
    self.loop = loop
    self.taping = taping
    let transport = CurlTransport(on: loop)
    self.transport = LoggedTransport(
      taping?.transport(transport) ?? transport, logger: setup.log.logger)
  }

  /// A client of an endpoint.
  func client(of endpoint: Endpoint) -> ContextClient {
    ContextClient(
      endpoint: endpoint, transport: transport,
      sleep: { [loop] in try await loop.sleep(seconds: $0) })
  }

  /// Their endpoints. A key is looked up with the first request; the demo stays by itself.
  func endpoints(keeping: Keeping) -> [SessionEndpoint] {
    guard !setup.options.demo, taping?.playback == nil else { return [] }
    return setup.configuration.profiles.filter { $0.name != chosen }.map { profile in
      let capabilities = Setup.endpoint(of: profile, key: nil).capabilities
      let service = DeferredService(capabilities) { () async throws(APIError) in
        try await connect(to: profile)
      }
      return SessionEndpoint(
        setup.sessionProfile(of: profile, keeping: keeping),
        NotedService(service, logger: setup.log.logger))
    }
  }

  private func connect(to profile: Profile) async throws(APIError) -> any ContextService {
    do {
      // A command that gives the key may take a while, and the screen has the keyboard.
      let endpoint = try await withTaskExecutorPreference(WorkThreads.shared) {
        profile.isBehindGateway
          ? try await gateways.start(for: profile, of: setup, terminal: .absent, taping)
          : try setup.endpoint(of: profile, terminal: .absent, taping)
      }
      return client(of: endpoint)
    } catch {
      throw APIError(.key, requestWasSent: false, message: "\(error)")
    }
  }
}
