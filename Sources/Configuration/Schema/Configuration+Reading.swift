import ChatModel
import Wording

extension Configuration {
  /// Themes that `theme` takes.
  package static let themes = [
    "auto", "standard", "light", "dark", "256-light", "256-dark", "monochrome",
  ]

  /// The values of `emoji`.
  package static let emojiWords = ["auto", "whole", "safe"]

  /// Reads a document.
  ///
  /// - Throws: ``ConfigError``: the first thing that is wrong, with all the others in it.
  package static func read(_ text: String) throws(ConfigError) -> Configuration {
    let (configuration, error) = try examine(text)
    if let error { throw error }
    return configuration
  }

  /// Reads a document as far as it can be read.
  ///
  /// - Returns: The correct settings, and the mistakes.
  /// - Throws: ``ConfigError``, when it is not a document at all.
  package static func examine(
    _ text: String
  ) throws(ConfigError) -> (configuration: Configuration, error: ConfigError?) {
    let mistakes = Mistakes()
    var reader = ObjectReader(try DocumentParser.parse(text), path: "", mistakes)
    var result = Configuration()
    result.defaultProfile = reader.text("default_profile")
    result.profiles = readProfiles(&reader)
    if var object = reader.object("parameters") { result.parameters = parameters(&object) }
    result.contextParameters = readContexts(&reader)
    result.recipes = readRecipes(&reader)
    result.keys = readKeys(&reader)
    result.language = reader.choice("language", of: Language.allCases.map(\.rawValue))
      .flatMap(Language.init(rawValue:))
    result.theme = reader.choice("theme", of: themes)
    result.emoji = reader.choice("emoji", of: emojiWords)
    result.hasViKeys = reader.choice("editing", of: ["emacs", "vi"]) == "vi"
    result.textColumns = reader.integer("text_columns", in: 20...1000)
    result.mouse = reader.bool("mouse") ?? false
    result.bell = reader.bool("bell") ?? false
    result.copyCommand = reader.text("copy_command")
    result.expiryNotices = reader.bool("expiry_notices") ?? false
    result.saveHistory = reader.bool("save_history") ?? true
    // SQLite takes no more than 1 GB in one row.
    result.replyLimit = reader.integer("reply_limit_mb", in: 1...512)
    checkDefaultProfile(result.defaultProfile, &reader)
    reader.finish()
    return (result, mistakes.error)
  }

  /// A profile with a mistake still exists.
  private static func checkDefaultProfile(_ name: String?, _ reader: inout ObjectReader) {
    guard let name else { return }
    let names = reader.object("profiles")?.all.map(\.name) ?? []
    guard !names.contains(name) else { return }
    let quoted = ValueQuote.of(name, at: "default_profile")
    let known =
      names.isEmpty
      ? localized("It has no profiles.")
      : localized("Profiles: \(names.joined(separator: localized(", "))).")
    reader.refuse(
      "default_profile",
      localized(
        "This file has no profile \(quoted). \(known)\(ObjectReader.hint(name, among: names))")
    )
  }

  private static func readProfiles(_ reader: inout ObjectReader) -> [Profile] {
    guard let object = reader.object("profiles") else { return [] }
    return object.all.map { name, node, path in
      var member = object.member(node, path: path)
      return profile(name, &member)
    }
  }

  private static func profile(_ name: String, _ reader: inout ObjectReader) -> Profile {
    var profile = Profile(name: name, baseURL: baseURL(&reader))
    (profile.api, profile.isBehindGateway) = api(&reader)
    profile.warms = reader.bool("warm") ?? false
    if profile.warms, !profile.isBehindGateway {
      reader.refuse(
        "warm", localized("Only a profile with \"api\": \"gateway\" can warm contexts."))
    }
    profile.storesTurns = reader.bool("store") ?? true
    profile.keySource = keySource(&reader)
    profile.model = reader.text("model")
    profile.createPath = reader.text("create_path")
    profile.chatPath = reader.text("chat_path")
    profile.connectTimeout = reader.number("connect_timeout", in: 0.1...600)
    profile.idleTimeout = reader.number("idle_timeout", in: 1...86_400)
    profile.contextWindow = reader.integer("context_window", in: 1024...100_000_000)
    profile.allowInsecureHTTP = reader.bool("allow_insecure_http") ?? false
    if var prices = reader.object("prices") { profile.price = price(&prices) }
    reader.finish()
    return profile
  }

