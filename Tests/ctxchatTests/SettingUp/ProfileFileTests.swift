import ChatModel
import ChatTestSupport
import ChatUI
import Configuration
import FoundationEssentials
import Glibc
import Testing

@testable import ctxchat

@Suite struct ProfileFileTests {
  private func profile(_ name: String = "new", _ baseURL: String = "https://host.example/v1")
    -> Profile
  {
    var profile = Profile(name: name, baseURL: baseURL)
    profile.api = .chat
    profile.keySource = .file(SecretText("sk-test"))
    return profile
  }

  private func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  private func add(
    _ profile: Profile? = nil, isDefault: Bool = true, to path: String, settingAside: Bool = false
  ) -> SetupResult {
    ProfileFile.add(
      profile ?? self.profile(), isDefault: isDefault, to: path, settingAside: settingAside)
  }

  @Test(arguments: [nil, ""])
  func `Where there is no file, or an empty one, one is made that can be read back`(
    contents: String?
  ) throws {
    let folder = try TemporaryFolder()
    if let contents { try folder.write("config.json", Array(contents.utf8)) }
    let path = folder.path + "/config.json"
    #expect(add(to: path) == .saved)
    let configuration = try ConfigFile.load(path, isOptional: false)
    #expect(configuration.profiles.map(\.name) == ["new"] && configuration.defaultProfile == "new")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func `A file that exists keeps every other byte, comments too`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/config.json"
    let before =
      "// mine\n{\n  // why\n  \"profiles\": {\n    \"old\": { \"base_url\": \"https://a.example\" } // old\n  }\n}\n"
    try folder.write("config.json", Array(before.utf8))
    #expect(add(isDefault: false, to: path) == .saved)
    let after = text(path)
    // A comma behind the last member is all that may come into a line.
    let kept = after.filter { $0 != "," }
    for line in before.split(separator: "\n") { #expect(kept.contains(line), "\(line)") }
    #expect(try ConfigFile.load(path, isOptional: false).profiles.map(\.name) == ["old", "new"])
  }

  @Test func `A name that is taken is the answer to change, and nothing is written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/config.json"
    #expect(add(to: path) == .saved)
    let before = text(path)
    guard case .notSaved(let finding, let canSetAside) = add(to: path) else {
      Issue.record("saved")
      return
    }
    #expect(finding.place == .name && !canSetAside && text(path) == before)
    #expect(!finding.text.contains("sk-test"))
  }

  @Test(arguments: ["{ \"profiles\": ", "not a configuration", "[]", "\u{0}\u{1}"])
  func `A file that cannot be read stays, until the user has it set aside`(contents: String) throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/config.json"
    try folder.write("config.json", Array(contents.utf8))
    guard case .notSaved(_, let canSetAside) = add(to: path) else {
      Issue.record("saved over \(contents)")
      return
    }
    #expect(canSetAside && text(path) == contents)
    #expect(add(to: path, settingAside: true) == .saved)
    #expect(text(path + ".old") == contents)
    #expect(try ConfigFile.load(path, isOptional: false).profiles.count == 1)
  }

  @Test func `Bytes that are no text, and what is no file, are refused in words`() throws {
    let folder = try TemporaryFolder()
    try folder.write("bytes.json", [0xFF, 0xFE, 0x00])
    for name in ["bytes.json", ""] {
      guard case .notSaved(let finding, _) = add(to: folder.path + "/" + name) else {
        Issue.record("saved to \(name)")
        continue
      }
      #expect(finding.level == .bad && finding.text.hasPrefix(folder.path))
    }
  }

  @Test func `The file behind a link is changed, and the link stays`() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/config.json", Array("{}".utf8))
    let link = folder.path + "/config.json"
    symlink("real/config.json", link)
    #expect(add(to: link) == .saved)
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(text(folder.path + "/real/config.json").contains("host.example"))
  }

  @Test(arguments: [
    (SetupDraft.KeyWay.typed, Profile.KeySource.file(SecretText("sk"))),
    (.variable, .environment("V")), (.command, .command("pass show x")),
  ])
  func `The answers make the profile that they describe`(
    way: SetupDraft.KeyWay, source: Profile.KeySource
  ) {
    var draft = SetupDraft()
    draft.name = "n"
    draft.baseURL = "https://host.example"
    draft.keyWay = way
    (draft.key, draft.variable, draft.command) = (SecretText("sk"), "V", "pass show x")
    #expect(draft.profile.keySource == source && draft.profile.model == nil)
    draft.keyWay = .none
    #expect(draft.profile.keySource == nil)
  }
}
