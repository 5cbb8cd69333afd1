import ChatModel
import GRDB
import Testing

@testable import HistoryStore

@Suite("Search")
struct SearchTests {
  static let texts = [
    "The quick brown fox", "Résumé of the Café", "全文検索は便利です", "今天天气很好，我们去公园", "GPT模型的上下文缓存",
    "한국어 형태소 분석기", "foo() calls bar::baz", "AND OR NOT NEAR", "Ωμέγα και Αθήνα",
    "It's 3.14, \"quoted\" *bold*",
    "Ёлка и чай", "party 🎉🎊 time", "ภาษาไทยไม่มีช่องว่าง", "ＦＵＬＬ　ｗｉｄｔｈ", "=> ---", "naïve",
    "un\u{0}broken null", "カタカナとひらがな", "𠮷野家", "हिन्दी भाषा",
  ]

  /// Query, and which of `texts` it finds.
  static let table: [(query: String, found: Set<Int>)] = [
    ("quick", [0]), ("QUICK", [0]), ("qui", [0]), ("fox quick", [0]), ("uick", []), ("fox cat", []),
    ("resume", [1]), ("résumé", [1]), ("re\u{301}sume\u{301}", [1]), ("cafe", [1]), ("CAFÉ", [1]),
    ("naive", [15]), ("検索", [2]), ("全", [2]), ("文検", [2]), ("索", [2]), ("検便", []), ("です", [2]),
    ("す", [2]), ("天气", [3]), ("天", [3]), ("天天", [3]), ("公园", [3]), ("园", [3]), ("我们去公园", [3]),
    ("今天 公园", [3]), ("模型", [4]), ("gpt", [4]), ("GPT模型", [4]), ("gpt缓存", [4]), ("한국어", [5]),
    ("국어", [5]),
    ("분석", [5]), ("foo()", [6]), ("bar::baz", [6]), ("bar baz", [6]), ("baz::bar", []),
    ("AND", [7]),
    ("and", [7]), ("NOT fox", []), ("OR", [7]), ("NEAR(", [7]), ("near not", [7]), ("αθηνα", [8]),
    ("ΩΜΕΓΑ", [8]), ("ωμεγα αθήνα", [8]), ("3.14", [9]), ("\"quoted\"", [9]), ("\"", [9]),
    ("*", [9]),
    ("*bold*", [9]), ("quoted\" OR \"fox", []), ("bold*", [9]), ("ЁЛКА", [10]), ("чай", [10]),
    ("🎉", [11]), ("🎊", [11]), ("🎉🎊", [11]), ("🎊🎉", [11]), ("🧨", []), ("ไทย", [12]), ("ไม่มี", [12]),
    ("full width", [13]), ("ＦＵＬＬ", [13]), ("ｆｏｘ", [0]), ("=>", [14]), ("---", [14]), ("=> -", [14]),
    ("<=", []), ("", []), ("   ", []), ("null", [16]), ("カタ", [17]), ("ひらがな", [17]), ("ナと", [17]),
    ("𠮷", [18]),
    ("𠮷野", [18]), ("野家", [18]), ("हिन्दी", [19]), ("भाषा", [19]), ("prompt:fox", []),
    ("{reply}: fox", []),
    ("-fox", [0]), ("^the", [0, 1]), ("(", [6]), (")", [6]), ("'", [9]), ("fox\0", [0]),
    ("\0", [16]), ("foo ++", []), ("fox →", []), ("foo ::", [6]), ("foo -", []), ("foo ( )", [6]),
    ("foo ()", [6]), ("foo++", []), ("quoted *", [9]), ("- =>", [14]), ("=> ---", [14]),
    ("=> fox", []),
    ("天 ，", [3]), ("天 。", []), ("天气，", [3]), ("party +", []), ("fox, \"quick\"", [0]), ("→", []),
  ]

  @Test("Queries find what they should, in the prompt and in the reply", arguments: [true, false])
  func findings(_ inPrompt: Bool) async throws {
    let test = try await TestStore.make()
    for (index, text) in Self.texts.enumerated() {
      try await test.store.save(
        inPrompt
          ? test.turn(text, at: Double(index)) : test.turn("~", reply: text, at: Double(index)))
    }
    let turns = try await test.store.read { db in
      try TurnRecord.fetchAll(db, "ORDER BY t.n", []).map(\.turn.id)
    }
    for row in Self.table {
      let hits = try await test.store.search(row.query)
      #expect(Set(hits.map { $0.turn.flatMap(turns.firstIndex) }) == Set(row.found), "\(row.query)")
    }
  }

