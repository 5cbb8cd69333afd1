import ChatUI
import Configuration
import EventLoops
import HTTPStream

/// Does what a set-up asks for: the network, the file, the command with the key.
struct SetupWorker: Sendable {
  private let environment: [String: String]
  private let path: String
  private let trial: EndpointTrial
  private let transport: any HTTPTransport

  /// - Parameters:
  ///   - path: The configuration file.
  ///   - terminal: Whether a command that gives the key may ask at the terminal.
  init(environment: [String: String], path: String, log: ProgramLog, terminal: KeyCommand.Terminal)
  {
    self.environment = environment
    self.path = path
    let transport = LoggedTransport(CurlTransport(on: .background), logger: log.logger)
    self.transport = transport
    trial = EndpointTrial(environment: environment, terminal: terminal, transport: transport)
  }

  /// Does it; may take a while.
  func perform(_ task: SetupTask) async -> SetupResult {
    switch task {
    case .search:
      await LocalSearch(ports: LocalPort.all(environment), transport: transport).run()
    case .checkAddress(let draft): .address(trial.verdict(on: draft))
    case .listModels(let draft): await trial.models(of: draft)
    case .test(let draft): .tested(await trial.test(draft))
    case .save(let draft, let settingAside):
      ProfileFile.add(
        draft.profile, isDefault: draft.isDefault, to: path, settingAside: settingAside)
    }
  }
}
