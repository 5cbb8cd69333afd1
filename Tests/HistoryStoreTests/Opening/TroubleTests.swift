import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB
import Glibc
import Testing

@testable import HistoryStore

@Suite("A history that takes no writes")
struct TroubleTests {
  private func kind(_ body: () async throws(StoreError) -> Void) async -> StoreError.Kind? {
    await storeError(body)?.kind
  }

  @Test("One that cannot be made is empty, says why, and is made once it can")
  func missing() async throws {
    let directory = try TemporaryFolder()
    let path = directory.path + "/link/history.sqlite"
    // Nothing can be made below it, whoever tries.
    symlink("/proc/self", directory.path + "/link")
    let store = try await HistoryStore.open(at: path)
    #expect(store.trouble?.kind == .readOnly)
    #expect(store.trouble?.message.contains(path) == true)
    #expect(try await store.conversations().isEmpty)
    #expect(
      await kind { () throws(StoreError) in try await store.setSetting("a", "b") } == .readOnly)
    #expect(await store.tryAgain() == .none)
    unlink(directory.path + "/link")
    #expect(await store.tryAgain() == .reopened)
    #expect(store.trouble == nil)
    try await store.setSetting("a", "b")
    await store.close()
    #expect(try await HistoryStore.open(at: path).setting("a") == "b")
  }

  @Test("One that another holds is read, and written once it is free")
  func locked() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one"])
    await test.store.close()
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    let holder = try DatabaseQueue(path: test.directory.file, configuration: configuration)
    try await holder.write { try $0.execute(sql: "INSERT INTO settings VALUES ('x', 'y')") }
    let store = try await HistoryStore.open(
      at: test.directory.file, migrations: .all, patience: 0.1)
    #expect(store.trouble?.kind == .locked)
    #expect(try await store.wholeBranch(of: test.conversation.id).map(\.prompt) == ["one"])
    try holder.close()
    // Who writes looks again by itself.
    try await store.setSetting("a", "b")
    #expect(store.trouble == nil)
    #expect(try await store.setting("x") == "y")
  }

  @Test("An older one that takes no writes is brought up to date in memory alone")
  func older() async throws {
    let old = try await OldFile(version: 4)
    let context = Sample.context(mode: .session)
    try await old.store.save(context)
    for name in ["one", "two"] {
      _ = try await old.insert(
        Conversation(
          id: ConversationID(rawValue: name), context: context.key, createdAt: Sample.date(0)),
        [(name, name == "one" ? 1 : 2)])
    }
    try await old.close()
    let before = Bytes(in: old.directory.path)
    let store = try #require(try await HistoryStore.openForReading(at: old.directory.file))
    #expect(try await store.conversations().count == 1, "twins are joined")
    #expect(try await store.search("reply").count == 2)
    await store.close()
    #expect(Bytes(in: old.directory.path) == before)
  }

  @Test("Reading alone makes nothing and changes nothing, also of what a killed program left")
  func quiet() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one", "two"])
    let killed = try Bytes(in: test.directory.path).copied()
    let before = Bytes(in: killed.path)
    #expect(before.files["history.sqlite-wal"]?.isEmpty == false)
    let store = try #require(try await HistoryStore.openForReading(at: killed.file))
    #expect(try await store.wholeBranch(of: test.conversation.id).map(\.prompt) == ["one", "two"])
    #expect(
      await kind { () throws(StoreError) in try await store.setSetting("a", "b") } == .readOnly)
    await store.close()
    #expect(Bytes(in: killed.path) == before)
    #expect(try await HistoryStore.openForReading(at: killed.path + "/none.sqlite") == nil)
    #expect(Bytes(in: killed.path) == before)
  }

  // MARK: Removed and replaced

  private func move(_ from: String, _ to: String) throws {
    for suffix in ["", "-wal", "-shm"] { rename(from + suffix, to + suffix) }
  }

  @Test("One that was taken away is read on, not written, and continues when it is back")
  func removed() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one"])
    let away = test.directory.path + "/away.sqlite"
    try move(test.directory.file, away)
    let refused = await kind { () throws(StoreError) in
      try await test.store.setSetting("a", "b")
    }
    #expect(refused == .removed)
    #expect(test.store.trouble?.message.contains("was removed") == true)
    #expect(try await test.store.wholeBranch(of: test.conversation.id).map(\.prompt) == ["one"])
    #expect(try await test.store.search("one").count == 1)
    #expect(await test.store.tryAgain() == .none)
    #expect(test.directory.names.contains("history.sqlite") == false, "nothing is made anew")
    try move(away, test.directory.file)
    #expect(await test.store.tryAgain() == .same)
    try await test.store.setSetting("a", "b")
    #expect(try await test.store.setting("a") == "b")
  }

  @Test("A folder that was removed stays so")
  func folder() async throws {
    let directory = try TemporaryFolder()
    let path = directory.path + "/data/history.sqlite"
    let store = try await HistoryStore.open(at: path)
    try await store.setSetting("a", "b")
    try FileManager.default.removeItem(atPath: directory.path + "/data")
    #expect(
      await kind { () throws(StoreError) in try await store.setSetting("a", "c") } == .removed)
    #expect(try await store.setting("a") == "b")
    #expect(await store.tryAgain() == .none)
    await store.close()
    #expect(directory.names.isEmpty)
  }

  @Test("Another history in its place is noticed, then used, and its files are left alone")
  func replaced() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one"])
    let other = try await TestStore.make()
    _ = try await other.storeChain(["other"])
    try move(test.directory.file, test.directory.path + "/away.sqlite")
    // With a log of its own, as a killed program leaves it.
    let copy = try Bytes(in: other.directory.path).copied()
    try move(copy.file, test.directory.file)
    let log = FileManager.default.contents(atPath: test.directory.file + "-wal")
    #expect(
      await kind { () throws(StoreError) in try await test.store.setSetting("a", "b") } == .replaced
    )
    #expect(try await test.store.search("one").count == 1)
    #expect(FileManager.default.contents(atPath: test.directory.file + "-wal") == log)
    #expect(await test.store.tryAgain() == .reopened)
    #expect(try await test.store.search("one").isEmpty)
    #expect(try await test.store.search("other").count == 1)
    try await test.store.setSetting("a", "b")
    await test.store.close()
    let again = try await HistoryStore.open(at: test.directory.file)
    #expect(try await again.setting("a") == "b")
    #expect(try await again.search("other").count == 1)
  }

  @Test(
    "What is put in its place and is not a history of ours is not used",
    arguments: ["text", "newer"])
  func unusable(_ what: String) async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one"])
    try move(test.directory.file, test.directory.path + "/away.sqlite")
    if what == "text" {
      try Data("no database".utf8).write(to: URL(filePath: test.directory.file))
    } else {
      let other = try await TestStore.make()
      try await other.store.write { try $0.execute(sql: "PRAGMA user_version = 99") }
      await other.store.close()
      rename(other.directory.file, test.directory.file)
    }
    #expect(
      await kind { () throws(StoreError) in try await test.store.setSetting("a", "b") } == .replaced
    )
    #expect(await test.store.tryAgain() == .none)
    #expect(try await test.store.search("one").count == 1)
  }

  @Test("A removed file is reported to those who follow the changes", .timeLimit(.minutes(5)))
  func followed() async throws {
    let test = try await TestStore.make()
    let changes = test.store.changes()
    try move(test.directory.file, test.directory.path + "/away.sqlite")
    for await _ in changes where test.store.trouble != nil { break }
    #expect(test.store.trouble?.kind == .removed)
  }
}

