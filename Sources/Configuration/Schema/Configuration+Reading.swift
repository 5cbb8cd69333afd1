import ChatModel

extension Configuration {
  /// Themes that `theme` takes.
  package static let themes = [
    "auto", "standard", "light", "dark", "256-light", "256-dark", "monochrome",
  ]

  /// Reads a document.
  ///
  /// - Throws: ``ConfigError``: the first thing that is wrong.
  package static func read(_ text: String) throws(ConfigError) -> Configuration {
    var reader = try ObjectReader(DocumentParser.parse(text), path: "")
    var result = Configuration()
    result.defaultProfile = try reader.text("default_profile")
    result.profiles = try readProfiles(&reader)
    if var object = try reader.object("parameters") { result.parameters = try parameters(&object) }
    result.contextParameters = try readContexts(&reader)
    result.recipes = try readRecipes(&reader)
    result.keys = try readKeys(&reader)
    result.theme = try reader.choice("theme", of: themes)
    result.textColumns = try reader.integer("text_columns", in: 20...1000)
    result.mouse = try reader.bool("mouse") ?? false
    result.bell = try reader.bool("bell") ?? false
    result.copyCommand = try reader.text("copy_command")
    result.expiryNotices = try reader.bool("expiry_notices") ?? false
    result.saveHistory = try reader.bool("save_history") ?? true
    // SQLite takes no more than 1 GB in one row.
    result.replyLimit = try reader.integer("reply_limit_mb", in: 1...512)
    if let name = result.defaultProfile, !result.profiles.contains(where: { $0.name == name }) {
      let names = result.profiles.map(\.name).joined(separator: ", ")
      throw reader.error(
        "default_profile", "There is no profile \"\(name)\" in this file. It has: \(names).")
    }
    try reader.finish()
    return result
  }

  private static func readProfiles(_ reader: inout ObjectReader) throws(ConfigError) -> [Profile] {
    guard let object = try reader.object("profiles") else { return [] }
    var profiles: [Profile] = []
    for (name, node, path) in object.all {
      var member = try ObjectReader(node, path: path)
      profiles.append(try profile(name, &member))
    }
    return profiles
  }

  private static func profile(
    _ name: String, _ reader: inout ObjectReader
  ) throws(ConfigError) -> Profile {
    guard let baseURL = try reader.text("base_url") else {
      throw reader.error("base_url", "A profile needs base_url, such as https://host.example/v1.")
    }
    guard baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://") else {
      throw reader.error(
        "base_url", "This should begin with https:// (or http:// on this machine).")
    }
    var profile = Profile(name: name, baseURL: baseURL)
    profile.keySource = try keySource(&reader)
    profile.model = try reader.text("model")
    profile.createPath = try reader.text("create_path")
    profile.chatPath = try reader.text("chat_path")
    profile.connectTimeout = try reader.number("connect_timeout", in: 0.1...600)
    profile.idleTimeout = try reader.number("idle_timeout", in: 1...86_400)
    profile.contextWindow = try reader.integer("context_window", in: 1024...100_000_000)
    profile.allowInsecureHTTP = try reader.bool("allow_insecure_http") ?? false
    if var prices = try reader.object("prices") { profile.price = try price(&prices) }
    try reader.finish()
    return profile
  }

  private static func keySource(
    _ reader: inout ObjectReader
  ) throws(ConfigError) -> Profile.KeySource? {
    let command = try reader.text("api_key_command")
    let variable = try reader.text("api_key_env")
    let key = try reader.text("api_key")
    let given = [command, variable, key].compactMap { $0 }
    guard given.count <= 1 else {
      throw reader.error(
        command != nil ? "api_key_command" : "api_key_env",
        "Only one of api_key_command, api_key_env and api_key can stand in a profile.")
    }
    if let command { return .command(command) }
    if let variable { return .environment(variable) }
    return key.map { .file(SecretText($0)) }
  }

  private static func price(_ reader: inout ObjectReader) throws(ConfigError) -> Price {
    guard let currency = try reader.text("currency") else {
      throw reader.error("currency", "Prices need a currency, such as \"CNY\" or \"$\".")
    }
    let amounts = 0.0...1_000_000
    let price = Price(
      currency: currency, input: try reader.number("input", in: amounts),
      cachedInput: try reader.number("cached_input", in: amounts),
      output: try reader.number("output", in: amounts),
      storagePerHour: try reader.number("storage_per_hour", in: amounts))
    try reader.finish()
    return price
  }

  private static func parameters(_ reader: inout ObjectReader) throws(ConfigError) -> Parameters {
    let result = Parameters(
      temperature: try reader.number("temperature", in: 0...2),
      topP: try reader.number("top_p", in: 0...1), n: try reader.integer("n", in: 1...128),
      stop: try reader.texts("stop"),
      maxTokens: try reader.integer("max_tokens", in: 1...10_000_000),
      presencePenalty: try reader.number("presence_penalty", in: -2...2),
      frequencyPenalty: try reader.number("frequency_penalty", in: -2...2))
    if let violation = ParameterRule.violation(in: result, mode: nil) {
      throw reader.error(violation.name, violation.message)
    }
    try reader.finish()
    return result
  }

  private static func readContexts(
    _ reader: inout ObjectReader
  ) throws(ConfigError) -> [String: Parameters] {
    guard let object = try reader.object("contexts") else { return [:] }
    var result: [String: Parameters] = [:]
    for (label, node, path) in object.all {
      var member = try ObjectReader(node, path: path)
      if var settings = try member.object("parameters") {
        result[label] = try parameters(&settings)
      }
      try member.finish()
    }
    return result
  }

  private static func readKeys(
    _ reader: inout ObjectReader
  ) throws(ConfigError) -> [String: [String]] {
    guard var object = try reader.object("keys") else { return [:] }
    var result: [String: [String]] = [:]
    for (name, _, _) in object.all { result[name] = try object.texts(name) }
    return result
  }
}
