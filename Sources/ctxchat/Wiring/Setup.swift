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
    var profile: Profile?
    let url = options.baseURL ?? variable("CTXCHAT_BASE_URL")
    if let name = options.profile ?? variable("CTXCHAT_PROFILE") {
      profile = try named(name, url: url)
    } else {
      profile = unnamed(url: url)
    }
    if let url {
      // The key of one endpoint must not go to another.
      if profile?.baseURL != url { profile?.keySource = nil }
      profile?.baseURL = url
    }
    guard var profile else { throw noEndpoint }
    if let api = options.api ?? variable("CTXCHAT_API").flatMap(API.init(notation:)) {
      profile.api = api
      profile.isBehindGateway = false
    }
    if variable("CTXCHAT_API_KEY") != nil { profile.keySource = .environment("CTXCHAT_API_KEY") }
    profile.model = options.model ?? variable("CTXCHAT_MODEL") ?? profile.model
    return profile
  }

  /// True if no file and no variable names an endpoint: nothing was ever set up.
  var hasNothing: Bool {
    !options.demo && configuration.profiles.isEmpty && options.profile == nil
      && options.baseURL == nil && variable("CTXCHAT_BASE_URL") == nil
      && variable("CTXCHAT_PROFILE") == nil
  }

  private var noEndpoint: CommandFailure {
    let names = configuration.profiles.map(\.name)
    guard names.isEmpty else {
      return CommandFailure(
        .config,
        localized(
          """
          \(location.configFile) does not say which of its profiles to use: \
          \(names.joined(separator: localized(", "))). Set default_profile, or name one with --profile.
          """))
    }
    return CommandFailure(
      .config,
      localized(
        """
        No endpoint is configured. Run `ctxchat setup`, or set CTXCHAT_BASE_URL and \
        CTXCHAT_API_KEY; `ctxchat --demo` needs neither.
        """))
  }

  /// The profile of the variables that need no file; contexts that were made with them belong to it.
  private static let environmentProfile = "environment"

  /// The profile without a name given: the one of the address that was given, or the default.
  private func unnamed(url: String?) -> Profile? {
    let profiles = configuration.profiles
    let name = configuration.defaultProfile
    let standard =
      name == nil ? (profiles.count == 1 ? profiles[0] : nil) : profiles.first { $0.name == name }
    guard let url, standard?.baseURL != url else { return standard }
    if let same = profiles.first(where: { $0.baseURL == url }) { return same }
    // Its contexts are not those of the default, whose other settings count anyway.
    var profile = standard ?? Profile(name: Self.environmentProfile, baseURL: url)
    profile.name = Self.environmentProfile
    return profile
  }

  private func named(_ name: String, url: String?) throws -> Profile {
    if let profile = configuration.profiles.first(where: { $0.name == name }) { return profile }
    if name == Self.environmentProfile, let url { return Profile(name: name, baseURL: url) }
    let known = configuration.profiles.map(\.name)
    let near =
      Suggestion.nearest(to: name, among: known).map { localized(" Did you mean \"\($0)\"?") } ?? ""
    throw CommandFailure(
      .config,
      localized("\(location.configFile) has no profile \"\(name)\".")
        + (known.isEmpty
          ? localized(" It has no profiles.")
          : localized(" Profiles: \(known.joined(separator: localized(", "))).\(near)")))
  }

  /// A saved recipe by its name.
  ///
  /// - Throws: ``CommandFailure`` with status 78 if no profile has that name.
  func recipe(_ name: String) throws -> SavedRecipe {
    if let recipe = configuration.recipes.first(where: { $0.name == name }) { return recipe }
    let known = configuration.recipes.map(\.name)
    throw CommandFailure(
      .config,
      localized("\(location.configFile) has no recipe \"\(name)\".")
        + (known.isEmpty
          ? localized(" It has no recipes.")
          : localized(" Recipes: \(known.joined(separator: localized(", "))).")))
  }

  /// What a new context is worth, by the prices of its profile; `nil` for one that no server keeps.
  func worth(of recipe: ContextRecipe, in profile: Profile) -> ContextWorth? {
    ContextWorth(
      recipe, estimate: TokenEstimate().tokens(in: recipe.seed), price: profile.price,
      capabilities: Self.endpoint(of: profile, key: nil).capabilities)
  }

  /// What a context that exists is worth, by the prices of its profile.
  func worth(of details: ContextDetails) -> ContextWorth? {
    let profile = configuration.profiles.first { $0.name == details.context.profile }
    return ContextWorth(
      details.context, price: profile?.price,
      capabilities: profile.map { Self.endpoint(of: $0, key: nil).capabilities } ?? .contextCache,
      estimate: details.estimatedTokens)
  }

  /// The part of a profile that the session uses.
  func sessionProfile(of profile: Profile, keeping: Keeping) -> SessionProfile {
    SessionProfile(
      name: profile.name, model: profile.model ?? "", parameters: configuration.parameters,
      contextParameters: configuration.contextParameters, price: profile.price,
      contextWindow: profile.contextWindow,
      replyLimit: configuration.replyLimit.map { $0 << 20 } ?? SessionProfile.standardReplyLimit,
      keepsTurns: keeping == .everything)
  }

  /// The endpoint of a profile. Looks the key up, which may take a while.
  ///
  /// - Parameter terminal: True if a command that gives the key may ask at the terminal.
  func endpoint(
    of profile: Profile, terminal: KeyCommand.Terminal = .lent, _ taping: Taping? = nil
  ) throws -> Endpoint {
    if !profile.needsNoKey, taping?.playback != nil {
      return Self.endpoint(of: profile, key: Taping.playedKey)
    }
    let key = try key(of: profile, terminal: terminal, taping)
    return Self.endpoint(of: profile, key: key.map { APIKey($0.value) })
  }

  /// The key of a profile's server; `nil` if it needs none. Looks it up, which may take a while.
  func key(
    of profile: Profile, terminal: KeyCommand.Terminal, _ taping: Taping? = nil
  ) throws -> SecretText? {
    if profile.needsNoKey { return nil }
    let key: SecretText
    do { key = try profile.lookUpKey(environment: environment, terminal: terminal) } catch {
      throw CommandFailure(.config, "\(error)")
    }
    taping?.recorder?.hide(key: key.value)
    return key
  }

  /// The endpoint of a profile, without looking for its key.
  static func endpoint(of profile: Profile, key: APIKey?) -> Endpoint {
    var endpoint = Endpoint(
      baseURL: profile.baseURL, api: profile.api, storesTurns: profile.storesTurns, key: key,
      userAgent: Version.userAgent)
    if let path = profile.createPath { endpoint.createPath = path }
    if let path = profile.chatPath { endpoint.chatPath = path }
    if let seconds = profile.connectTimeout { endpoint.connectTimeout = seconds }
    if let seconds = profile.idleTimeout { endpoint.idleTimeout = seconds }
    endpoint.allowInsecureHTTP = profile.allowInsecureHTTP
    return endpoint
  }
}

extension Profile {
  /// True for a server on this machine that asks for none: a gateway of contexts has keys, a model server rarely.
  var needsNoKey: Bool {
    guard keySource == nil else { return false }
    return isBehindGateway || api != .context && HTTPAddress(baseURL)?.isLoopback == true
  }
}