/// The files of a folder, byte by byte, with the moments in which they were changed.
struct Bytes: Equatable {
  var files: [String: [UInt8]] = [:]
  private var times: [String: Int] = [:]

  init(in folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      let path = folder + "/" + name
      var status = stat()
      stat(path, &status)
      times[name] = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
      files[name] = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    }
  }

  /// The same files in a folder of their own: what a program leaves that is killed now.
  func copied() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, bytes) in files where !name.hasSuffix("-shm") {
      try Data(bytes).write(to: URL(filePath: folder.path + "/" + name))
    }
    return folder
  }
}

@Suite("A history of a later version")
struct NewerFileTests {
  /// What tells that a file is of tomorrow.
  static let marks = [
    "PRAGMA user_version = 99", "INSERT INTO grdb_migrations VALUES ('99 future')",
    "PRAGMA user_version = 7; INSERT INTO grdb_migrations VALUES ('7 next'); CREATE TABLE t (x)",
  ]

  private func refuse(_ folder: TemporaryFolder) async {
    let before = Bytes(in: folder.path)
    let error = await storeError { () throws(StoreError) in
      _ = try await HistoryStore.open(at: folder.file)
    }
    #expect(error?.kind == .newer)
    #expect(error?.message.contains("newer version") == true)
    let reading = await storeError { () throws(StoreError) in
      _ = try await HistoryStore.openForReading(at: folder.file)
    }
    #expect(reading?.kind == .newer)
    let health = await storeError { () throws(StoreError) in
      _ = try await HistoryStore.health(at: folder.file)
    }
    #expect(health?.kind == .newer)
    #expect(Bytes(in: folder.path) == before, "not a byte is changed, and no file is made")
  }

  @Test("It is refused, and not touched by one byte", arguments: marks)
  func closed(_ mark: String) async throws {
    let test = try await TestStore.make()
    try await test.store.write { try $0.execute(sql: mark) }
    await test.store.close()
    mkdir(test.directory.file + "-streams", 0o755)
    chmod(test.directory.file, 0o644)
    await refuse(test.directory)
    #expect(test.directory.mode("history.sqlite") == 0o644)
    #expect(test.directory.mode("history.sqlite-streams") == 0o755)
  }

