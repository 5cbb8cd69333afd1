import ChatModel
import GRDB
import Testing

@testable import HistoryStore

@Suite("One spelling")
struct SpellingTests {
  /// What the user reads as one word, in several spellings.
  static let words: [[String]] = [
    // Hangul: syllables, jamo that join, jamo that stand alone, half-width ones.
    ["한글", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "ㅎㅏㄴㄱㅡㄹ", "ﾾￂﾤﾡￚﾩ"],
    ["값", "\u{1100}\u{1161}\u{11B9}", "ㄱㅏㅄ", "ㄱㅏㅂㅅ"],
    ["과외", "\u{1100}\u{116A}\u{110B}\u{116C}", "ㄱㅘㅇㅚ", "ㄱㅗㅏㅇㅗㅣ"],
    ["하나", "\u{1112}\u{1161}\u{1102}\u{1161}", "ㅎㅏㄴㅏ"],
    ["읽기", "\u{110B}\u{1175}\u{11B0}\u{1100}\u{1175}", "ㅇㅣㄺㄱㅣ", "ㅇㅣㄹㄱㄱㅣ"],
    // Kana with their marks, and half as wide.
    ["ガギグ", "カ\u{3099}キ\u{3099}ク\u{3099}", "ｶﾞｷﾞｸﾞ"], ["ぱん", "は\u{309A}ん"],
    // Letters that are more than their parts, and those that lose their accents.
    ["мой", "мои\u{306}"], ["ёлка", "е\u{308}лка", "елка", "Ёлка"],
    ["Việt", "Vie\u{323}\u{302}t", "viet"],
    ["Ångström", "A\u{30A}ngstro\u{308}m", "\u{212B}ngström"],
    ["أحمد", "ا\u{654}حمد"], ["क़लम", "क\u{93C}लम"],
    // Widths and ligatures.
    ["office", "oﬃce", "ｏｆｆｉｃｅ"], ["𝐱𝐲𝐳", "xyz"], ["契約", "\u{F909}約"],
  ]

  @Test(
    "Each spelling is found by each other, and the snippet marks all of the word", arguments: words)
  func found(_ spellings: [String]) async throws {
    for stored in spellings {
      let test = try await TestStore.make()
      try await test.store.save(test.turn("x \(stored) y", reply: "(\(stored))"))
      for query in spellings {
        let hit = try #require(try await test.store.search(query).first, "\(query) in \(stored)")
        let characters = Array(hit.snippet)
        let marked = hit.matches.map { String(characters[$0]) }
        #expect(marked == [stored], "\(query) in \(stored)")
      }
    }
  }

  @Test(
    "What cannot be syllables stays as it is",
    arguments: [
      ("ㅋㅋㅋㅠㅠ", "ㅋㅋㅋ"), ("ㅋㅋㅋㅠㅠ", "ㅠㅠ"), ("ㅇㅋ", "ㅇㅋ"), ("ㅏㅏ", "ㅏ"), ("ㄳ", "ㄳ"), ("ㅎㅎ", "ㅎ"),
    ])
  func single(_ text: String, _ query: String) async throws {
    let test = try await TestStore.make()
    try await test.store.save(test.turn(text))
    #expect(try await test.store.search(query).count == 1)
  }

  @Test(
    "Other words are not found",
    arguments: [
      ("한글", "ㅎㅏㄴㅡㄱㅡㄹ"), ("하나", "한ㅏ"), ("мои", "мой"), ("カギ", "ガギ"), ("ばん", "ぱん"),
    ])
  func others(_ text: String, _ query: String) async throws {
    let test = try await TestStore.make()
    try await test.store.save(test.turn(text))
    #expect(try await test.store.search(query).isEmpty)
  }

  @Test(
    "Places lie in the text, in order, and all of it is reported", arguments: words.flatMap(\.self))
  func places(_ text: String) {
    let view = text.unicodeScalars
    var last = view.startIndex
    var count = 0
    Spelling.scan(view) { _, place in
      #expect(place >= last && place < view.endIndex)
      last = place
      count += 1
      return true
    }
    #expect(count > 0)
    var told = 0
    Spelling.scan(view) { _, _ in
      told += 1
      return told < 2
    }
    #expect(told == min(2, count))
  }

  @Test("A letter with a thousand marks is cut, not composed without end")
  func marks() {
    let text = "a" + String(repeating: "\u{301}", count: 1000) + "b"
    var told: [Unicode.Scalar] = []
    Spelling.scan(text.unicodeScalars) { scalar, _ in
      told.append(scalar)
      return true
    }
    #expect(told.first == "á" && told.last == "b")
  }

  @Test("Every scalar by itself, its spelling spelt again, is the same")
  func everyScalar() {
    func spelt(_ text: String) -> String {
      var scalars = String.UnicodeScalarView()
      Spelling.scan(text.unicodeScalars) { scalar, _ in
        scalars.append(scalar)
        return true
      }
      return String(scalars)
    }
    for value in stride(from: UInt32(0x80), through: 0x2FFFF, by: 5) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = spelt(String(scalar))
      #expect(spelt(once).hasSameBytes(as: once), "\(String(value, radix: 16))")
    }
  }
}

@Suite("An index of before")
struct RespellingTests {
  @Test("Turns in another spelling are found after the migration, and can be taken out")
  func respell() async throws {
    let old = try await OldFile(version: 5)
    let context = Sample.context(mode: .commonPrefix)
    let conversation = Conversation(context: context.key, createdAt: Sample.date(0))
    try await old.store.save(context)
    try await old.store.save(conversation)
    let texts = SpellingTests.words.compactMap(\.last) + ["plain words", "全文検索", "한국어"]
    var turns: [Turn] = []
    for (time, text) in texts.enumerated() {
      let turn = Sample.turn(
        text, reply: "\(text) = \(text)", in: conversation.id, at: Double(time))
      try await old.store.save(turn)
      turns.append(turn)
    }
    // As it was indexed then.
    let rows = turns
    try await old.store.write { db in
      try db.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
      for turn in rows {
        try db.execute(
          sql: "INSERT INTO search (rowid, prompt, reply) SELECT n, ?, ? FROM turns WHERE id = ?",
          arguments: [
            SearchText.indexed(turn.prompt, isRespelled: false),
            SearchText.indexed(turn.reply, isRespelled: false), turn.id.exact,
          ])
      }
    }
    let store = try await old.upgraded()
    for (word, turn) in zip(SpellingTests.words, turns) {
      #expect(try await store.search(word[0]).map(\.turn) == [turn.id], "\(word)")
    }
    #expect(try await store.search("한국").count == 1)
    for turn in turns { try await store.removeTurn(turn.id) }
    // Nothing of any token is left.
    try await store.write { db in
      try db.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
    }
    for word in SpellingTests.words.flatMap(\.self) {
      #expect(try await store.search(word).isEmpty)
    }
  }
}
