import ChatModel
import ChatTestSupport
import GRDB
import Glibc
import Testing

@testable import HistoryStore

@Suite("Files of every earlier version")
struct EveryVersionTests {
  private static let earlier = Array(1..<Migrations.all.version)

  /// What a reader of a filled file must find today, whatever version has written it.
  private func expectContents(_ store: HistoryStore, _ comment: Comment) async throws {
    let branch = try await store.wholeBranch(of: ConversationID(rawValue: "c1"))
    #expect(branch.map(\.prompt) == Array(FilledFile.prompts.prefix(2)), comment)
    let turn = try #require(try await store.turn(TurnID(rawValue: "t2")), comment)
    #expect(turn.prompt.hasSameBytes(as: FilledFile.prompts[2]), comment)
    #expect(turn.reply == "another" && turn.choices.first?.content == FilledFile.reply, comment)
    #expect(turn.choices.first?.reasoning == "because", comment)
    #expect(turn.node == nil, comment)
    let context = try #require(try await store.context(ContextKey(rawValue: "k1")), comment)
    #expect(context.notes == "a\u{0}b\n" && context.label == "Handbuch", comment)
    #expect(context.seed.map(\.content) == ["Be brief.", "文书"], comment)
    #expect(context.lineage.map(\.contextID) == ["ctx-1", "ctx-0"], comment)
    #expect(context.expiresAt == nil, comment)
    // Words, a word in both spellings, signs, a script without blanks, and what is in no turn.
    for (query, count) in [
      ("zwei", 1), ("café", 2), ("cafe\u{301}", 2), ("→", 1), ("=>", 3), ("検索", 3), ("after", 1),
      ("another", 3), ("⇒", 0), ("none", 0),
    ] {
      #expect(try await store.search(query).count == count, "\(query): \(comment)")
    }
  }

  /// The index of words agrees with itself, and an entry can be taken out again with the text of its turn.
  private func expectWholeIndex(_ store: HistoryStore) async throws {
    try await store.write { db in
      try db.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
    }
    var turn = try #require(try await store.turn(TurnID(rawValue: "t1")))
    turn.prompt = "rewritten"
    try await store.save(turn)
    #expect(try await store.search("scalars").isEmpty)
    #expect(try await store.search("rewritten").count == 1)
    #expect(try await store.search("café").count == 1)
  }

  @Test("What was in the file is in it today, byte for byte, and is found", arguments: earlier)
  func opened(_ version: Int) async throws {
    let file = try await FilledFile(version: version)
    let columns = try file.read(FilledFile.columns)
    let before = try file.read { try FilledFile.rows($0, columns) }
    #expect(before["turns"]?.count == 3 && before["conversations"]?.count == 4)
    let store = try await HistoryStore.open(at: file.directory.file)
    #expect(store.trouble == nil)
    #expect(try await store.read { try FilledFile.rows($0, columns) } == before)
    #expect(try await store.read(Migrations.version) == Migrations.all.version)
    let only = "SELECT id FROM conversations WHERE isOnly = 1"
    #expect(try await store.read { try String.fetchAll($0, sql: only) } == ["c3"])
    try await expectContents(store, "version \(version)")
    try await expectWholeIndex(store)
    await store.close()
    // The copy beside it is still of the version that it was.
    let copy = DatabaseFile(path: file.directory.file).backupPath(before: Migrations.all.version)
    #expect(try FilledFile.read(copy, Migrations.version) == version)
    #expect(try FilledFile.read(copy) { try FilledFile.rows($0, columns) } == before)
  }

  @Test("It is read as it would be today without a byte of it changed", arguments: earlier)
  func onlyRead(_ version: Int) async throws {
    let file = try await FilledFile(version: version)
    let before = file.directory.allFiles().map(\.bytes)
    let store = try #require(try await HistoryStore.openForReading(at: file.directory.file))
    try await expectContents(store, "version \(version)")
    await store.close()
    #expect(file.directory.names == ["history.sqlite"])
    #expect(file.directory.allFiles().map(\.bytes) == before)
  }

  @Test("Every version makes of a new file what the steps make of it one by one")
  func stepByStep() async throws {
    let shape = "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY name"
    let whole = try TemporaryFolder()
    let store = try await HistoryStore.open(at: whole.file)
    let expected = try await store.read { try String.fetchAll($0, sql: shape) }
    await store.close()
    let directory = try TemporaryFolder()
    for version in 1...Migrations.all.version {
      let migrations = Migrations(steps: Array(Migrations.all.steps.prefix(version)))
      let store = try await HistoryStore.open(at: directory.file, migrations: migrations)
      #expect(try await store.read(Migrations.version) == version)
      await store.close()
    }
    let last = try await HistoryStore.open(at: directory.file)
    #expect(try await last.read { try String.fetchAll($0, sql: shape) } == expected)
    await last.close()
  }

  @Test(
    "A kill at the end of a step leaves what the steps before it had made, and the next opening does the rest",
    arguments: 2...Migrations.all.version)
  func killed(_ step: Int) async throws {
    let file = try await FilledFile(version: 1)
    let columns = try file.read(FilledFile.columns)
    let before = try file.read { try FilledFile.rows($0, columns) }
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = file.directory.file as String, step = step as Int] in
      let steps = Migrations.all.steps
      let last = Migrations.Step(name: steps[step - 1].name) { db in
        try steps[step - 1].run(db)
        kill(getpid(), SIGKILL)
        while true { pause() }
      }
      let migrations = Migrations(steps: steps.prefix(step - 1) + [last])
      _ = try await HistoryStore.open(at: path, migrations: migrations)
    }
    #expect(try file.read(Migrations.version) == step - 1)
    #expect(try file.read { try FilledFile.rows($0, columns) } == before)
    let store = try await HistoryStore.open(at: file.directory.file)
    #expect(try await store.read(Migrations.version) == Migrations.all.version)
    #expect(try await store.read { try FilledFile.rows($0, columns) } == before)
    try await expectContents(store, "killed in step \(step)")
    try await expectWholeIndex(store)
    await store.close()
  }
}
