import ChatTestSupport
import FoundationEssentials
import GRDB
import Testing

@testable import HistoryStore

/// A file that is read without locks stays as it is, whatever another process does with it at the moment.
@Suite struct QuietReadingTests {
  /// A history and the first bytes of its log, as they are while another process works on them.
  private func copy(log count: Int) async throws -> TemporaryFolder {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["a prompt"])
    let folder = try TemporaryFolder()
    for ending in ["", "-wal"] {
      let bytes = FileManager.default.contents(atPath: test.directory.file + ending) ?? Data()
      try folder.write(
        "history.sqlite" + ending, Array(ending.isEmpty ? bytes : bytes.prefix(count)))
    }
    await test.store.close()
    return folder
  }

  // Nothing, the header alone, one frame and a half, and all of it.
  @Test(arguments: [0, 32, 32 + 24 + 4096 + 2000, .max])
  func `A log is neither removed nor changed`(count: Int) async throws {
    let folder = try await copy(log: count)
    let before = folder.allFiles().map(\.bytes)
    try QuietReading.refuseNewer(DatabaseFile(path: folder.file), .all)
    let database = try QuietReading.open(DatabaseFile(path: folder.file))
    _ = try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    try database.close()
    #expect(folder.names == ["history.sqlite", "history.sqlite-wal"])
    #expect(folder.allFiles().map(\.bytes) == before)
  }
}
