import ArgumentParser
import ChatModel
import ChatSession
import ChatTestSupport
import Configuration
import ContextAPI
import EventLoops
import Testing

@testable import ctxchat

/// Profiles of other APIs, from the file to the endpoint.
struct OtherProfilesTests {
  private func setup(_ document: String, _ change: (inout GlobalSettings) -> Void = { _ in }) throws
    -> (Setup, TemporaryFolder)
  {
    let folder = try TemporaryFolder()
    try folder.write("config.json", Array(document.utf8))
    var settings = GlobalSettings()
    settings.configFile = folder.path + "/config.json"
    settings.dataFolder = folder.path
    change(&settings)
    return (try Setup(settings), folder)
  }

  private static let document = """
    { default_profile: "local", profiles: {
      local: { api: "chat", base_url: "http://127.0.0.1:9/v1", model: "m" },
      far: { api: "responses", dialect: "ark", base_url: "https://host.example/api/v3", api_key_env: "FAR" },
      none: { api: "responses", base_url: "https://host.example/v1" },
      cache: { base_url: "http://127.0.0.1:9/v1" } } }
    """

  @Test func `A profile says which API it speaks`() throws {
    let (setup, folder) = try setup(Self.document)
    #expect(try setup.profile().api == .chat)
    let others = OtherProfiles(
      setup, besides: "local", on: .background, InnerGateways(keeping: .nothing)
    ).endpoints(
      keeping: .everything)
    #expect(others.map(\.profile.name) == ["far", "none", "cache"])
    #expect(
      others.map(\.service.capabilities.modes) == [
        [.chain, .commonPrefix], [.chain], [.session, .commonPrefix],
      ])
    withExtendedLifetime(folder) {}
  }

  @Test func `A server on this machine needs no key, except a server of contexts`() throws {
    let (local, one) = try setup(Self.document)
    #expect(try local.endpoint(of: local.profile()).key == nil)
    let (cache, other) = try setup(Self.document) { $0.profile = "cache" }
    #expect(throws: CommandFailure.self) { try cache.endpoint(of: cache.profile()) }
    let (far, third) = try setup(Self.document) { $0.profile = "none" }
    #expect(throws: CommandFailure.self) { try far.endpoint(of: far.profile()) }
    withExtendedLifetime((one, other, third)) {}
  }

  @Test(arguments: [
    ("chat", API.chat), ("gemini", .gemini), ("responses", .responses(.plain)),
    ("responses:openai", .responses(.openai)), ("responses:ark", .responses(.ark)),
    ("context", .context),
  ])
  func `The API of an address can be named on the command line`(_ word: String, _ api: API) throws {
    let options = try GlobalOptions.parse(["--base-url", "http://127.0.0.1:9/v1", "--api", word])
    let (setup, folder) = try setup("{}") {
      $0.baseURL = options.settings.baseURL
      $0.api = options.settings.api
    }
    #expect(try setup.profile().api == api)
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: ["", "Chat", "responses:", "responses:x", "chat:ark", "openai", "a:b:c"])
  func `A word that is no API is refused`(_ word: String) {
    #expect(API(notation: word) == nil)
    #expect(throws: (any Error).self) { try GlobalOptions.parse(["--api", word]) }
  }
}
