import Basics
import ChatTestSupport
import Dispatch
import FoundationEssentials
import GRDB
import Glibc
import Testing

@testable import HistoryStore

@Suite("Files that are open here")
struct OpenFilesTests {
  private struct Refused: Error {}

  private func access(_ file: FileIdentity?) throws -> StoreAccess {
    StoreAccess(database: try DatabaseQueue(), file: file)
  }

  @Test("A file is open until all who opened it have left it")
  func counted() throws {
    let folder = try TemporaryFolder()
    try folder.write("h", [])
    let file = try #require(FileIdentity.of(folder.path + "/h"))
    #expect(!OpenFiles.contains(file))
    for _ in 0..<3 { _ = try OpenFiles.open("h") { try access(file) } }
    for isOpen in [true, true, false] {
      OpenFiles.remove(file)
      #expect(OpenFiles.contains(file) == isOpen)
    }
    // Leaving what is not open is nothing, and counts against nobody who comes later.
    OpenFiles.remove(file)
    OpenFiles.remove(nil)
    _ = try OpenFiles.open("h") { try access(file) }
    #expect(OpenFiles.contains(file))
    OpenFiles.remove(file)
  }

  @Test("An opening that fails leaves nothing open, and the next one is let in")
  func failed() throws {
    let folder = try TemporaryFolder()
    try folder.write("h", [])
    let file = try #require(FileIdentity.of(folder.path + "/h"))
    #expect(throws: Refused.self) { try OpenFiles.open("h") { throw Refused() } }
    #expect(!OpenFiles.contains(file))
    #expect(try OpenFiles.open("h") { try access(file) }.file == file)
    OpenFiles.remove(file)
  }

  @Test("One opening of a path at a time")
  func oneAtATime() throws {
    let inside = Locked(0)
    let most = Locked(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      _ = try? OpenFiles.open("one path") {
        let now = inside.withLock { inside in
          inside += 1
          return inside
        }
        most.withLock { $0 = max($0, now) }
        usleep(2000)
        inside.withLock { $0 -= 1 }
        return try access(nil)
      }
    }
    #expect(most.value == 1)
  }

  @Test("A store counts from its opening to its close, by whatever name")
  func stores() async throws {
    let test = try await TestStore.make()
    let file = try #require(FileIdentity.of(test.directory.file))
    #expect(OpenFiles.contains(file))
    let link = test.directory.path + "/link.sqlite"
    #expect(symlink("history.sqlite", link) == 0)
    let other = try await HistoryStore.open(at: link)
    await test.store.close()
    // A second close leaves nothing a second time.
    await test.store.close()
    #expect(OpenFiles.contains(file))
    let reader = try #require(try await HistoryStore.openForReading(at: test.directory.file))
    await other.close()
    #expect(OpenFiles.contains(file))
    await reader.close()
    #expect(!OpenFiles.contains(file))
  }

  @Test("A store that is only dropped is open no longer")
  func dropped() async throws {
    let folder = try TemporaryFolder()
    var store: HistoryStore? = try await HistoryStore.open(at: folder.file)
    let file = try #require(FileIdentity.of(folder.file))
    #expect(OpenFiles.contains(file))
    #expect(store?.trouble == nil)
    store = nil
    #expect(!OpenFiles.contains(file))
  }

  /// Expects that this process keeps others from writing the bytes of a file that SQLite locks, or that none does.
  private func expectLock(_ path: String, _ isThere: Bool) async {
    // A process does not see its own locks, so that another one has to ask.
    await #expect(processExitsWith: .success) {
      [path = path as String, keeper = (isThere ? getpid() : 0) as Int32] in
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      lock.l_start = 0x4000_0000
      lock.l_len = 512
      let file = open(path, O_RDWR)
      let isAnswered = fcntl(file, F_GETLK, &lock) == 0
      let found = lock.l_type == Int16(F_UNLCK) ? 0 : lock.l_pid
      exit(isAnswered && found == keeper ? EXIT_SUCCESS : EXIT_FAILURE)
    }
  }

  @Test(
    "Whatever opens and closes the file here, the store that has it open keeps SQLite's locks on it",
    arguments: ["reading", "writing", "newer"])
  func locks(_ kind: String) async throws {
    let test = try await TestStore.make()
    let path = test.directory.file
    await expectLock(path, true)
    switch kind {
    case "reading": await (try #require(try await HistoryStore.openForReading(at: path))).close()
    case "writing": await (try await HistoryStore.open(at: path)).close()
    default:
      let older = Migrations(steps: Migrations.all.steps.dropLast())
      let error = await storeError { () throws(StoreError) in
        _ = try await HistoryStore.open(at: path, migrations: older)
      }
      #expect(error?.kind == .newer)
    }
    await expectLock(path, true)
    await test.store.close()
    await expectLock(path, false)
  }

  @Test("Reading through a link sees what is still in the log beside the file")
  func readingThroughLink() async throws {
    let test = try await TestStore.make()
    try await test.store.setSetting("a", "b")
    let folder = try TemporaryFolder()
    // What a program that was killed has left: a file and its log.
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: test.directory.file + suffix, toPath: folder.path + "/real.sqlite" + suffix)
    }
    #expect(symlink("real.sqlite", folder.path + "/link.sqlite") == 0)
    let before = folder.names
    let reader = try #require(
      try await HistoryStore.openForReading(at: folder.path + "/link.sqlite"))
    #expect(try await reader.setting("a") == "b")
    await reader.close()
    #expect(folder.names == before)
  }
}
