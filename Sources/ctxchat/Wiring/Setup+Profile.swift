import ChatModel
import ChatSession
import ChatUI
import Configuration
import FoundationEssentials
import Gateway
import Wording

// The choice of a profile and of a recipe.
extension Setup {
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
    if let chosen = options.api ?? variable("CTXCHAT_API").flatMap(ChosenAPI.init(notation:)) {
      profile.api = chosen.api
      profile.isBehindGateway = chosen.isBehindGateway
    }
    if variable("CTXCHAT_API_KEY") != nil { profile.keySource = .environment("CTXCHAT_API_KEY") }
    profile.model = options.model ?? variable("CTXCHAT_MODEL") ?? profile.model
    return profile
  }

  /// The profiles of the file whose servers are not at the address that was given; none if none was given.
  func profilesElsewhere(besides chosen: String) -> Set<String> {
    guard let url = options.baseURL ?? variable("CTXCHAT_BASE_URL") else { return [] }
    return Set(configuration.profiles.filter { $0.name != chosen && $0.baseURL != url }.map(\.name))
  }

  /// The same with the profile that a context belongs to, where nothing else says which to use.
  ///
  /// - Parameter name: As the user named the context.
  func withProfile(ofContext name: String?) async throws -> Setup {
    guard let name, !name.isEmpty, !options.demo, !hasNothing, options.profile == nil,
      variable("CTXCHAT_PROFILE") == nil, (try? profile()) == nil,
      FileManager.default.fileExists(atPath: historyPath),
      let registry = try? await Registry.local(self)
    else { return self }
    let owner = try? await registry.controller.resolve(name)?.profile
    await registry.close()
    guard let owner, configuration.profiles.contains(where: { $0.name == owner }) else {
      return self
    }
    var settings = options
    settings.profile = owner
    return try Setup(settings)
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
  /// - Throws: ``CommandFailure`` with status 78 if no recipe has that name.
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
}
