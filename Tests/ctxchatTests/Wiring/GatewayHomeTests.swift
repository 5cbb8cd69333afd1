import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import ctxchat

@Suite struct GatewayHomeTests {
  @Test func `The key is made once, for its owner alone, and is the same at the next start`() throws
  {
    let folder = try TemporaryFolder()
    let home = GatewayHome(folder: folder.path + "/data")
    home.prepare()
    let key = try home.key()
    #expect(key.count >= 20 && !key.contains { $0.isWhitespace })
    #expect(try home.key() == key)
    var status = stat()
    #expect(stat(home.keyPath, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(home.databasePath == folder.path + "/data/gateway.sqlite")
  }

  @Test(arguments: [
    ("abc\n", "abc"), ("  abc  ", "abc"), ("abc def\n", "abc"), ("\n\nabc\n# a note\n", "abc"),
    ("abc\r\n", "abc"),
  ])
  func `A key that somebody wrote is its first word`(contents: String, key: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("gateway.key", Array(contents.utf8))
    #expect(try GatewayHome(folder: folder.path).key() == key)
  }

  @Test(arguments: ["", "\n", " \t\r\n "])
  func `A file without a key is not overwritten`(contents: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("gateway.key", Array(contents.utf8))
    let failure = #expect(throws: CommandFailure.self) {
      try GatewayHome(folder: folder.path).key()
    }
    #expect(failure?.status == .config && failure?.description.contains("holds no key") == true)
  }

  @Test func `What cannot be a key is refused, with the file's name`() throws {
    let folder = try TemporaryFolder()
    let home = GatewayHome(folder: folder.path)
    try folder.write("gateway.key", [UInt8](repeating: 0x61, count: 5000))
    let long = #expect(throws: CommandFailure.self) { try home.key() }
    #expect(long?.description.contains(home.keyPath) == true)
    unlink(home.keyPath)
    try FileManager.default.createDirectory(
      atPath: home.keyPath, withIntermediateDirectories: false)
    #expect(throws: CommandFailure.self) { try home.key() }
    let nowhere = GatewayHome(folder: "/proc/none/here")
    let unwritten = #expect(throws: CommandFailure.self) { try nowhere.key() }
    #expect(unwritten?.status == .cannotCreate)
  }
}
