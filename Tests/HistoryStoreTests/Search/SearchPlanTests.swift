import Basics
import ChatModel
import ChatTestSupport
import GRDB
import Testing

@testable import HistoryStore

/// How searches find what they find: through an index, whatever the query.
@Suite("Search plans")
struct SearchPlanTests {
  /// The statements of a search, with SQLite's plans.
  private func plans(of query: String) async throws -> [String] {
    let store = try await HistoryStore.temporary()
    let statements = Locked<[String]>([])
    try await store.write { db in
      db.trace { event in
        let sql = event.expandedDescription
        // The index reads its few settings itself, again after each change of the file's shape.
        if sql.hasPrefix("SELECT"), !sql.contains("_config") {
          statements.withLock { $0.append(sql) }
        }
      }
    }
    _ = try await store.search(query)
    let searched = statements.value
    #expect(!searched.isEmpty)
    return try await store.read { db in
      try searched.flatMap { sql in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0.text(3) }
      }
    }
  }

  @Test(
    "No query reads every turn",
    arguments: [
      "context", "con", "x", "zyzzyva", "上", "上下文", "ไ", "=>", "---", ".", "=> ---", "。", "🎉",
      "context =>", "con ++ →", "上下文 。", "c++",
    ])
  func noScan(_ query: String) async throws {
    for step in try await plans(of: query) {
      // Contexts are few: their labels are read.
      let isIndexed = step.contains("VIRTUAL TABLE") || step.hasPrefix("SCAN x ")
      #expect(!step.hasPrefix("SCAN") || isIndexed, "\(query): \(step)")
      #expect(!step.contains("TEMP B-TREE"), "\(query) is sorted: \(step)")
    }
  }

  @Test("A text of signs asks the index for each of its pairs")
  func signs() {
    #expect(SymbolText.expression(for: ["=>"]) == "\"x1px1q\"")
    #expect(SymbolText.expression(for: ["=>", "."]) == "\"x1px1q\" AND \"x1a\"")
    #expect(SymbolText.expression(for: ["||="]) == "\"x3gx3g\" AND \"x3gx1p\"")
  }

  @Test("A text is indexed by its signs and their pairs, each once; words are not signs")
  func indexed() {
    func tokens(_ texts: String...) -> Set<Substring> {
      Set(SymbolText.indexed(texts).split(separator: " "))
    }
    #expect(tokens("a => b => c") == ["x1p", "x1q", "x1px1q"])
    #expect(tokens("=", ">") == ["x1p", "x1q"])
    #expect(tokens("no sign at all, 文字") == ["x18"])
    #expect(tokens("。」") == ["x9he", "x9hp", "x9hex9hp"])
    #expect(tokens("🎉é") == [])
  }

  @Test("Signs are found where they stand, and only there; the index follows the turn")
  func found() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("let f = (a) => a", reply: "x || y")
    try await test.store.save(turn)
    try await test.store.save(test.turn("a = b > c", at: 1))
    #expect(try await test.store.search("=>").map(\.turn) == [turn.id])
    #expect(try await test.store.search("||").map(\.turn) == [turn.id])
    #expect(try await test.store.search("|>").isEmpty)
    #expect(try await test.store.search("=").count == 2)
    turn.choices = [Choice(content: "x && y")]
    try await test.store.save(turn)
    #expect(try await test.store.search("||").isEmpty)
    #expect(try await test.store.search("&&").count == 1)
    try await test.store.removeTurn(turn.id)
    #expect(try await test.store.search("=>").isEmpty)
    try await test.store.write { db in
      try db.execute(sql: "INSERT INTO signs (signs) VALUES ('integrity-check')")
    }
  }

  @Test("A file of the first version gets its signs indexed")
  func migrated() async throws {
    let directory = try TemporaryFolder()
    let first = Migrations(steps: [Migrations.all.steps[0]])
    let old = try await HistoryStore.open(at: directory.file, migrations: first)
    try await old.write { db in
      try db.execute(
        sql: """
          INSERT INTO contexts (key, label, contextID, mode, model, profile, createdAt, notes)
          VALUES ('x', 'l', 'i', 'session', 'm', 'p', 0, '');
          INSERT INTO conversations (id, context, title, createdAt, updatedAt, isUnread)
          VALUES ('v', 'x', '', 0, 0, 0);
          INSERT INTO turns (n, id, conversation, depth, chosen, phase, createdAt, contextID, prompt)
          VALUES (1, 't', 'v', 0, 0, 'complete', 0, 'i', 'a => b');
          """)
    }
    await old.close()
    let store = try await HistoryStore.open(at: directory.file)
    #expect(try await store.search("=>").map(\.turn?.rawValue) == ["t"])
  }
}
