import ArgumentParser
import ChatApp
import ChatUI
import Configuration
import EventLoops
import FoundationEssentials
import Glibc
import NcursesBackend

/// The set-up: on the full screen, or in lines.
struct SetupProgram: Sendable {
  private let options: GlobalSettings
  private let environment: [String: String]
  private let location: ConfigLocation
  private let log: ProgramLog
  private let facts: SetupFacts

  /// - Parameter offersDemo: True if nothing is set up, and the demo is one way to begin.
  init(_ options: GlobalSettings, offersDemo: Bool) {
    self.options = options
    environment = ProcessInfo.processInfo.environment
    location = ConfigLocation(
      environment: environment, configFlag: options.configFile, dataFlag: options.dataFolder)
    log = ProgramLog(path: location.logFile, isVerbose: options.verbose)
    // What is wrong with the file is said when it is to be written.
    let read = try? ConfigFile.examine(location.configFile, isOptional: true)
    facts = SetupFacts(
      path: location.configFile, profiles: read?.configuration.profiles.map(\.name) ?? [],
      offersDemo: offersDemo)
  }

  /// True if somebody can answer on a screen.
  static var hasScreen: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
      && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Asks on a screen, which stays open.
  ///
  /// - Returns: The options to chat with; `nil` if the user left.
  @MainActor
  func run(_ launch: LaunchOptions, on terminal: NcursesTerminal, _ signals: Signals) throws
    -> GlobalSettings?
  {
    let worker = worker(.absent)
    let screen = SetupScreen(facts, draft: SetupDraft(options), launch: launch)
    let loop = SetupLoop(screen, terminal: terminal, signals: signals, loop: .main) {
      await worker.perform($0)
    }
    let ending = loop.run()
    log.flush()
    if let end = ending.end, let options = settings(after: end) { return options }
    if ending != .terminalGone { terminal.close() }
    switch ending {
    case .over: return nil
    case .terminalGone: throw ExitCode(129)
    case .signal(let number): throw ExitCode(128 + number)
    }
  }

  /// Asks in lines.
  ///
  /// - Returns: The options to chat with.
  func ask() async throws -> GlobalSettings? {
    var lines = SetupLines(facts, draft: SetupDraft(options), worker: worker(.lent))
    defer { log.flush() }
    return settings(after: try await lines.run())
  }

  /// The file that is written.
  var path: String { location.configFile }

  private func worker(_ terminal: KeyCommand.Terminal) -> SetupWorker {
    SetupWorker(
      environment: environment, path: location.configFile, log: log, terminal: terminal)
  }

  private func settings(after end: SetupEnd) -> GlobalSettings? {
    var options = options
    switch end {
    case .demo: options.demo = true
    case .saved(let profile, let isDefault):
      (options.baseURL, options.api, options.model) = (nil, nil, nil)
      options.profile = isDefault ? nil : profile
    case .left: return nil
    }
    return options
  }
}

extension SetupLoop.Ending {
  fileprivate var end: SetupEnd? {
    if case .over(let end) = self { end } else { nil }
  }
}
