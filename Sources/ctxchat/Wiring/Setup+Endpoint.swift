import ChatModel
import ChatSession
import Configuration
import ContextAPI
import HTTPStream
import SessionRecording

// A profile as the session, its client and the prices use it.
extension Setup {
  /// The worth of a new context, by the prices of its profile; `nil` for one that no server keeps.
  func worth(of recipe: ContextRecipe, in profile: Profile) -> ContextWorth? {
    ContextWorth(
      recipe, estimate: TokenEstimate().tokens(in: recipe.seed), price: profile.price,
      capabilities: Self.endpoint(of: profile, key: nil).capabilities)
  }

  /// The worth of an existing context, by the prices of its profile.
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
