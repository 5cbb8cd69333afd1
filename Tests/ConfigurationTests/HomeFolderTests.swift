import Testing

@testable import Configuration

@Suite struct HomeFolderTests {
  @Test(
    arguments: [
      (["HOME": "/h"], "/r", "/h/.config/ctxchat/config.json"),
      (["HOME": "/h/"], "/r", "/h/.config/ctxchat/config.json"),
      ([:], "/r", "/r/.config/ctxchat/config.json"),
      (["HOME": ""], "/r", "/r/.config/ctxchat/config.json"),
      (["HOME": "relative"], "/r", "/r/.config/ctxchat/config.json"),
      (["HOME": "/"], "/r", "/.config/ctxchat/config.json"),
      ([:], nil, "/.config/ctxchat/config.json"),
      (["XDG_CONFIG_HOME": "/x"], nil, "/x/ctxchat/config.json"),
    ] as [([String: String], String?, String)])
  func `The home is that of the environment, else the registered one`(
    environment: [String: String], registered: String?, path: String
  ) {
    let location = ConfigLocation(environment: environment, registeredHome: registered)
    #expect(location.configFile == path)
    #expect(!location.dataFolder.contains("//") && !location.stateFolder.contains("//"))
  }

  @Test func `The system has a home for who runs this`() {
    #expect(HomeFolder.registered?.hasPrefix("/") == true)
  }

  @Test(arguments: ["/dev/null/x/config.json", "/nonexistent/config.json"])
  func `A folder that cannot be there holds no file`(path: String) throws {
    #expect(try ConfigFile.load(path, isOptional: true) == Configuration())
    #expect(throws: ConfigError.self) { try ConfigFile.load(path, isOptional: false) }
  }
}
