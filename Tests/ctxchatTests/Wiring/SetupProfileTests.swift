import ArgumentParser
import ChatModel
import Configuration
import ContextAPI
import Testing

@testable import ctxchat

/// The choice of a profile: options before the environment, and that before the file.
@Suite struct SetupProfileTests {
  private static let file = """
    { "default_profile": "one", "profiles": {
      "one": { "base_url": "https://one.example/v1", "api_key": "sk-one", "model": "m1" },
      "two": { "api": "chat", "base_url": "https://two.example/v1", "api_key_env": "TWO" } },
      "recipes": { "code": { "system": "You know it." } } }
    """

  private func setup(
    _ document: String = file, _ change: (inout GlobalSettings) -> Void = { _ in }
  ) throws -> Setup {
    var place = try ConfiguredFolder(document)
    change(&place.settings)
    return try Setup(place.settings)
  }

  @Test func `The default is used where nothing else is said`() throws {
    let profile = try setup().profile()
    #expect(profile.name == "one" && profile.model == "m1")
    #expect(try setup { $0.profile = "two" }.profile().name == "two")
    #expect(try setup { $0.model = "m9" }.profile().model == "m9")
  }

  @Test func `The key of one address never goes to another`() throws {
    let other = try setup { $0.baseURL = "https://elsewhere.example/v1" }.profile()
    #expect(other.keySource == nil && other.baseURL == "https://elsewhere.example/v1")
    #expect(other.name == "environment", "its contexts are not those of the default profile")
    let named = try setup {
      $0.profile = "one"
      $0.baseURL = "https://elsewhere.example/v1"
    }.profile()
    #expect(named.keySource == nil && named.name == "one")
    let same = try setup { $0.baseURL = "https://one.example/v1" }.profile()
    #expect(same.name == "one" && same.keySource != nil)
    let second = try setup { $0.baseURL = "https://two.example/v1" }.profile()
    #expect(
      second.name == "two" && second.keySource == .environment("TWO"),
      "the address names its profile")
  }

  @Test func `A wrong name is refused with the ones that there are, and the nearest`() throws {
    let failure = #expect(throws: CommandFailure.self) {
      try setup { $0.profile = "tvo" }.profile()
    }
    #expect(failure?.status == .config)
    #expect(failure?.description.contains("one, two") == true)
    #expect(failure?.description.contains("Did you mean \"two\"?") == true)
    #expect(try setup().recipe("code").system == "You know it.")
    let recipe = #expect(throws: CommandFailure.self) { try setup().recipe("cod") }
    #expect(recipe?.description.hasSuffix("Recipes: code.") == true)
  }

  @Test func `Without a default one profile is it, and of two none`() throws {
    let one = "{ \"profiles\": { \"a\": { \"base_url\": \"https://a.example\" } } }"
    #expect(try setup(one).profile().name == "a")
    let two =
      "{ \"profiles\": { \"a\": { \"base_url\": \"https://a.example\" }, \"b\": { \"base_url\": \"https://b.example\" } } }"
    let failure = #expect(throws: CommandFailure.self) { try setup(two).profile() }
    #expect(
      failure?.description.contains("Set default_profile, or name one with --profile.") == true)
    #expect(try setup("{}").hasNothing)
    let none = #expect(throws: CommandFailure.self) { try setup("{}").profile() }
    #expect(none?.description.contains("ctxchat setup") == true)
  }

  @Test func `Another API takes a profile out from behind the gateway in the program`() throws {
    let file =
      "{ \"profiles\": { \"a\": { \"api\": \"gateway\", \"base_url\": \"http://127.0.0.1:9/v1\", \"model\": \"m\" } } }"
    #expect(try setup(file).profile().isBehindGateway)
    let chat = try setup(file) { $0.api = ChosenAPI(.chat) }.profile()
    #expect(!chat.isBehindGateway && chat.api == .chat)
  }

  @Test func `The gateway in the program can be named on the command line`() throws {
    let options = try GlobalOptions.parse(["--api", "gateway"]).settings
    let profile = try setup { $0.api = options.api }.profile()
    #expect(profile.isBehindGateway && profile.api == .context)
    let id = ConversationID(rawValue: "c1")
    #expect(ResumeLine.text(id, options).contains("--api gateway --resume c1"))
  }

  @Test func `The demo has a profile of its own, whatever the file says`() throws {
    let demo = try setup { $0.demo = true }
    #expect(try demo.profile().name == "demo" && !demo.hasNothing)
    #expect(
      demo.dataFolder.hasSuffix("/demo") && demo.historyPath.hasSuffix("/demo/history.sqlite"))
  }

  @Test(arguments: [
    ("context", "http://127.0.0.1:1/v1", false), ("chat", "http://127.0.0.1:1/v1", true),
    ("chat", "http://localhost:1/v1", true),
    ("chat", "http://[::1]:1/v1", true), ("responses", "http://127.0.0.1:1/v1", true),
    ("gemini", "http://127.0.0.1:1/v1", true),
    ("chat", "https://host.example/v1", false), ("chat", "http://127.0.0.1.example/v1", false),
    ("gateway", "https://host.example/v1", true),
  ])
  func `Only a server on this machine goes without a key`(api: String, url: String, isFree: Bool)
    throws
  {
    let file =
      "{ \"profiles\": { \"a\": { \"api\": \"\(api)\", \"base_url\": \"\(url)\", \"model\": \"m\" } } }"
    #expect(try setup(file).profile().needsNoKey == isFree)
    let keyed =
      "{ \"profiles\": { \"a\": { \"api\": \"\(api)\", \"base_url\": \"\(url)\", \"model\": \"m\", \"api_key\": \"k\" } } }"
    #expect(try !setup(keyed).profile().needsNoKey)
  }
}