  @Test("A sign is found beside its word, wherever in the turn, and marked")
  func signs() async throws {
    let test = try await TestStore.make()
    for (number, texts) in [
      ("foo bar", "nothing"), ("foo → bar", "a"), ("foo", "i++; ++"), ("c++", "foo"), ("→", "C"),
    ].enumerated() {
      try await test.store.save(
        test.turn(texts.0, reply: texts.1, at: Double(number)))
    }
    for (query, dates) in [
      ("foo →", [1]), ("→ foo", [1]), ("foo ++", [3, 2]), ("c++", [3]), ("foo → ++", []),
      ("++", [3, 2]), ("→", [4, 1]), ("fo → ba", [1]), ("foo ++ bar", []), ("foo → ≠", []),
    ] as [(String, [Double])] {
      let hits = try await test.store.search(query)
      #expect(hits.map(\.date) == dates.map(Sample.date), "\(query)")
      #expect(hits.allSatisfy { !$0.matches.isEmpty }, "\(query)")
    }
    let marked = try await test.store.search("++").last
    #expect(marked?.snippet == "i++; ++" && marked?.matches == [1..<3, 5..<7])
    // More signs than are looked for in the texts.
    let many = (0x2200..<0x2290).compactMap { Unicode.Scalar($0).map(String.init) }
    try await test.store.save(test.turn(many.joined(separator: " "), at: 9))
    #expect(try await test.store.search(many.joined(separator: " ")).count == 1)
    #expect(try await test.store.search((many + ["⊀⊁"]).joined(separator: " ")).isEmpty)
  }

  @Test("Words of the prompt and of the reply together make a hit; newest first; limited")
  func order() async throws {
    let test = try await TestStore.make()
    for index in 0..<5 {
      try await test.store.save(
        test.turn("apple \(index)", reply: "pear", at: Double(10 - index)))
    }
    let hits = try await test.store.search("apple pear", limit: 3)
    #expect(hits.map(\.date) == [Sample.date(10), Sample.date(9), Sample.date(8)])
    #expect(hits[0].contextLabel == "handbook")
    #expect(try await test.store.search("apple", limit: 0).isEmpty)
  }

  @Test("What is in the trash is not found until it is back")
  func trash() async throws {
    let test = try await TestStore.make()
    try await test.store.save(test.turn("needle"))
    try await test.store.trashConversation(test.conversation.id, at: Sample.date(1))
    #expect(try await test.store.search("needle").isEmpty)
    try await test.store.restoreConversation(test.conversation.id)
    #expect(try await test.store.search("needle").count == 1)
    try await test.store.trashContext(test.context.key, at: Sample.date(1))
    #expect(try await test.store.search("needle").isEmpty)
  }

  @Test("The index follows the turn: streamed, finished, changed, asked again, purged")
  func index() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("prompt")
    turn.phase = .streaming
    try await test.store.storePrompt(turn, in: test.conversation)
    turn.choices = [Choice(content: "alpha")]
    turn.phase = .ended(.complete)
    try await test.store.finish(turn)
    #expect(try await test.store.search("alpha").count == 1)
    turn.choices = [Choice(content: "beta"), Choice(content: "gamma")]
    try await test.store.save(turn)
    #expect(try await test.store.search("alpha").isEmpty)
    #expect(try await test.store.search("gamma prompt").count == 1)
    turn.phase = .sending
    try await test.store.save(turn)
    #expect(try await test.store.search("beta").isEmpty)
    #expect(try await test.store.search("prompt").count == 1)
    try await test.store.purgeConversation(test.conversation.id)
    let left = try await test.store.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM search WHERE search MATCH 'prompt'")
    }
    #expect(left == 0)
    try await test.store.write { db in
      try db.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
    }
  }

  @Test("An index that is made again finds the same")
  func rebuild() async throws {
    let test = try await TestStore.make()
    for (index, text) in Self.texts.enumerated() {
      try await test.store.save(test.turn(text, reply: text, at: Double(index)))
    }
    let before = try await test.store.search("the")
    try await test.store.write { db in try SearchIndex.rebuild(db) }
    #expect(try await test.store.search("the") == before)
    #expect(before.count == 2)
  }
}
