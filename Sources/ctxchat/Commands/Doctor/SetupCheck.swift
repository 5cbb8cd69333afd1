import ChatModel
import Configuration
import Glibc

/// Looks at the configuration, the profile and the key. A key is never shown.
enum SetupCheck {
  static func configuration(of setup: Setup) -> Finding {
    let path = setup.location.configFile
    guard access(path, F_OK) == 0 else {
      return .ok("config", "no file at \(path); using the defaults")
    }
    let profiles = Count.of(setup.configuration.profiles.count, "profile")
    return .ok("config", "\(path), \(profiles)")
  }

  static func profileAndKey(of setup: Setup) -> [Finding] {
    if setup.options.demo {
      return [
        .ok("profile", "the embedded gateway"),
        .ok("key", "not needed: the built-in gateway has its own"),
      ]
    }
    let profile: Profile
    do { profile = try setup.profile() } catch {
      return [.failure("profile", "\(error)")]
    }
    let model = profile.model.map { "model \($0)" } ?? "no model: choose one with --model"
    let found = Finding(
      level: profile.model == nil ? .warning : .ok, subject: "profile",
      text: "\(profile.name), \(profile.baseURL), \(model)")
    return [found, key(of: profile, setup)]
  }

  private static func key(of profile: Profile, _ setup: Setup) -> Finding {
    if profile.needsNoKey { return .ok("key", "not needed: the server is on this machine") }
    do {
      let key = try profile.lookUpKey(environment: setup.environment, terminal: .lent)
      guard key.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        return .failure(
          "key",
          "\(source(of: profile)) contains a space or a character that an HTTP header cannot carry")
      }
      return .ok("key", "found \(source(of: profile))")
    } catch {
      return .failure("key", error.message)
    }
  }

  private static func source(of profile: Profile) -> String {
    switch profile.keySource {
    case .command: "with api_key_command"
    case .environment(let name): "in the environment variable \(name)"
    case .file: "in the configuration file"
    case nil: "nowhere"
    }
  }
}
