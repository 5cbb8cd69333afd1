import ChatModel
import Wording

/// The text of a configuration with one profile more.
package enum ConfigText {
  /// A file with a profile and nothing else.
  static func fresh(_ profile: Profile) -> String {
    """
    // The configuration of ctxchat, written by `ctxchat setup`. Comments and trailing commas are allowed;
    // `ctxchat config check` checks it, and the guide lists what else can be set here.
    {
      "default_profile": \(quoted(profile.name)),
      "profiles": {
        \(member(profile, indent: "    "))
      }
    }

    """
  }

  /// A file's text with a profile added. Everything else is kept byte for byte.
  ///
  /// - Parameter isDefault: True if the profile is to be used from now on where none is named. If not, the one that was
  ///   used so far stays it.
  /// - Throws: ``ConfigError`` if the text is not a document, or has the profile already.
  package static func adding(
    _ profile: Profile, to text: String, isDefault: Bool
  ) throws(ConfigError) -> String {
    guard text.contains(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else {
      return try checked(fresh(profile), profile)
    }
    let (before, _) = try Configuration.examine(text)
    guard !before.profiles.contains(where: { $0.name == profile.name }) else {
      throw ConfigError(
        at: nil, path: "profiles.\(ValueQuote.name(profile.name))",
        message: localized(
          "The file has this profile already, and it was not changed. Choose another name."))
    }
    var edit = DocumentEdit(text)
    try add(profile, to: &edit)
    if isDefault {
      try setDefault(profile.name, in: &edit)
    } else if before.defaultProfile == nil, before.profiles.count == 1 {
      // It needed no setting while it was alone.
      try setDefault(before.profiles[0].name, in: &edit)
    }
    return try checked(edit.text, profile)
  }

  /// Refuses a text that does not read back as it was meant.
  private static func checked(_ text: String, _ profile: Profile) throws(ConfigError) -> String {
    let (read, error) = try Configuration.examine(text)
    let place = "profiles.\(ValueQuote.name(profile.name))"
    if var mistake = error?.all.first(where: { $0.path == place || $0.path.hasPrefix(place + ".") })
    {
      mistake.position = nil
      mistake.further = []
      throw mistake
    }
    guard read.profiles.contains(profile) else {
      throw ConfigError(
        at: nil, path: place,
        message: localized(
          "The profile could not be added here. Add it by hand, or name another file."))
    }
    return text
  }

  private static func add(_ profile: Profile, to edit: inout DocumentEdit) throws(ConfigError) {
    let root = try DocumentParser.parse(edit.text)
    let lineEnd = edit.lineEnd
    func text(_ indent: String) -> String { lines(member(profile, indent: indent), lineEnd) }
    guard case .object(let members) = root.value else {
      throw ConfigError(
        at: root.position, path: "",
        message: localized("This is \(root.words); it must be an object { … }."))
    }
    guard let profiles = members.first(where: { $0.name == "profiles" })?.value else {
      edit.add(
        {
          lines("\"profiles\": {\n\($0)  \(member(profile, indent: $0 + "  "))\n\($0)}", lineEnd)
        },
        to: root, depth: 1)
      return
    }
    switch profiles.value {
    case .object: edit.add(text, to: profiles, depth: 2)
    case .null:
      edit.replace(profiles, by: lines("{\n    \(member(profile, indent: "    "))\n  }", lineEnd))
    default:
      throw ConfigError(
        at: profiles.position, path: "profiles",
        message: localized("This is \(profiles.words); it must be an object { … }."))
    }
  }

  private static func setDefault(
    _ name: String, in edit: inout DocumentEdit
  ) throws(ConfigError) {
    let root = try DocumentParser.parse(edit.text)
    guard case .object(let members) = root.value else { return }
    if let present = members.first(where: { $0.name == "default_profile" }) {
      edit.replace(present.value, by: quoted(name))
    } else {
      edit.add({ _ in "\"default_profile\": \(quoted(name))" }, to: root, depth: 1)
    }
  }

  /// The profile as a member, its lines after the first indented.
  static func member(_ profile: Profile, indent: String) -> String {
    let settings = settings(of: profile).map { "\(indent)  \"\($0.name)\": \($0.value)" }
    return "\(quoted(profile.name)): {\n\(settings.joined(separator: ",\n"))\n\(indent)}"
  }

  private static func settings(of profile: Profile) -> [(name: String, value: String)] {
    var settings: [(name: String, value: String)] = []
    if profile.isBehindGateway { settings.append(("api", quoted(Configuration.gatewayWord))) }
    if profile.warms { settings.append(("warm", "true")) }
    if profile.api != .context { settings.append(("api", quoted(profile.api.word))) }
    if case .responses(let dialect) = profile.api, dialect != .plain {
      settings.append(("dialect", quoted(dialect.rawValue)))
    }
    settings.append(("base_url", quoted(profile.baseURL)))
    switch profile.keySource {
    case .command(let command)?: settings.append(("api_key_command", quoted(command)))
    case .environment(let name)?: settings.append(("api_key_env", quoted(name)))
    case .file(let key)?: settings.append(("api_key", quoted(key.value)))
    case nil: break
    }
    if let model = profile.model { settings.append(("model", quoted(model))) }
    if profile.allowInsecureHTTP { settings.append(("allow_insecure_http", "true")) }
    if !profile.storesTurns { settings.append(("store", "false")) }
    if let path = profile.createPath { settings.append(("create_path", quoted(path))) }
    if let path = profile.chatPath { settings.append(("chat_path", quoted(path))) }
    if let seconds = profile.connectTimeout { settings.append(("connect_timeout", "\(seconds)")) }
    if let seconds = profile.idleTimeout { settings.append(("idle_timeout", "\(seconds)")) }
    if let tokens = profile.contextWindow { settings.append(("context_window", "\(tokens)")) }
    if let price = profile.price { settings.append(("prices", prices(price))) }
    return settings
  }

  private static func prices(_ price: Price) -> String {
    let amounts = [
      ("input", price.input), ("cached_input", price.cachedInput), ("output", price.output),
      ("storage_per_hour", price.storagePerHour),
    ]
    let members = amounts.compactMap { name, amount in amount.map { "\"\(name)\": \($0)" } }
    return "{\((["\"currency\": \(quoted(price.currency))"] + members).joined(separator: ", "))}"
  }

  private static func lines(_ text: String, _ end: String) -> String {
    end == "\n"
      ? text : text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
  }

  /// A string of JSON; every character comes back as it was.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
