import Testing

@testable import TextEditing

struct WordClassTests {
  @Test(
    "The class of a cluster",
    arguments: [
      ("a", .letters), ("Z", .letters), ("7", .letters), ("_", .letters), ("é", .letters),
      ("e\u{301}", .letters), ("\u{301}", .letters), ("ß", .letters), ("ж", .letters),
      ("ع", .letters), ("한", .letters), ("ᄒ", .letters), ("ก", .letters), ("²", .letters),
      ("Ⅷ", .letters), ("\u{203F}", .letters), ("中", .han), ("々", .han), ("〇", .han), ("𠀀", .han),
      ("の", .hiragana), ("ゞ", .hiragana), ("テ", .katakana), ("ー", .katakana), ("ﾃ", .katakana),
      (" ", .gap), ("\n", .gap), ("\t", .gap), (".", .gap), ("-", .gap), ("・", .gap), ("。", .gap),
      ("😀", .gap), ("€", .gap), ("\u{0}", .gap), ("\r\n", .gap), ("🇫🇷", .gap), ("$", .gap),
    ] as [(String, WordClass)])
  func classes(text: String, wordClass: WordClass) {
    let units = EditUnit.units(of: text)
    #expect(units.count == 1)
    #expect(WordClass(units[0]) == wordClass)
  }

  @Test("A folded paste is a class of its own")
  func paste() throws {
    let paste = try #require(FoldedPaste(longPaste))
    #expect(WordClass(.paste(paste)) == .paste)
  }
}
