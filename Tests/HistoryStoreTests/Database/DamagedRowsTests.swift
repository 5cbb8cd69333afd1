import ChatModel
import GRDB
import Testing

@testable import HistoryStore

/// Rows that hold what no version of the program writes: a damaged disk, or another program that meant well.
@Suite("Damaged rows")
struct DamagedRowsTests {
  private static let values = ["NULL", "x'FF00'", "'text'", "9223372036854775807", "-0.5"]

  private static let unchecked =
    "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "

  private static let tables = [
    "contexts", "lineage", "seeds", "sources", "conversations", "drafts", "settings", "turns",
    "choices",
    "owners", "claims",
  ]

  /// A store with something in every table.
  private func filled() async throws -> (TestStore, TurnID) {
    let test = try await TestStore.make()
    var first = Sample.fullTurn(in: test.conversation.id)
    first.phase = .ended(.length)
    try await test.store.storePrompt(first, in: test.conversation)
    var open = test.turn("waits", at: 9, parent: first.id)
    open.phase = .waiting(until: Sample.date(20), reason: "busy")
    try await test.store.storePrompt(open, in: test.conversation)
    try await test.store.save(test.turn("other", reply: "branch", at: 10, parent: first.id))
    try await test.store.saveDraft(Draft(text: "draft", caret: 2), of: test.conversation.id)
    try await test.store.setSetting("theme", "dark")
    #expect(try await test.store.claim(test.context.key, at: Sample.date(1)))
    return (test, first.id)
  }

  /// Asks everything that reads; an error is an answer, a trap is none.
  private func readAll(_ test: TestStore, _ turn: TurnID) async {
    let (store, id) = (test.store, test.conversation.id)
    _ = try? await store.contexts()
    _ = try? await store.context(test.context.key)
    _ = try? await store.conversations()
    _ = try? await store.conversation(id)
    _ = try? await store.branch(of: id, limit: 10)
    _ = try? await store.branch(of: id, before: turn, limit: 10)
    _ = try? await store.wholeBranch(of: id)
    _ = try? await store.siblings(of: turn)
    _ = try? await store.newestLeaf(under: turn)
    _ = try? await store.turnView(turn)
    _ = try? await store.tree(of: id)
    _ = try? await store.draft(of: id)
    _ = try? await store.setting("theme")
    _ = try? await store.promptHistory(of: id, limit: 5)
    _ = try? await store.pastPrompts(PastPromptWalk(besides: .random()), limit: 5)
    _ = try? await store.search("question one")
    _ = try? await store.usageOfTurns(in: id)
    _ = try? await store.usageOfConversations()
    _ = try? await store.usageOfContexts()
    _ = try? await store.archive(of: id)
    _ = try? await store.freeLabel(like: "handbook")
    _ = try? await store.save(test.turn("later", at: 30, parent: turn))
    _ = try? await store.returnToDraft("again", of: id)
  }

  @Test(
    "Any value in any column is read without a trap, and what is elsewhere is still there",
    arguments: tables)
  func column(_ table: String) async throws {
    let (test, turn) = try await filled()
    let columns = try await test.store.read { db in
      try Row.fetchAll(db, sql: "PRAGMA table_info(\(table))").map { $0.text(1) }
    }
    #expect(!columns.isEmpty || table == "sources", "\(table)")
    var damaged = 0
    for column in columns {
      for value in Self.values {
        // A writing that SQLite refuses damages nothing.
        let sql = "UPDATE \(table) SET \(column) = \(value)"
        guard
          (try? test.sql(Self.unchecked + "CREATE TABLE saved AS SELECT * FROM \(table); " + sql))
            != nil
        else {
          try test.sql("DROP TABLE IF EXISTS saved")
          continue
        }
        damaged += 1
        await readAll(test, turn)
        try test.sql(
          Self.unchecked
            + "DELETE FROM \(table); INSERT INTO \(table) SELECT * FROM saved; DROP TABLE saved")
      }
    }
    #expect(damaged > 0 || columns.isEmpty, "\(table)")
    // Everything was put back, so everything is read again.
    #expect(try await test.store.turn(turn)?.prompt == "question", "\(table)")
  }

  @Test("Parents and depths in any disorder end every walk")
  func tree() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain((0..<12).map { "t\($0)" })
    let ids = turns.map(\.id.rawValue)
    for seed in 0..<12 {
      let changes = ids.indices.map { index -> String in
        let parent = ids[(index * 7 + seed * 5 + seed / 3) % ids.count]
        let depth = (index * seed) % 9 - 2
        return "UPDATE turns SET parent = '\(parent)', depth = \(depth) WHERE id = '\(ids[index])';"
      }
      try test.sql("PRAGMA foreign_keys = OFF; " + changes.joined())
      for turn in turns {
        let path = try await test.store.path(to: turn.id)
        #expect(path.last?.id == turn.id && Set(path.map(\.id)).count == path.count)
      }
      await readAll(test, turns[seed % turns.count].id)
    }
  }
}
