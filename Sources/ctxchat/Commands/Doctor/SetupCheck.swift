import ChatModel
import Configuration
import Glibc
import Wording

/// Looks at the configuration, the profile and the key. A key is never shown.
enum SetupCheck {
  static func configuration(of setup: Setup) -> Finding {
    let path = setup.location.configFile
    guard access(path, F_OK) == 0 else {
      return .ok(localized("config"), localized("no file at \(path); using the defaults"))
    }
    let profiles = Count.of(setup.configuration.profiles.count, "profile")
    return .ok(localized("config"), "\(path), \(profiles)")
  }

  static func profileAndKey(of setup: Setup) -> [Finding] {
    if setup.options.demo {
      return [
        .ok(localized("profile"), localized("the embedded gateway")),
        .ok(localized("key"), localized("not needed: the built-in gateway has its own")),
      ]
    }
    let profile: Profile
    do { profile = try setup.profile() } catch {
      return [.failure(localized("profile"), "\(error)")]
    }
    let model =
      profile.model.map { localized("model \($0)") }
      ?? localized("no model: choose one with --model")
    let found = Finding(
      level: profile.model == nil ? .warning : .ok, subject: localized("profile"),
      text: "\(profile.name), \(profile.baseURL), \(model)")
    return [found, key(of: profile, setup)]
  }

  private static func key(of profile: Profile, _ setup: Setup) -> Finding {
    if profile.needsNoKey {
      return .ok(localized("key"), localized("not needed: the server is on this machine"))
    }
    do {
      let key = try profile.lookUpKey(environment: setup.environment, terminal: .lent)
      guard key.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        return .failure(
          localized("key"),
          localized(
            """
            \(source(of: profile)) contains a space or a character that an HTTP header \
            cannot carry
            """))
      }
      return .ok(localized("key"), localized("found \(source(of: profile))"))
    } catch {
      return .failure(localized("key"), error.message)
    }
  }

  private static func source(of profile: Profile) -> String {
    switch profile.keySource {
    case .command: localized("with api_key_command")
    case .environment(let name): localized("in the environment variable \(name)")
    case .file: localized("in the configuration file")
    case nil: localized("nowhere")
    }
  }
}
