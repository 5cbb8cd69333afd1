import ChatModel
import ChatSession
import ChatUI
import Configuration
import ContextAPI
import FoundationEssentials
import Gateway
import HTTPStream
import HistoryStore
import ProcessRunning
import SessionRecording
import Wording

/// The settings from flags, environment and file: flags first, then the environment, then the file.
struct Setup: Sendable {
  let options: GlobalSettings
  let environment: [String: String]
  let location: ConfigLocation
  let configuration: Configuration
  let log: ProgramLog

  /// Reads the configuration.
  ///
  /// - Throws: ``CommandFailure`` with status 78.
  init(_ options: GlobalSettings) throws {
    self.options = options
    environment = ProcessInfo.processInfo.environment
    location = ConfigLocation(
      environment: environment, configFlag: options.configFile, dataFlag: options.dataFolder)
    log = ProgramLog(
      path: location.logFile, isVerbose: options.verbose)
    do {
      configuration = try ConfigFile.load(
        location.configFile, isOptional: Self.isOptional(options, environment))
    } catch {
      let rest = error.further.count
      let more =
        rest == 0
        ? "" : localized(" `ctxchat config check` shows \(Count.of(rest, "more mistake")).")
      throw CommandFailure(.config, "\(error)\(more)")
    }
  }

  /// All mistakes in the configuration file.
  static func mistakes(_ options: GlobalSettings) -> [String] {
    let environment = ProcessInfo.processInfo.environment
    let path = ConfigLocation(environment: environment, configFlag: options.configFile).configFile
    do {
      let (configuration, error) = try ConfigFile.examine(
        path, isOptional: isOptional(options, environment))
      let told = error?.all ?? []
      let keys = KeyOverrides(configuration.keys).problems.map { "\(path): \($0.message)" }
      let addresses = configuration.profiles.compactMap { profile -> String? in
        // One that has a mistake already needs no second sentence.
        let place = "profiles.\(profile.name).base_url"
        guard !told.contains(where: { $0.path == place }) else { return nil }
        do throws(APIError) {
          _ = try endpoint(of: profile, key: nil).url(of: "/")
          return nil
        } catch {
          return "\(path): \(place): \(error.message)"
        }
      }
      return told.map(\.description) + addresses + keys
    } catch {
      return error.all.map(\.description)
    }
  }

  /// True if the file may be missing: it was not named explicitly.
  private static func isOptional(
    _ options: GlobalSettings, _ environment: [String: String]
  ) -> Bool {
    options.configFile == nil && environment["CTXCHAT_CONFIG"]?.isEmpty ?? true
  }

  /// Reads the configuration, for a command's options.
  ///
  /// - Throws: ``CommandFailure`` with status 78.
  init(_ options: GlobalOptions) throws {
    try self.init(options.settings)
  }

  /// The settings from flags and environment, with the defaults in place of a file that cannot be read.
  init(withoutFile options: GlobalOptions) {
    self.init(options.settings) { _ in Configuration() }
  }

  /// The settings that can be read: for completing a command line, where a mistake in the file is nobody's subject.
  init(leniently options: GlobalSettings) {
    self.init(options) { path in
      let read = try? ConfigFile.examine(path, isOptional: true)
      return read?.configuration ?? Configuration()
    }
  }

  private init(_ options: GlobalSettings, reading read: (_ path: String) -> Configuration) {
    self.options = options
    environment = ProcessInfo.processInfo.environment
    location = ConfigLocation(
      environment: environment, configFlag: options.configFile, dataFlag: options.dataFolder)
    log = ProgramLog(path: location.logFile, isVerbose: options.verbose)
    configuration = read(location.configFile)
  }

  /// A variable of the environment that is set and not empty.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The environment of programs that we start: without the variables that a profile takes a key from.
  var childEnvironment: ChildEnvironment {
    ChildEnvironment(
      hiding: configuration.profiles.compactMap {
        if case .environment(let name)? = $0.keySource { name } else { nil }
      })
  }

  /// The folder that holds the history; the demo has its own, so that it never mixes with real
  /// contexts.
  var dataFolder: String {
    options.demo ? location.dataFolder + "/demo" : location.dataFolder
  }

  /// The data to keep, by the configuration.
  var keeping: Keeping { configuration.saveHistory ? .everything : .registry }

  /// The database.
  var historyPath: String { dataFolder + "/history.sqlite" }
}
