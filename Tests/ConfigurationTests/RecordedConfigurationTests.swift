import ChatModel
import Testing
import Wording

@testable import Configuration

/// The settings that go into a recording.
struct RecordedConfigurationTests {
  private static let file = """
    {
      // secret-comment
      "theme": "dark", "text_columns": 60, "mouse": true, "bell": false,
      "editing": "vi",
      "keys": {"send": ["Ctrl+J"], /* another */ "newline": ["Enter"]},
      "parameters": {"temperature": 0.5, "stop": ["a\\"b", "中"], "n": null},
      "copy_command": "secret-copy", "save_history": false,
      "contexts": {"secret-label": {"parameters": {"n": 2}}},
      "recipes": {"secret-recipe": {"system": "secret-words"}},
      "default_profile": "other",
      "profiles": {
        "work": {"base_url": "https://work.example/v1", "api_key": "secret-key-123456"},
        "other": {"base_url": "https://secret-host.example/v1", "api_key_command": "secret-command"},
      },
    }
    """

  private static var profile: Profile {
    var profile = Profile(name: "work", baseURL: "https://work.example/v1")
    profile.keySource = .file(SecretText("secret-key-123456"))
    profile.model = "m"
    profile.api = .responses(.ark)
    profile.storesTurns = false
    profile.contextWindow = 32_768
    profile.createPath = "/make"
    profile.chatPath = "/talk"
    profile.price = Price(
      currency: "CNY", input: 0.8, cachedInput: 0.16, output: 2, storagePerHour: 0.017)
    return profile
  }

  @Test func `Looks, keys and parameters are as they were`() throws {
    let original = try Configuration.read(Self.file)
    let text = ConfigText.forRecording(Self.file, Self.profile)
    let recorded = try Configuration.read(text)
    #expect(recorded.theme == "dark" && recorded.textColumns == 60 && recorded.mouse)
    #expect(recorded.hasViKeys)
    #expect(recorded.keys == original.keys)
    #expect(recorded.parameters == original.parameters)
  }

  @Test func `The profile is the one in use, without its key`() throws {
    let recorded = try Configuration.read(ConfigText.forRecording(Self.file, Self.profile))
    var expected = Self.profile
    expected.keySource = nil
    #expect(recorded.profiles == [expected])
    #expect(recorded.defaultProfile == "work")
  }

  @Test func `Nothing else of the file is in it`() {
    let text = ConfigText.forRecording(Self.file, Self.profile)
    #expect(!text.contains("secret"), "\(text)")
  }

  @Test(arguments: [nil, "", "{", "[1]", "{\"theme\": 3}"])
  func `A file that is missing or wrong gives no looks`(file: String?) {
    #expect(
      (try? Configuration.examine(ConfigText.forRecording(file, nil)))?.configuration.profiles == []
    )
  }
}
