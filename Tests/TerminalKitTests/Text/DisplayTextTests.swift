import Testing

@testable import TerminalKit

@Suite("Display text")
struct DisplayTextTests {
  @Test(
    "Each rule holds",
    arguments: [
      ("plain", "plain"),
      ("two\nlines\tand a tab", "two\nlines\tand a tab"),
      ("\u{1B}[31mred", "␛[31mred"),
      ("\u{0}\u{7}\u{8}\u{B}\u{C}\u{1F}\u{7F}", "␀␇␈␋␌␟␡"),
      ("a\u{9B}31m", "a\u{FFFD}31m"),
      ("a\u{85}b", "ab"),
      ("a\r\nb\rc\u{2028}d\u{2029}e", "a\nb\nc\nd\ne"),
      ("\r\r\n\n", "\n\n\n"),
      ("exe\u{202E}gpj\u{202C}", "exegpj"),
      ("\u{61C}\u{200E}\u{200F}\u{2066}x\u{2069}", "x"),
      ("a\u{200B}b\u{FEFF}c\u{2060}d\u{AD}e\u{180E}f\u{34F}g", "abcdefg"),
      ("\u{FFF9}a\u{FFFA}b\u{FFFB}", "ab"),
      ("x\u{E0041}\u{E007F}", "x"),
      ("\u{FFFC}\u{FFFD}\u{E000}", "\u{FFFC}\u{FFFD}\u{E000}"),
      ("\u{378}\u{1FAFF}", "\u{FFFD}\u{FFFD}"),
      ("\u{600}\u{6DD}", "\u{FFFD}\u{FFFD}"),
      ("no\u{A0}break", "no\u{A0}break"),
    ])
  func rule(text: String, expected: String) {
    #expect(Array(DisplayText.sanitize(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "Emoji are cut to what terminals agree on",
    arguments: [
      ("👩‍👩‍👧‍👦x", "👩x"), ("👋🏽", "👋"), ("❤️", "❤ "), ("🏳️‍🌈!", "🏳 !"), ("👁️‍🗨️", "👁 "),
      ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴"), ("🇫🇷🇯🇵", "FRJP"), ("🇦", "A"), ("1️⃣#️⃣*⃣", "1 # *"), ("a🏽", "a🟫"), ("👩🏽‍🚀", "👩"),
      ("🏽🏽", "🟫"), ("👩‍a", "👩a"), ("👩‍", "👩"), ("👩\u{200B}‍👧", "👩"), ("‍👩", "👩"), ("⌚︎", "⌚"),
    ])
  func emoji(text: String, expected: String) {
    #expect(Array(DisplayText.everywhere(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(DisplayText.everywhere(DisplayText.sanitize(text)) == expected)
    #expect(CellWidth.of(text) == CellWidth.of(expected))
  }

  @Test(
    "Marks stay with their base, at most four, and never stand alone",
    arguments: [
      ("e\u{301}", "e\u{301}"),
      ("z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}y", "z\u{300}\u{301}\u{302}\u{303}y"),
      ("\u{301}x", "\u{25CC}\u{301}x"),
      ("a\n\u{301}", "a\n\u{25CC}\u{301}"),
      ("a\u{200B}\u{301}", "a\u{301}"),
      ("\u{1B}\u{301}", "␛\u{301}"),
      ("😀\u{301}", "😀\u{301}"),
      ("می\u{200C}خ", "می\u{200C}خ"),
      ("क\u{94D}\u{200D}ष", "क\u{94D}\u{200D}ष"),
      ("pay\u{200C}pal\u{200D}", "paypal"),
      ("\u{200C}\u{200D}", ""),
      ("A\u{20E3}", "A\u{20E3}"),
    ])
  func marks(text: String, expected: String) {
    #expect(Array(DisplayText.sanitize(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "Conjoining jamo are composed",
    arguments: [
      ("ᄒ\u{1161}\u{11AB}", "한"), ("하\u{11AB}", "한"), ("ᄒ\u{1161}", "하"), ("ᄀᄒ\u{1161}", "ᄀ하"),
      ("한\u{11AB}", "한\u{11AB}"), ("\u{1161}", "\u{25CC}\u{1161}"),
      ("\u{115F}\u{1161}", "\u{115F}\u{1161}"),
      ("ᄒ\u{FE0F}\u{1161}", "하"),
    ])
  func jamo(text: String, expected: String) {
    #expect(Array(DisplayText.sanitize(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "Noncharacters go", arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(DisplayText.sanitize("a\(scalar)b") == "ab")
  }

  @Test("A clean text keeps its storage")
  func fastPath() {
    let text = String(repeating: "Clean prose, 日本語, 👩 and naïve.\n", count: 50)
    let result = DisplayText.sanitize(text)
    let addresses = [text, result].map { text in
      text.utf8.withContiguousStorageIfAvailable { UInt(bitPattern: $0.baseAddress) }
    }
    #expect(addresses[0] == addresses[1])
  }

  @Test("Sanitising twice changes nothing", arguments: 0..<200)
  func idempotence(seed: Int) {
    var generator = TextGenerator(seed: seed)
    for text in [generator.hostile(), generator.mixedProse(words: 30)] {
      let once = DisplayText.sanitize(text)
      #expect(Array(DisplayText.sanitize(once).unicodeScalars) == Array(once.unicodeScalars))
    }
  }

  @Test("What is clean in pieces is what the scanner reads in one", arguments: 0..<100)
  func prefixAgrees(seed: Int) {
    var generator = TextGenerator(seed: seed)
    let text = generator.hostile() + generator.mixedProse(words: 10)
    let scanned = text.withUTF8Bytes { bytes in
      var scanner = GlyphScanner(bytes)
      var scalars: [UInt32] = []
      while let glyph = scanner.next() {
        scalars.append(glyph.scalar)
        if glyph.marks.form == nil {
          glyph.marks.forEach { scalars.append($0) }
        } else {
          glyph.marks.forEachWhole { scalars.append($0) }
        }
      }
      return scalars
    }
    #expect(DisplayText.sanitize(text).unicodeScalars.map(\.value) == scanned)
  }
}
