import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB
import Glibc
import Testing

@testable import HistoryStore

@Suite("Opening")
struct OpeningTests {
  @Test("A new history: directories of ours alone, a file of ours alone, every table there")
  func new() async throws {
    let directory = try TemporaryFolder()
    let path = directory.path + "/a/b/history.sqlite"
    let store = try await HistoryStore.open(at: path)
    try await store.setSetting("x", "y")
    #expect(directory.mode("a") == 0o700)
    #expect(directory.mode("a/b") == 0o700)
    for name in ["history.sqlite", "history.sqlite-wal", "history.sqlite-shm"] {
      #expect(directory.mode("a/b/" + name) == 0o600, "\(name)")
    }
    await store.close()
    #expect(!directory.names.contains { $0.contains("before") })
  }

  @Test("A file that others may read is taken from their eyes")
  func mode() async throws {
    let directory = try TemporaryFolder()
    await (try HistoryStore.open(at: directory.file)).close()
    chmod(directory.file, 0o644)
    await (try HistoryStore.open(at: directory.file)).close()
    #expect(directory.mode("history.sqlite") == 0o600)
  }

  @Test("What was written is there after closing and opening, and after no closing")
  func reopen() async throws {
    let directory = try TemporaryFolder()
    let store = try await HistoryStore.open(at: directory.file)
    try await store.setSetting("last", "one")
    let second = try await HistoryStore.open(at: directory.file)
    #expect(try await second.setting("last") == "one")
    await store.close()
    await second.close()
    #expect(directory.names == ["history.sqlite"])
    let third = try await HistoryStore.open(at: directory.file)
    #expect(try await third.setting("last") == "one")
  }

  @Test("A closed store says so, whatever it is asked, and closes once")
  func closed() async throws {
    let test = try await TestStore.make()
    await test.store.close()
    await test.store.close()
    let calls: [@Sendable (HistoryStore) async throws -> Void] = [
      { _ = try await $0.contexts() }, { try await $0.setSetting("a", "b") },
      { _ = try await $0.search("x") }, { try $0.journal([]) },
    ]
    for (index, call) in calls.enumerated() {
      var kind: StoreError.Kind?
      do { try await call(test.store) } catch { kind = (error as? StoreError)?.kind }
      #expect(kind == (index == 3 ? nil : .closed))
    }
  }

  @Test("A temporary history works like any other and leaves no file")
  func temporary() async throws {
    let store = try await HistoryStore.temporary()
    #expect(store.path == nil)
    let context = Sample.context()
    try await store.save(context)
    let conversation = Conversation(context: context.key, createdAt: Sample.date(0))
    try await store.save(conversation)
    try await store.save(Sample.turn("needle", in: conversation.id))
    #expect(try await store.search("needle").count == 1)
    var count = 0
    for await _ in store.changes() { count += 1 }
    #expect(count == 0)
  }

  @Test("Ten openings of a new file at once all succeed")
  func race() async throws {
    let directory = try TemporaryFolder()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<10 {
        group.addTask {
          let store = try await HistoryStore.open(at: directory.file)
          try await store.setSetting("\(index)", "x")
        }
      }
      try await group.waitForAll()
    }
    let store = try await HistoryStore.open(at: directory.file)
    for index in 0..<10 { #expect(try await store.setting("\(index)") == "x") }
  }
}

@Suite("Files that cannot be opened")
struct BadFileTests {
  private func error(_ path: String) async -> StoreError? {
    await storeError { () throws(StoreError) in _ = try await HistoryStore.open(at: path) }
  }

  private func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  @Test("A file that is not a database is refused, named, and not changed")
  func noDatabase() async throws {
    let directory = try TemporaryFolder()
    let text = [UInt8](repeating: 0x41, count: 5000)
    write(text, to: directory.file)
    let error = await error(directory.file)
    #expect(error?.kind == .corrupt)
    #expect(error?.message.contains(directory.file) == true)
    #expect(FileManager.default.contents(atPath: directory.file).map(Array.init) == text)
  }

