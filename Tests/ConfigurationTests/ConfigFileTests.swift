import ChatModel
import ChatTestSupport
import Glibc
import Testing

@testable import Configuration

struct ConfigFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, mode: mode_t) throws -> String {
    try folder.write("config.json", Array(text.utf8))
    let path = folder.path + "/config.json"
    chmod(path, mode)
    return path
  }

  static let withKey = "{ profiles: { a: { base_url: 'https://x', api_key: 'sk-very-secret' } } }"

  @Test func `A key in a file that others can read is refused, and is not in the error`() throws {
    let path = try write(Self.withKey, mode: 0o644)
    let error = #expect(throws: ConfigError.self) { try ConfigFile.load(path, isOptional: false) }
    #expect(error?.description.contains("chmod 600") == true)
    #expect(error?.description.contains("sk-very-secret") == false)
  }

  @Test func `A key in a file of one's own is taken, and does not show when printed`() throws {
    let path = try write(Self.withKey, mode: 0o600)
    let configuration = try ConfigFile.load(path, isOptional: false)
    #expect(!"\(configuration)".contains("sk-very-secret"))
    #expect(!String(reflecting: configuration).contains("sk-very-secret"))
    #expect(try configuration.profiles[0].lookUpKey(environment: [:]).value == "sk-very-secret")
  }

  @Test func `A missing file is an empty one only where that is allowed`() throws {
    #expect(try ConfigFile.load("/nonexistent/c.json", isOptional: true) == Configuration())
    let error = #expect(throws: ConfigError.self) {
      try ConfigFile.load("/nonexistent/c.json", isOptional: false)
    }
    #expect(error?.message.contains("config init") == true)
  }

  @Test func `An error names file and line`() throws {
    let path = try write("{\n\n  theme: 1 }", mode: 0o644)
    let error = #expect(throws: ConfigError.self) { try ConfigFile.load(path, isOptional: true) }
    #expect(error?.description.hasPrefix("\(path):3: theme: ") == true)
  }

  @Test(arguments: [
    ("echo sk-1; echo other", "sk-1"), ("printf 'sk-2\\r\\n'", "sk-2"),
  ])
  func `The first line that a command prints is the key`(command: String, key: String) throws {
    var profile = Profile(name: "p", baseURL: "https://x")
    profile.keySource = .command(command)
    #expect(try profile.lookUpKey(environment: [:]).value == key)
  }

  @Test(arguments: ["exit 3", "true"])
  func `A command that fails or prints nothing is named without its output`(command: String) {
    var profile = Profile(name: "p", baseURL: "https://x")
    profile.keySource = .command(command)
    #expect(throws: ConfigError.self) { try profile.lookUpKey(environment: [:]) }
  }

  @Test func `A variable that is not set is named`() {
    var profile = Profile(name: "p", baseURL: "https://x")
    profile.keySource = .environment("NO_SUCH_KEY")
    let error = #expect(throws: ConfigError.self) { try profile.lookUpKey(environment: [:]) }
    #expect(error?.message.contains("NO_SUCH_KEY") == true)
  }
}
