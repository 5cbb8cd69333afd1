import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

@testable import ctxchat

@Suite struct HistoryCheckTests {
  private func findings(in folder: String) async throws -> [Finding] {
    var settings = GlobalSettings()
    settings.configFile = folder + "/none.json"
    settings.dataFolder = folder
    return await HistoryCheck.findings(for: Setup(leniently: settings))
  }

  private func store(_ folder: TemporaryFolder) async throws {
    chmod(folder.path, 0o700)
    let store = try await HistoryStore.open(at: folder.path + "/history.sqlite")
    let context = CachedContext(
      label: "c", contextID: "c", mode: .commonPrefix, model: "m", profile: "p", createdAt: .now)
    try await store.save(context)
    await store.close()
  }

  @Test func `Where nothing was started yet nothing is wrong, and nothing is made`() async throws {
    let folder = try TemporaryFolder()
    let absent = try await findings(in: folder.path + "/a/b")
    #expect(absent.map(\.level) == [.ok] && absent[0].text.contains("the first start creates it"))
    #expect(access(folder.path + "/a", F_OK) != 0)
    chmod(folder.path, 0o700)
    let empty = try await findings(in: folder.path)
    #expect(empty.map(\.level) == [.ok, .ok] && empty[1].text.hasPrefix("none yet"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `A history that is intact is counted`() async throws {
    let folder = try TemporaryFolder()
    try await store(folder)
    let findings = try await findings(in: folder.path)
    #expect(findings.allSatisfy { $0.level == .ok }, "\(findings)")
    #expect(findings.last?.text.contains("is intact") == true)
    #expect(findings.last?.text.hasSuffix("1 context, 0 conversations, 0 turns") == true)
  }

  @Test func `Files that others can read are named, each with what makes it private`() async throws
  {
    let folder = try TemporaryFolder()
    try await store(folder)
    chmod(folder.path, 0o755)
    chmod(folder.path + "/history.sqlite", 0o644)
    let open = try await findings(in: folder.path).filter { $0.level == .warning }
    #expect(open.map(\.subject) == ["privacy", "privacy"])
    #expect(open[0].text.contains("chmod go= \(folder.path)`"))
    #expect(open[1].text.contains("chmod go= \(folder.path)/history.sqlite`"))
  }

  @Test(arguments: [0, 1, 100, 4096])
  func `A file that is no history is damage or a failure, never a trap and never changed`(
    length: Int
  ) async throws {
    let folder = try TemporaryFolder()
    chmod(folder.path, 0o700)
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
    try folder.write("history.sqlite", bytes)
    let findings = try await findings(in: folder.path).filter { $0.subject == "history" }
    if length > 0 { #expect(findings.map(\.level) == [.failure], "\(findings)") }
    #expect(
      FileManager.default.contents(atPath: folder.path + "/history.sqlite").map { Array($0) }
        == bytes)
  }

  @Test func `A page that was overwritten is found`() async throws {
    let folder = try TemporaryFolder()
    try await store(folder)
    let path = folder.path + "/history.sqlite"
    var bytes = try #require(FileManager.default.contents(atPath: path).map { Array($0) })
    // The pages behind the first hold the tables.
    for place in stride(from: 8192, to: min(bytes.count, 40_000), by: 3) { bytes[place] = 0xA5 }
    try folder.write("history.sqlite", bytes)
    unlink(path + "-wal")
    let findings = try await findings(in: folder.path).filter { $0.subject == "history" }
    #expect(findings.first?.level == .failure, "\(findings)")
  }
}
