import ChatTestSupport
import Glibc
import Testing
import Wording

@testable import Configuration

/// Files as they are found on disk.
@Suite struct ConfigFileReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, mode: mode_t = 0o600) throws -> String {
    try folder.write("config.json", Array(text.utf8))
    let path = folder.path + "/config.json"
    chmod(path, mode)
    return path
  }

  @Test(
    arguments: [
      (#"{ "language": "zh" }"#, Language.chinese), ("{ language: 'zh' }", .chinese),
      ("{ 'language': \"en\" }", .english),
      ("// language\n{ language: \"zh\", }", .chinese),
      ("{ \"theme\": 3, language: 'zh' }", .chinese),
      ("{ language: 'xx' }", nil), ("{ language: null }", nil), ("{ \"theme\": \"dark\" }", nil),
      ("{ // language: 'zh'\n }", nil), ("{ language: 'zh'", nil), ("", nil),
    ] as [(String, Language?)])
  func `The language is known before anything is said, however it is spelled`(
    text: String, language: Language?
  ) throws {
    #expect(ConfigFile.language(try write(text)) == language)
  }

  @Test func `What can be read only once is not read for its language`() throws {
    let path = folder.path + "/pipe"
    mkfifo(path, 0o600)
    #expect(ConfigFile.language(path) == nil, "and nothing waits for who writes")
    #expect(ConfigFile.language(folder.path) == nil)
    #expect(ConfigFile.language(folder.path + "/none") == nil)
  }

  @Test func `A folder in place of the file is told, also where the file may be missing`() {
    for isOptional in [true, false] {
      let error = #expect(throws: ConfigError.self) {
        try ConfigFile.load(folder.path, isOptional: isOptional)
      }
      #expect(error?.file == folder.path)
      #expect(error?.message.contains("cannot be read: Is a directory") == true, "\(error!)")
    }
  }

  @Test(arguments: ["/dev/zero", "large"])
  func `Reading ends where no configuration does`(name: String) throws {
    let path =
      name == "large" ? try write(String(repeating: " ", count: ConfigFile.limit + 1)) : name
    let error = #expect(throws: ConfigError.self) { try ConfigFile.load(path, isOptional: true) }
    #expect(error?.message.contains("larger than 4 MB or endless") == true)
    #expect(ConfigFile.text(path) == nil)
  }

  @Test(arguments: [
    (ENOENT, "/nonexistent/c.json", true), (ENOTDIR, "/dev/null/c.json", true),
    (EACCES, "/config.json", false), (EACCES, "/etc/config.json", false),
    (EACCES, "config.json", false), (EACCES, "/proc/none/c.json", true),
    (EIO, "/etc/c.json", false),
    (EISDIR, "/etc", false), (ELOOP, "/etc/c.json", false),
  ])
  func `Only a file that this user cannot see counts as missing`(
    cause: Int32, path: String, isOutOfReach: Bool
  ) {
    #expect(ConfigFile.isOutOfReach(path, cause) == isOutOfReach)
  }

  @Test(arguments: [0o600, 0o400, 0o700, 0o640, 0o604, 0o620, 0o602, 0o610, 0o666] as [mode_t])
  func `A key is taken only from a file that nobody else can touch`(mode: mode_t) throws {
    let path = try write(
      "{ profiles: { a: { base_url: 'https://x', api_key: 'marker-1' }, b: { base_url: 'https://y' } } }",
      mode: mode)
    let (configuration, error) = try ConfigFile.examine(path, isOptional: false)
    #expect(configuration.profiles.map(\.name) == ["a", "b"])
    #expect((error == nil) == (mode & 0o077 == 0))
    #expect(error.map { $0.all.map(\.path) } ?? ["profiles.a.api_key"] == ["profiles.a.api_key"])
    #expect(error?.description.contains("marker") != true)
  }

  @Test func `A file that others can read may name where a key is`() throws {
    let path = try write(
      "{ profiles: { a: { base_url: 'https://x', api_key_env: 'K' }, b: { base_url: 'https://x', api_key_command: 'pass' } } }",
      mode: 0o644)
    #expect(try ConfigFile.load(path, isOptional: false).profiles.count == 2)
  }

  @Test func `Mistakes and a key that others can read are told together, each with the file`()
    throws
  {
    let path = try write(
      "{\n theme: 1,\n profiles: { a: { base_url: 'https://x', api_key: 'k' } } }", mode: 0o644)
    let (configuration, error) = try ConfigFile.examine(path, isOptional: false)
    #expect(configuration.profiles.count == 1 && configuration.theme == nil)
    #expect(error?.all.map(\.path) == ["theme", "profiles.a.api_key"])
    #expect(error?.all.allSatisfy { $0.file == path } == true)
    #expect(error?.all.map { $0.description.hasPrefix("\(path):2: theme: ") } == [true, false])
  }

  @Test func `Bytes that are no UTF-8 do not hide the rest of the file`() throws {
    try folder.write(
      "config.json", Array("{ theme: 'dark', // caf".utf8) + [0xE9] + Array("\n }".utf8))
    #expect(try ConfigFile.load(folder.path + "/config.json", isOptional: false).theme == "dark")
  }
}