  /// The word for servers that get their contexts from a gateway inside the program.
  package static let gatewayWord = "gateway"

  private static func api(_ reader: inout ObjectReader) -> (API, isBehindGateway: Bool) {
    let word = reader.choice("api", of: API.words + [gatewayWord])
    let dialect = reader.choice("dialect", of: ResponsesDialect.allCases.map(\.rawValue))
    let api = word.flatMap {
      API(word: $0, dialect: dialect.flatMap(ResponsesDialect.init) ?? .plain)
    }
    if dialect != nil, word != "responses" {
      reader.refuse(
        "dialect", localized("Only a profile with \"api\": \"responses\" has a dialect."))
    }
    return (api ?? .context, word == gatewayWord)
  }

  private static func baseURL(_ reader: inout ObjectReader) -> String {
    guard let url = reader.text("base_url") else {
      if !reader.holds("base_url") {
        reader.refuse(
          "base_url", localized("A profile needs base_url, such as https://host.example/v1."))
      }
      return ""
    }
    if !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      reader.refuse(
        "base_url", localized("This must start with https:// (or http:// for this machine)."))
    }
    return url
  }

  private static func keySource(_ reader: inout ObjectReader) -> Profile.KeySource? {
    let command = reader.text("api_key_command")
    let variable = reader.text("api_key_env")
    let key = reader.text("api_key")
    if [command, variable, key].compactMap({ $0 }).count > 1 {
      reader.refuse(
        command != nil ? "api_key_command" : "api_key_env",
        localized("A profile can have only one of api_key_command, api_key_env and api_key."))
    }
    if let variable, !ValueQuote.isVariableName(variable) {
      reader.refuse(
        "api_key_env",
        localized(
          """
          This must be the name of an environment variable, such as CTXCHAT_API_KEY. Put a \
          key itself into api_key, in a file that only you can read.
          """))
    }
    if let command { return .command(command) }
    if let variable { return .environment(variable) }
    return key.map { .file(SecretText($0)) }
  }

  private static func price(_ reader: inout ObjectReader) -> Price {
    let currency = reader.text("currency")
    if !reader.holds("currency") {
      reader.refuse("currency", localized("Prices need a currency, such as \"CNY\" or \"$\"."))
    }
    let amounts = 0.0...1_000_000
    let price = Price(
      currency: currency ?? "", input: reader.number("input", in: amounts),
      cachedInput: reader.number("cached_input", in: amounts),
      output: reader.number("output", in: amounts),
      storagePerHour: reader.number("storage_per_hour", in: amounts))
    reader.finish()
    return price
  }

  private static func parameters(_ reader: inout ObjectReader) -> Parameters {
    let result = Parameters(
      temperature: reader.number("temperature", in: 0...2),
      topP: reader.number("top_p", in: 0...1), n: reader.integer("n", in: 1...128),
      stop: reader.texts("stop"), maxTokens: reader.integer("max_tokens", in: 1...10_000_000),
      presencePenalty: reader.number("presence_penalty", in: -2...2),
      frequencyPenalty: reader.number("frequency_penalty", in: -2...2))
    if let violation = ParameterRule.violation(in: result, mode: nil) {
      reader.refuse(violation.name, violation.message)
    }
    reader.finish()
    return result
  }

  private static func readContexts(_ reader: inout ObjectReader) -> [String: Parameters] {
    guard let object = reader.object("contexts") else { return [:] }
    var result: [String: Parameters] = [:]
    for (label, node, path) in object.all {
      var member = object.member(node, path: path)
      if var settings = member.object("parameters") {
        result[label] = parameters(&settings)
      }
      member.finish()
    }
    return result
  }

  private static func readKeys(_ reader: inout ObjectReader) -> [String: [String]] {
    guard var object = reader.object("keys") else { return [:] }
    var result: [String: [String]] = [:]
    for (name, _, _) in object.all { result[name] = object.texts(name) }
    return result
  }
}