  @Test("Another program's database is refused and not changed")
  func foreign() async throws {
    let directory = try TemporaryFolder()
    let queue = try DatabaseQueue(path: directory.file)
    try await queue.write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
    #expect(await error(directory.file)?.kind == .corrupt)
    let tables = try await queue.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["theirs"])
  }

  @Test("A database of a newer program is refused with a way on, and not changed")
  func newer() async throws {
    let directory = try TemporaryFolder()
    let store = try await HistoryStore.open(at: directory.file)
    try await store.setSetting("a", "b")
    try await store.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    await store.close()
    let error = await error(directory.file)
    #expect(error?.kind == .newer)
    #expect(error?.message.contains("newer version") == true)
    let version = try await DatabaseQueue(path: directory.file).read { db in
      try Int.fetchOne(db, sql: "PRAGMA user_version")
    }
    #expect(version == 99)
    #expect(directory.names.filter { $0.contains("before") }.isEmpty)
  }

  @Test("A directory in the file's place, or a file in the directory's, is an error, not a trap")
  func wrongKind() async throws {
    let directory = try TemporaryFolder()
    mkdir(directory.file, 0o700)
    #expect(await error(directory.file)?.kind == .cannotOpen)
    write([1], to: directory.path + "/plain")
    #expect(await error(directory.path + "/plain/history.sqlite")?.kind == .cannotOpen)
    #expect(await error("")?.kind == .cannotOpen)
  }

  @Test("A damaged file is an error for whoever meets the damage", arguments: [0, 5, 11])
  func damaged(_ page: Int) async throws {
    let directory = try TemporaryFolder()
    var store = try await HistoryStore.open(at: directory.file)
    let context = Sample.context()
    try await store.save(context)
    let conversation = Conversation(context: context.key, createdAt: Sample.date(0))
    try await store.save(conversation)
    for index in 0..<200 {
      try await store.save(Sample.turn("p\(index)", reply: "r", in: conversation.id))
    }
    await store.close()
    var bytes = try #require(FileManager.default.contents(atPath: directory.file).map(Array.init))
    for index in (page * 4096 + 100)..<((page + 1) * 4096) { bytes[index] = 0xA5 }
    write(bytes, to: directory.file)
    do {
      store = try await HistoryStore.open(at: directory.file)
      _ = try await store.contexts()
      _ = try await store.conversations()
      _ = try await store.pastPrompts(PastPromptWalk(besides: .random()), limit: 1000)
      _ = try await store.search("p1")
      _ = try await store.siblings(of: .random())
    } catch {
      let kind = error.kind
      #expect(kind == .corrupt || kind == .other || kind == .io, "\(error)")
    }
  }

  @Test(
    "A file beside the history that cannot grow is a full disk",
    arguments: [ResultCode.SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMSIZE, .SQLITE_FULL])
  func noRoom(_ code: ResultCode) {
    let error = StoreError(DatabaseError(resultCode: code), path: "/x/h")
    #expect(error.kind == .full && error.isTrouble)
  }

  @Test("A locked file is an error that says who to wait for")
  func locked() async throws {
    let error = StoreError(
      DatabaseError(resultCode: .SQLITE_BUSY, message: "database is locked"), path: "/x/h")
    #expect(error.kind == .locked)
    #expect(error.message.contains("/x/h"))
  }
}

