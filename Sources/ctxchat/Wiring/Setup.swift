import ChatModel
import ChatSession
import Configuration
import ContextAPI
import FoundationEssentials
import Gateway
import HTTPStream
import HistoryStore
import ProcessRunning

/// What flags, environment and file say together: flags first, then the environment, then the file.
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
      path: location.stateFolder + "/ctxchat.log", isVerbose: options.verbose)
    let wasNamed = options.configFile != nil || environment["CTXCHAT_CONFIG"]?.isEmpty == false
    do {
      configuration = try ConfigFile.load(location.configFile, isOptional: !wasNamed)
    } catch {
      throw CommandFailure(.config, "\(error)")
    }
  }

  /// Reads the configuration, for a command's options.
  ///
  /// - Throws: ``CommandFailure`` with status 78.
  init(_ options: GlobalOptions) throws {
    try self.init(options.settings)
  }

  /// What flags and environment say, with standard settings in the place of a file that cannot be
  /// read.
  init(withoutFile options: GlobalOptions) {
    self.options = options.settings
    environment = ProcessInfo.processInfo.environment
    location = ConfigLocation(
      environment: environment, configFlag: options.configFile, dataFlag: options.dataFolder)
    log = ProgramLog(path: location.stateFolder + "/ctxchat.log", isVerbose: options.verbose)
    configuration = Configuration()
  }

  /// A variable of the environment that is set and not empty.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What programs that we start find in their environment: nothing that a profile takes a key from.
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

  /// What the configuration wants to be kept.
  var keeping: Keeping { configuration.saveHistory ? .everything : .registry }

  /// The database.
  var historyPath: String { dataFolder + "/history.sqlite" }

  // MARK: Profiles

  /// The profile to use, with what flags and environment override.
  ///
  /// - Throws: ``CommandFailure`` with status 78 when nothing names an endpoint.
  func profile() throws -> Profile {
    if options.demo {
      var profile = Profile(name: "demo", baseURL: "")
      profile.model = options.model ?? ShippedContext.model
      return profile
    }
    let name = options.profile ?? variable("CTXCHAT_PROFILE") ?? configuration.defaultProfile
    var profile = try named(name)
    if let url = options.baseURL ?? variable("CTXCHAT_BASE_URL") {
      // The key of one endpoint must not go to another.
      if profile?.baseURL != url { profile?.keySource = nil }
      profile = profile ?? Profile(name: "environment", baseURL: url)
      profile?.baseURL = url
    }
    guard var profile else {
      throw CommandFailure(
        .config,
        "No endpoint is configured. Set CTXCHAT_BASE_URL and CTXCHAT_API_KEY, or run `ctxchat config init`"
          + " and edit the file; `ctxchat --demo` needs neither.")
    }
    if variable("CTXCHAT_API_KEY") != nil { profile.keySource = .environment("CTXCHAT_API_KEY") }
    profile.model = options.model ?? variable("CTXCHAT_MODEL") ?? profile.model
    return profile
  }

  private func named(_ name: String?) throws -> Profile? {
    guard let name else {
      return configuration.profiles.count == 1 ? configuration.profiles[0] : nil
    }
    if let profile = configuration.profiles.first(where: { $0.name == name }) { return profile }
    let known = configuration.profiles.map(\.name).joined(separator: ", ")
    throw CommandFailure(
      .config,
      "There is no profile \"\(name)\" in \(location.configFile)."
        + (known.isEmpty ? " It has none." : " It has: \(known)."))
  }

  /// A saved recipe by its name.
  ///
  /// - Throws: ``CommandFailure`` with status 78 when there is none of that name.
  func recipe(_ name: String) throws -> SavedRecipe {
    if let recipe = configuration.recipes.first(where: { $0.name == name }) { return recipe }
    let known = configuration.recipes.map(\.name)
    throw CommandFailure(
      .config,
      "There is no recipe \"\(name)\" in \(location.configFile)."
        + (known.isEmpty ? " It has none." : " It has: \(known.joined(separator: ", "))."))
  }

  /// The endpoint of a profile. Looks the key up, which may take a while.
  func endpoint(of profile: Profile) throws -> Endpoint {
    let key: SecretText
    do { key = try profile.lookUpKey(environment: environment) } catch {
      throw CommandFailure(.config, "\(error)")
    }
    return endpoint(of: profile, key: APIKey(key.value))
  }

  /// The endpoint of a profile, without looking for its key.
  func endpoint(of profile: Profile, key: APIKey?) -> Endpoint {
    var endpoint = Endpoint(
      baseURL: profile.baseURL, key: key, userAgent: "ctxchat/\(Version.current)")
    if let path = profile.createPath { endpoint.createPath = path }
    if let path = profile.chatPath { endpoint.chatPath = path }
    if let seconds = profile.connectTimeout { endpoint.connectTimeout = seconds }
    if let seconds = profile.idleTimeout { endpoint.idleTimeout = seconds }
    endpoint.allowInsecureHTTP = profile.allowInsecureHTTP
    return endpoint
  }
}
