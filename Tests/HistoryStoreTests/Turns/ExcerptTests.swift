import ChatModel
import GRDB
import Testing

@testable import HistoryStore

/// Beginnings of texts, which are cut where SQLite keeps them.
@Suite("Beginnings of texts")
struct ExcerptTests {
  private static let texts: [(name: String, text: String)] = [
    ("letters", "abc"), ("Chinese", "水流不息"), ("emoji", "🎉👩‍👩‍👧"), ("accents", "e\u{301}é"),
    ("of every length", "a\u{E9}\u{6C34}\u{1F389}"),
  ]

  @Test("Of a text with a NUL, whole characters are shown, as many as of another", arguments: texts)
  func nul(_ sample: (name: String, text: String)) async throws {
    let test = try await TestStore.make()
    let long = String(repeating: sample.text, count: 400)
    for (number, mark) in ["", "\u{0}"].enumerated() {
      let turn = test.turn(mark + long, reply: long + mark, at: Double(number))
      try await test.store.storePrompt(turn, in: test.conversation)
    }
    let tree = try await test.store.tree(of: test.conversation.id)
    let expected = String(long.unicodeScalars.prefix(BranchTree.excerpt))
    let marked = "\u{0}" + String(long.unicodeScalars.prefix(BranchTree.excerpt - 1))
    #expect(tree.entries.map(\.prompt) == [expected, marked], "\(sample.name)")
    #expect(tree.entries.map(\.reply) == [expected, expected], "\(sample.name)")
    let summary = try await test.store.summary(of: test.conversation.id)
    #expect(summary?.lastPrompt == "\u{0}" + String(long.unicodeScalars.prefix(299)))
    #expect(summary?.lastReply == String(long.unicodeScalars.prefix(300)))
  }

  @Test("A reply that came in pieces too long for memory begins with whole characters")
  func streamed() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("p")
    turn.phase = .streaming
    try await test.store.storePrompt(turn, in: test.conversation)
    let piece = String(repeating: "ab水", count: 20_000)
    for _ in 0..<14 {
      try test.store.journal([
        TurnDelta(turn: turn.id, conversation: turn.conversation, content: piece)
      ])
    }
    turn.phase = .ended(.complete)
    try await test.store.finish(turn)
    #expect(try await test.store.turn(turn.id)?.reply.utf8.count == 14 * piece.utf8.count)
    let entry = try await test.store.tree(of: test.conversation.id).entries.first
    #expect(entry?.reply == String(piece.prefix(BranchTree.excerpt)))
  }

  @Test(
    "A value is cut by characters where it is a text and by bytes where it is a blob",
    arguments: [
      ("'abcdef'", "abc"), ("'水流不息'", "水流不"), ("x'E6B0B4E6B581E4B88DE681AF'", "水流不"),
      ("x'61006263'", "a\u{0}b"), ("'ab'", "ab"), ("x''", ""), ("NULL", ""), ("12345", "123"),
      ("x'FFFFFFFF'", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ])
  func value(sql: String, expected: String) throws {
    let found = try DatabaseQueue().read { db in
      try Row.fetchOne(
        db, sql: "SELECT \(SQLText.beginning("v", 3)) FROM (SELECT \(sql) AS v)"
      )?.text(0, atMost: 3)
    }
    #expect(found == expected)
  }
}
