import Configuration
import FoundationEssentials
import Testing

@testable import ctxchat

@Suite struct FirstConfigurationTests {
  @Test func `It can be read, and no price is made up`() throws {
    let configuration = try Configuration.read(FirstConfiguration.text)
    #expect(configuration.defaultProfile == "gateway")
    #expect(configuration.profiles.allSatisfy { $0.price == nil })
    #expect(FirstConfiguration.text.contains("// \"prices\": {"))
  }

  @Test(arguments: [
    ("https://h.example/v1", "m 1"), ("http://127.0.0.1:9/v1", "a\"b\\c"), ("https://h/v1", "模型"),
  ])
  func `What the environment says becomes the profile of that name`(url: String, model: String)
    throws
  {
    let configuration = try Configuration.read(FirstConfiguration.text(baseURL: url, model: model))
    #expect(configuration.defaultProfile == "environment")
    #expect(configuration.profiles.map(\.name) == ["environment", "ark"])
    #expect(configuration.profiles[0].baseURL == url && configuration.profiles[0].model == model)
    #expect(configuration.profiles[0].keySource == .environment("CTXCHAT_API_KEY"))
    #expect(configuration.profiles[1].baseURL.contains("volces"))
  }

  @Test func `Without an address, or with a password in it, it is the example`() {
    #expect(FirstConfiguration.text(baseURL: nil, model: "m") == FirstConfiguration.text)
    #expect(FirstConfiguration.text(baseURL: "", model: nil) == FirstConfiguration.text)
    #expect(
      FirstConfiguration.text(baseURL: "https://u:p@h/v1", model: nil) == FirstConfiguration.text)
  }
}
