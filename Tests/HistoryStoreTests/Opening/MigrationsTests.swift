import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB
import Testing

@testable import HistoryStore

@Suite("Migrations")
struct MigrationsTests {
  /// The program of tomorrow: one step more.
  private static let tomorrow = Migrations(
    steps: Migrations.all.steps + [
      Migrations.Step(
        name: "next", run: { try $0.execute(sql: "ALTER TABLE settings ADD COLUMN extra TEXT") })
    ])

  private static let failing = Migrations(
    steps: Migrations.all.steps + [
      Migrations.Step(
        name: "bad",
        run: { db in
          try db.execute(sql: "DROP TABLE settings")
          throw StoreError(.full, "Full.")
        }
      )
    ])

  private func stored() async throws -> TestStore {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["one", "two"])
    try await test.store.setSetting("a", "b")
    return test
  }

  @Test("An older file is copied beside it, whole and readable, and brought up to date")
  func upgrade() async throws {
    let test = try await stored()
    await test.store.close()
    let store = try await HistoryStore.open(at: test.directory.file, migrations: Self.tomorrow)
    let version = Self.tomorrow.version
    #expect(try await store.setting("a") == "b")
    #expect(try await store.read { try Migrations.version($0) } == version)
    try await store.write { try $0.execute(sql: "UPDATE settings SET extra = 'c'") }
    let name = "history-before-v\(version).sqlite"
    #expect(test.directory.mode(name) == 0o600)
    #expect(!test.directory.names.contains(name + ".partial"))
    let copy = try await HistoryStore.open(at: test.directory.path + "/" + name)
    #expect(try await copy.wholeBranch(of: test.conversation.id).map(\.prompt) == ["one", "two"])
    #expect(try await copy.search("two").count == 1)
  }

  @Test("The copy holds what another process has written and not yet checkpointed")
  func copyOfOpenFile() async throws {
    let test = try await stored()
    let store = try await HistoryStore.open(at: test.directory.file, migrations: Self.tomorrow)
    await store.close()
    let copy = DatabaseFile(path: test.directory.file).backupPath(before: Self.tomorrow.version)
    #expect(try await HistoryStore.open(at: copy).setting("a") == "b")
  }

  @Test("A step that fails leaves the file as it was, and the copy beside it")
  func failure() async throws {
    let test = try await stored()
    await test.store.close()
    let path = test.directory.file
    let error = await storeError { () throws(StoreError) in
      _ = try await HistoryStore.open(at: path, migrations: Self.failing)
    }
    #expect(error?.kind == .full)
    let store = try await HistoryStore.open(at: path)
    #expect(try await store.setting("a") == "b")
    #expect(test.directory.names.contains("history-before-v\(Self.failing.version).sqlite"))
  }

  @Test("Text that a killed program of before had journaled in the database is kept")
  func journalOfBefore() async throws {
    let file = try await OldFile(version: 3)
    let old = file.store
    let context = Sample.context(mode: .commonPrefix)
    let conversation = Conversation(context: context.key, createdAt: Sample.date(0))
    try await old.save(context)
    try await old.write { try OldFile.insert($0, conversation) }
    var turn = Sample.turn("why", in: conversation.id)
    turn.phase = .streaming
    try await old.save(turn)
    let ended = Sample.turn("before", reply: "whole", in: conversation.id, at: 1)
    try await old.save(ended)
    try await old.write { db in
      for (position, reasoning, content) in [(0, "hm", "Be"), (2, "", "x"), (0, "", "cause")] {
        try db.execute(
          sql:
            "INSERT INTO journal (turn, position, reasoning, content) SELECT n, ?, ?, ? FROM turns",
          arguments: [position, reasoning, content])
      }
      try db.execute(sql: "UPDATE owners SET startTime = startTime + 1")
    }
    let store = try await file.upgraded()
    #expect(try await store.turn(turn.id)?.reply == "Because")
    let recovered = try await store.recoverInterrupted(at: Sample.date(5))
    #expect(
      recovered.first?.choices == [
        Choice(content: "Because", reasoning: "hm"), Choice(), Choice(content: "x"),
      ])
    #expect(try await store.turn(turn.id) == recovered.first)
    #expect(try await store.turn(ended.id) == ended)
  }

  @Test("No copy is made of a file that is up to date, or new")
  func noCopy() async throws {
    let test = try await stored()
    await test.store.close()
    await (try HistoryStore.open(at: test.directory.file)).close()
    #expect(test.directory.names == ["history.sqlite"])
  }

  @Test("A file of the first version keeps its contexts, and its lineage has no costs")
  func fromVersion1() async throws {
    let directory = try TemporaryFolder()
    let first = Migrations(steps: [Migrations.all.steps[0]])
    let old = try await HistoryStore.open(at: directory.file, migrations: first)
    try await old.write { db in
      try db.execute(
        sql: """
          INSERT INTO contexts (key, label, contextID, mode, model, profile, createdAt, notes)
          VALUES ('k', 'a', 'ctx-2', 'session', 'm', 'p', 1, '');
          INSERT INTO lineage (context, position, contextID, retiredAt, reason)
          VALUES ('k', 0, 'ctx-1', 2, 'lost');
          """)
    }
    await old.close()
    let store = try await HistoryStore.open(at: directory.file)
    let context = try #require(try await store.context(ContextKey(rawValue: "k")))
    #expect(context.contextID == "ctx-2" && context.memoryStart == nil)
    #expect(
      context.lineage == [
        LineageEntry(
          contextID: "ctx-1", retiredAt: Date(timeIntervalSinceReferenceDate: 2), reason: .lost)
      ])
    await store.close()
  }

  @Test("Names of steps are unique, and shipped ones never change")
  func names() {
    let names = Migrations.all.steps.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(
      names == [
        "1 contexts, conversations, turns", "2 index of signs",
        "3 costs of former ids, starts of memories", "4 streams in files",
        "5 one conversation in one memory", "6 one spelling in the index", "7 nodes and ends",
      ])
  }

  @Test("Five openings at once of an older file all end up with the new one")
  func race() async throws {
    let test = try await stored()
    let path = test.directory.file
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<5 {
        group.addTask {
          let store = try await HistoryStore.open(at: path, migrations: Self.tomorrow)
          #expect(try await store.setting("a") == "b")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(
    "The copy's name comes from the file's",
    arguments: [("/a/history.sqlite", "/a/history-before-v3.sqlite"), ("h", "h-before-v3.sqlite")])
  func backupName(_ path: String, _ expected: String) {
    #expect(DatabaseFile(path: path).backupPath(before: 3) == expected)
  }
}