  @Test("The same when a killed program of tomorrow left it in the log", arguments: marks)
  func killed(_ mark: String) async throws {
    let test = try await TestStore.make()
    try await test.store.write { db in
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
    }
    try await test.store.write { try $0.execute(sql: mark) }
    await refuse(try Bytes(in: test.directory.path).copied())
  }

  @Test(
    "A path with signs of an address in it is a path", arguments: ["a?b", "a#b", "a%41", "ä 文"])
  func path(_ name: String) async throws {
    let directory = try TemporaryFolder()
    let path = "\(directory.path)/\(name)/history.sqlite"
    let store = try await HistoryStore.open(at: path)
    try await store.setSetting("a", "b")
    await store.close()
    let reading = try #require(try await HistoryStore.openForReading(at: path))
    #expect(try await reading.setting("a") == "b")
  }
}

@Suite("Health")
struct HealthTests {
  @Test("A sound history is reported as such, and nothing of it is changed")
  func sound() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one", "two"])
    await test.store.close()
    let before = Bytes(in: test.directory.path)
    let health = try #require(try await HistoryStore.health(at: test.directory.file))
    #expect(health.damage.isEmpty && health.orphans == 0 && health.openTurns == 0)
    #expect(health.contexts == 1 && health.conversations == 1 && health.turns == 2)
    #expect(health.version == Migrations.all.version)
    #expect(Bytes(in: test.directory.path) == before)
    #expect(try await HistoryStore.health(at: test.directory.path + "/none") == nil)
  }

  @Test("One that is in use is looked at as it is at one moment")
  func inUse() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("x")
    turn.phase = .streaming
    try await test.store.storePrompt(turn, in: test.conversation)
    let health = try #require(try await HistoryStore.health(at: test.directory.file))
    #expect(health.damage.isEmpty && health.openTurns == 1)
  }

  @Test("Damage is reported, wherever it is; only pages of bare text can hold anything")
  func damaged() async throws {
    let test = try await TestStore.make()
    for index in 0..<200 { try await test.store.save(test.turn("p\(index)", reply: "r")) }
    await test.store.close()
    let whole = Array(try #require(FileManager.default.contents(atPath: test.directory.file)))
    let pages = whole.count / 4096
    var told: [Int] = []
    for page in 1..<pages {
      var bytes = whole
      for index in (page * 4096 + 8)..<((page + 1) * 4096) { bytes[index] = 0xA5 }
      try Data(bytes).write(to: URL(filePath: test.directory.file))
      let health = try await HistoryStore.health(at: test.directory.file)
      if health?.damage.isEmpty == false { told.append(page) }
    }
    #expect(told.count > pages * 3 / 4, "\(told) of \(pages)")
  }

  @Test("A file that was cut, one that is not a database, and another program's are damage")
  func strange() async throws {
    let test = try await TestStore.make()
    for index in 0..<200 { try await test.store.save(test.turn("p\(index)", reply: "r")) }
    await test.store.close()
    truncate(test.directory.file, 40_000)
    #expect(try await HistoryStore.health(at: test.directory.file)?.damage.isEmpty == false)
    let other = test.directory.path + "/other"
    try Data(repeating: 0x41, count: 5000).write(to: URL(filePath: other))
    #expect(try await HistoryStore.health(at: other)?.damage.isEmpty == false)
    unlink(other)
    let theirs = try DatabaseQueue(path: other)
    try await theirs.write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
    try theirs.close()
    #expect(try await HistoryStore.health(at: other)?.damage.isEmpty == false)
  }

  @Test("Rows that belong to nothing are counted")
  func orphans() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one"])
    await test.store.close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: test.directory.file, configuration: configuration)
    try await queue.write { try $0.execute(sql: "DELETE FROM contexts") }
    try queue.close()
    let orphans = try await HistoryStore.health(at: test.directory.file)?.orphans
    let context = test.context
    #expect(orphans == 1 + context.seed.count + context.lineage.count)
  }

  @Test(
    "A table that is gone is damage, not something else",
    arguments: ["turns", "choices", "settings", "search", "signs"])
  func table(_ name: String) async throws {
    let test = try await TestStore.make()
    try test.sql("DROP TABLE \(name)")
    let error = await storeError { () throws(StoreError) in
      _ = try await test.store.search("word")
      _ = try await test.store.search("=>")
      _ = try await test.store.setting("a")
      _ = try await test.store.wholeBranch(of: test.conversation.id)
      try await test.store.save(test.turn("a", reply: "b"))
    }
    #expect(error?.kind == .corrupt, "\(error as Any)")
  }
}
