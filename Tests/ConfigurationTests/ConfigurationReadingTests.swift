import ChatModel
import Testing

@testable import Configuration

struct ConfigurationReadingTests {
  static let whole = """
    {
      default_profile: "a",
      profiles: {
        a: { base_url: "https://h.example/v1", api_key_env: "KEY", model: "m", idle_timeout: 90, context_window: 32768,
             prices: { currency: "CNY", input: 0.8, cached_input: 0.16, output: 2 } },
        b: { base_url: "http://127.0.0.1:8080/v1", api_key_command: "pass show b" },
      },
      parameters: { temperature: 0.7, stop: "END" },
      contexts: { manual: { parameters: { max_tokens: 100 } } },
      recipes: {
        code: { label: "code {date}", mode: "common_prefix", model: "m2", ttl: "1d12h",
                system: "You know it.", files: ["src", "README.md"] },
        log: { truncation: "last:4096", files: "log.txt" },
      },
      keys: { send: "Ctrl+J", quit: ["Ctrl+Q", "F10"] },
      theme: "dark", emoji: "safe", editing: "vi", mouse: true, bell: true, copy_command: "wl-copy",
    }
    """

  @Test func `Everything a file can say is read`() throws {
    let configuration = try Configuration.read(Self.whole)
    #expect(configuration.defaultProfile == "a")
    #expect(configuration.profiles.map(\.name) == ["a", "b"])
    #expect(configuration.profiles[0].keySource == .environment("KEY"))
    #expect(configuration.profiles[0].idleTimeout == 90)
    #expect(
      configuration.profiles[0].price
        == Price(currency: "CNY", input: 0.8, cachedInput: 0.16, output: 2))
    #expect(configuration.profiles[1].keySource == .command("pass show b"))
    #expect(configuration.parameters == Parameters(temperature: 0.7, stop: ["END"]))
    #expect(configuration.contextParameters == ["manual": Parameters(maxTokens: 100)])
    #expect(configuration.profiles[0].contextWindow == 32_768)
    #expect(
      configuration.recipes == [
        SavedRecipe(
          name: "code", label: "code {date}", mode: .commonPrefix, model: "m2", ttl: 129_600,
          system: "You know it.", files: ["src", "README.md"]),
        SavedRecipe(name: "log", truncation: .lastHistoryTokens(4096), files: ["log.txt"]),
      ])
    #expect(configuration.keys == ["send": ["Ctrl+J"], "quit": ["Ctrl+Q", "F10"]])
    #expect(configuration.theme == "dark" && configuration.emoji == "safe")
    #expect(configuration.mouse && configuration.bell && configuration.hasViKeys)
    #expect(configuration.copyCommand == "wl-copy")
  }

  @Test func `A word that emoji does not take is named with the one that was meant`() throws {
    let error = try #require(try Configuration.examine(#"{ "emoji": "hole" }"#).error)
    #expect(error.description.contains("auto, whole, safe"))
    #expect(error.description.contains("“whole”") || error.description.contains("\"whole\""))
  }

  @Test(arguments: [
    (#"{ label: "x" }"#, "needs system or files"), (#"{ system: "x", ttl: "5m" }"#, "1h to 7d"),
    (#"{ system: "x", ttl: "soon" }"#, "not a lifetime"),
    (#"{ system: "x", mode: "other" }"#, "session, common_prefix"),
    (#"{ system: "x", truncation: "first:1" }"#, "last:4096"),
    (
      #"{ system: "x", mode: "common_prefix", truncation: "last:1" }"#, "only with session contexts"
    ),
    (#"{ files: ["-"] }"#, "recipe cannot read standard input"),
    (#"{ file: "x" }"#, "needs system or files"),
    (#"{ system: "x", fils: "x" }"#, "Did you mean \"files\""),
  ])
  func `A recipe that could not be used is refused with the reason`(text: String, words: String)
    throws
  {
    let error = #expect(throws: ConfigError.self) {
      try Configuration.read("{ recipes: { a: \(text) } }")
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("recipes.a") == true)
  }

  @Test func `An empty object is a configuration`() throws {
    #expect(try Configuration.read("{}") == Configuration())
  }

  @Test(arguments: [
    ("{ profils: {} }", "profils", 1, "Did you mean \"profiles\"?"),
    ("{ zzzzzzzz: 1 }", "zzzzzzzz", 1, "Allowed:"),
    (
      "{ prices: { currency: '$' } }", "prices", 1, "\"prices\" belongs in profiles.NAME."
    ),
    ("{ temperature: 1 }", "temperature", 1, "\"temperature\" belongs in parameters."),
    ("{ model: 'm' }", "model", 1, "belongs in profiles.NAME or in recipes.NAME."),
    (
      "{ profiles: { a: { base_url: 'https://x', theme: 'dark' } } }", "profiles.a.theme", 1,
      "\"theme\" belongs at the top of the file."
    ),
    (
      "{ profiles: { a: { base_url: 'https://x', mode: 'session' } } }", "profiles.a.mode", 1,
      "belongs in recipes.NAME. Did you mean \"model\"?"
    ),
    ("{ contexts: { a: { ttl: '1h' } } }", "contexts.a.ttl", 1, "belongs in recipes.NAME."),
    ("{\n profiles: { a: { base_url: 7 } } }", "profiles.a.base_url", 2, "the number 7"),
    ("{ profiles: { a: {} } }", "profiles.a.base_url", 1, "needs base_url"),
    ("{ profiles: { a: { base_url: 'ftp://x' } } }", "profiles.a.base_url", 1, "https://"),
    (
      "{ profiles: { a: { base_url: 'https://x', api_key: 'k', api_key_env: 'E' } } }",
      "profiles.a.api_key_env", 1, "only one"
    ),
    ("{ parameters: { temperature: 3 } }", "parameters.temperature", 1, "from 0 to 2"),
    ("{ parameters: { n: 1.5 } }", "parameters.n", 1, "whole number"),
    ("{ parameters: { stop: ['a','b','c','d','e'] } }", "parameters.stop", 1, "1 to 4"),
    ("{ theme: 'darc' }", "theme", 1, "Did you mean \"dark\"?"),
    ("{ editing: 'vim' }", "editing", 1, "Did you mean \"vi\"?"),
    ("{ editing: true }", "editing", 1, "true"),
    ("{ mouse: 'yes' }", "mouse", 1, "true or false"),
    ("{ keys: { send: 3 } }", "keys.send", 1, "a string or a list of strings"),
    ("{ default_profile: 'x' }", "default_profile", 1, "no profile \"x\""),
    ("[]", "", 1, "must be an object"),
    (
      "{ profiles: { a: { base_url: 'https://x', prices: { input: 1 } } } }",
      "profiles.a.prices.currency", 1, "currency"
    ),
  ])
  func `A mistake is named by path and line, with what is allowed`(
    text: String, path: String, line: Int, words: String
  ) {
    let error = #expect(throws: ConfigError.self) { try Configuration.read(text) }
    #expect(error?.path == path)
    #expect(error?.position?.line == line)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func `The order of files, flags and environment is that of the XDG specification`() {
    let plain = ConfigLocation(environment: ["HOME": "/h"])
    #expect(plain.configFile == "/h/.config/ctxchat/config.json")
    #expect(plain.dataFolder == "/h/.local/share/ctxchat")
    #expect(plain.stateFolder == "/h/.local/state/ctxchat")
    let set = ConfigLocation(
      environment: [
        "HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "relative",
        "CTXCHAT_CONFIG": "/env.json",
      ], configFlag: nil, dataFlag: "/flag")
    #expect(set.configFile == "/env.json")
    #expect(set.dataFolder == "/flag")
    let flags = ConfigLocation(environment: ["CTXCHAT_CONFIG": "/e"], configFlag: "/f")
    #expect(flags.configFile == "/f")
  }

  @Test func `Only a gateway inside the program warms contexts`() throws {
    func profile(_ api: String) throws -> Profile? {
      try Configuration.read(
        #"{"profiles": {"p": {"api": "\#(api)", "base_url": "http://127.0.0.1:9/v1", "warm": true}}}"#
      ).profiles.first
    }
    #expect(try profile("gateway")?.warms == true)
    #expect(throws: ConfigError.self) { try profile("chat") }
  }
}
