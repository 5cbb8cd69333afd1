import Testing

@testable import HistoryStore

@Suite("Indexed text")
struct SearchTextTests {
  /// The tokens, as far as blanks separate them.
  private func tokens(_ text: String) -> [Substring] {
    SearchText.indexed(text).split(separator: " ")
  }

  @Test(
    "Case and accents are folded, runs without blanks are cut into pairs",
    arguments: [
      ("Hello World", "hello world"), ("全文検索", "全文 文検 検索 索"), ("全", "全"),
      ("a全文b", "a 全文 文 b"), ("全 文", "全 文"), ("Ünïcödé", "unicode"),
      ("u\u{308}n", "un"), ("ＡＢ１", "ab1"), ("ŁÓDŹ łódź", "lodz lodz"), ("ÀÉÎ", "aei"),
      ("Việt Nam", "viet nam"), ("ΑΘΉΝΑ", "αθηνα"), ("Ёж", "еж"), ("ßẞ", "ßß"), ("İ", "i"),
      ("한국어", "한국 국어 어"), ("カﾀ", "カタ タ"), ("か\u{3099}", "が"), ("", ""),
      ("a\0b\nc", "a b c"), ("x\u{3000}y", "x y"), ("“q”", "q"),
    ])
  func folding(_ text: String, _ expected: String) {
    let found = tokens(text).map { Array($0.unicodeScalars) }
    #expect(found == expected.split(separator: " ").map { Array($0.unicodeScalars) })
  }

  @Test("Emoji become tokens of the private use area, one each, whatever their variation")
  func emoji() {
    let party = tokens("🎉🎊")
    #expect(party.count == 2 && party[0] != party[1])
    #expect(tokens("☀\u{FE0F}") == tokens("☀"))
    #expect(tokens("👩\u{200D}💻").count == 2)
    for token in party {
      #expect(token.unicodeScalars.allSatisfy { $0.properties.generalCategory == .privateUse })
    }
  }

  @Test("Every scalar can be indexed, and its folding folds to itself")
  func everyScalar() {
    for value in stride(from: UInt32(0), through: 0x3FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var once = FoldedText()
      once.append(scalar)
      var twice = FoldedText()
      for scalar in once.scalars { twice.append(scalar) }
      #expect(once.scalars == twice.scalars, "\(String(value, radix: 16))")
    }
  }

  @Test("A long text is folded in one pass, with its length growing at most threefold")
  func length() {
    let text = String(repeating: "全文検索 abc ", count: 1000)
    #expect(SearchText.indexed(text).utf8.count < text.utf8.count * 3)
  }
}

@Suite("Accents")
struct AccentTableTests {
  @Test(
    "The letter below the accents",
    arguments: [
      ("é", "e"), ("ñ", "n"), ("ø", "o"), ("ł", "l"), ("ế", "e"), ("ά", "α"), ("ᾳ", "α"),
      ("ѐ", "е"), ("й", "й"), ("ß", "ß"), ("a", "a"), ("漢", "漢"), ("æ", "æ"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func base(_ letter: Unicode.Scalar, _ expected: Unicode.Scalar) {
    #expect(AccentTable.standard.base(of: letter) == expected)
  }
}

@Suite("Scripts")
struct ScriptTests {
  @Test(
    "What is cut into pairs, what is a word, what is neither",
    arguments: [
      ("漢", true, false), ("か", true, false), ("ー", true, false), ("々", true, false),
      ("한", true, false), ("ก", true, false), ("𠮷", true, false), ("a", false, true),
      ("7", false, true), ("é", false, true), ("я", false, true), ("\u{301}", false, true),
      ("\u{E000}", false, true), ("。", false, false), ("、", false, false), (" ", false, false),
      ("-", false, false), ("_", false, false), ("・", false, false), ("฿", false, false),
    ] as [(Unicode.Scalar, Bool, Bool)])
  func kinds(_ scalar: Unicode.Scalar, _ isPaired: Bool, _ isWord: Bool) {
    #expect(Script.isPaired(scalar) == isPaired)
    #expect(Script.isWord(scalar) == isWord)
  }
}
