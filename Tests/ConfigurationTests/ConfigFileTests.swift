import Glibc
import Testing

@testable import Configuration

struct ConfigFileTests {
  private func write(_ text: String, mode: mode_t) -> String {
    var template = Array("/tmp/ctxchat-config-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    _ = Glibc.write(file, text, text.utf8.count)
    fchmod(file, mode)
    close(file)
    return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  static let withKey = "{ profiles: { a: { base_url: 'https://x', api_key: 'sk-very-secret' } } }"

  @Test func `A key in a file that others can read is refused, and is not in the error`() {
    let path = write(Self.withKey, mode: 0o644)
    defer { unlink(path) }
    let error = #expect(throws: ConfigError.self) { try ConfigFile.load(path, isOptional: false) }
    #expect(error?.description.contains("chmod 600") == true)
    #expect(error?.description.contains("sk-very-secret") == false)
  }

  @Test func `A key in a file of one's own is taken, and does not show when printed`() throws {
    let path = write(Self.withKey, mode: 0o600)
    defer { unlink(path) }
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

  @Test func `An error names file and line`() {
    let path = write("{\n\n  theme: 1 }", mode: 0o644)
    defer { unlink(path) }
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
