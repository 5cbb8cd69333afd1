import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import ctxchat

@Suite struct PrivateFileTests {
  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `A new file and its folders are its owner's alone, and nothing is left beside it`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a/b/config.json"
    try PrivateFile.create(path, "text\n")
    #expect(text(path) == "text\n")
    #expect(
      mode(path) == 0o600 && mode(folder.path + "/a") == 0o700
        && mode(folder.path + "/a/b") == 0o700)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b") == ["config.json"])
  }

  @Test func `What has the name stays, a dangling link too`() throws {
    let folder = try TemporaryFolder()
    try folder.write("config.json", Array("mine".utf8))
    let failure = #expect(throws: CommandFailure.self) {
      try PrivateFile.create(folder.path + "/config.json", "other")
    }
    #expect(failure?.status == .config)
    #expect(text(folder.path + "/config.json") == "mine")
    symlink("/no/such/place", folder.path + "/link")
    #expect(throws: CommandFailure.self) { try PrivateFile.create(folder.path + "/link", "other") }
    #expect(try names(in: folder) == ["config.json", "link"])
  }

  @Test func `A file is replaced as a whole, or stays`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/config.json"
    try folder.write("config.json", Array("old".utf8))
    chmod(path, 0o644)
    try PrivateFile.replace(path, "new")
    #expect(text(path) == "new" && mode(path) == 0o600)
    let blocked = folder.path + "/config.json/below"
    let failure = #expect(throws: CommandFailure.self) { try PrivateFile.replace(blocked, "x") }
    #expect(failure?.status == .cannotCreate)
    #expect(failure?.description.contains("Not a directory") == true)
    #expect(text(path) == "new")
    #expect(try names(in: folder) == ["config.json"])
  }

  @Test func `A file that is set aside takes a name that is free`() throws {
    let folder = try TemporaryFolder()
    for number in 1...3 {
      try folder.write("config.json", Array("version \(number)".utf8))
      try PrivateFile.setAside(folder.path + "/config.json")
    }
    #expect(try names(in: folder) == ["config.json.old", "config.json.old-2", "config.json.old-3"])
    #expect(text(folder.path + "/config.json.old-3") == "version 3")
    #expect(throws: CommandFailure.self) { try PrivateFile.setAside(folder.path + "/config.json") }
  }
}