@Suite("Disks that take no more")
struct FullDiskTests {
  /// Lets the file grow by a few pages only: SQLite then answers as on a full disk.
  private func fill(_ store: HistoryStore, room: Int) async throws {
    try await store.write { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages + room)")
    }
  }

  @Test(
    "A full disk: an error with words, nothing saved is lost, and all continues when there is room")
  func full() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["one", "two"])
    try await fill(test.store, room: 3)
    let big = test.turn(String(repeating: "long ", count: 20_000), at: 5, parent: turns[1].id)
    let error = await storeError { () throws(StoreError) in
      try await test.store.storePrompt(big, in: test.conversation)
    }
    #expect(error?.kind == .full)
    #expect(error?.message.hasPrefix("The disk is full") == true)
    #expect(try await test.store.conversation(test.conversation.id)?.head == turns[1].id)
    #expect(try await test.store.turn(big.id) == nil)
    #expect(try await test.store.search("long").isEmpty)
    try await test.store.saveDraft(Draft(text: "small", caret: 0), of: test.conversation.id)
    try await fill(test.store, room: 1000)
    try await test.store.storePrompt(big, in: test.conversation)
    #expect(try await test.store.turn(big.id)?.prompt == big.prompt)
  }

  @Test("A full disk in the middle of a stream is reported, and no piece is lost meanwhile")
  func stream() async {
    await #expect(processExitsWith: .success) {
      let test = try await TestStore.make()
      var turn = test.turn("x")
      turn.phase = .streaming
      try await test.store.storePrompt(turn, in: test.conversation)
      // Files end there, in the middle of a record, as a full disk ends them.
      signal(SIGXFSZ, SIG_IGN)
      Self.setLimit(10_500)
      var kept = ""
      var failure: StoreError?
      for index in 0..<100 where failure == nil {
        let piece = "\(index)" + String(repeating: "y", count: 1000)
        let delta = TurnDelta(turn: turn.id, conversation: test.conversation.id, content: piece)
        failure = await storeError { () throws(StoreError) in try test.store.journal([delta]) }
        kept += piece
      }
      #expect(failure?.kind == .full)
      #expect(kept.utf8.count > 9_000)
      #expect(try await test.store.turn(turn.id)?.reply == kept)
      Self.setLimit(.max)
      let late = TurnDelta(turn: turn.id, conversation: test.conversation.id, content: "late")
      try test.store.journal([late])
      #expect(try await test.store.turn(turn.id)?.reply == kept + "late")
    }
  }

  /// Lets no file grow beyond so many bytes.
  private static func setLimit(_ bytes: rlim_t) {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    limit.rlim_cur = min(bytes, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  }

  @Test("A history that takes no writes can be read, and says so when it should be written")
  func readOnly() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one"])
    let store = try #require(try await HistoryStore.openForReading(at: test.directory.file))
    #expect(store.trouble?.kind == .readOnly)
    #expect(try await store.wholeBranch(of: test.conversation.id).map(\.prompt) == ["one"])
    #expect(try await store.search("one").count == 1)
    let error = await storeError { () throws(StoreError) in try await store.setSetting("a", "b") }
    #expect(error?.kind == .readOnly)
    #expect(error?.message.contains("not writable") == true)
    await store.close()
  }
}

@Suite("Two stores of one process")
struct SecondStoreTests {
  @Test("Opening and closing a second store takes no locks from the first")
  func locks() async throws {
    let test = try await TestStore.make()
    for _ in 0..<3 { await (try HistoryStore.open(at: test.directory.file)).close() }
    #expect(hasLock(test.directory.file))
    // This is what must not happen anywhere: opening and closing the file beside SQLite.
    close(open(test.directory.file, O_RDONLY))
    #expect(!hasLock(test.directory.file))
  }

  /// True if the kernel lists a lock on a file. Its list may miss one that is there when others come
  /// and go meanwhile.
  private func hasLock(_ path: String) -> Bool {
    var status = stat()
    stat(path, &status)
    let line = ":\(status.st_ino) "
    return (0..<200).contains { _ in
      // In one piece: read in parts, the list loses lines while other tests take locks.
      let list = open("/proc/locks", O_RDONLY)
      defer { close(list) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      var count = 0
      while case let part = read(list, &bytes[count], bytes.count - count), part > 0 {
        count += part
      }
      return String(decoding: bytes[..<count], as: UTF8.self).contains(line)
    }
  }
}
