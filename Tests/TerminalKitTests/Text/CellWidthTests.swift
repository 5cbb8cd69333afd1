import Testing

@testable import TerminalKit

@Suite("Cell width")
struct CellWidthTests {
  @Test(
    "Widths of texts",
    arguments: [
      ("", 0), ("abc", 3), ("日本", 4), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇫🇷", 2), ("❤️", 2),
      ("🫨", 2),
      ("1️⃣", 2), ("👋🏽", 2), ("한", 2), ("ᄒ\u{1161}\u{11AB}", 2), ("\u{1B}[0m", 4), ("a\u{200B}b", 2),
      ("…", 1),
      ("ｱ", 1), ("Ａ", 2), ("กำ", 2), ("\u{301}", 1), ("a\tb", 3), ("\r\n", 1), ("abc\u{301}", 3),
      ("ﷺ", 1),
      ("\u{3000}", 2), ("─│", 2), ("क्ष", 2), ("\u{AD}", 0), ("№°±", 3),
    ])
  func texts(text: String, width: Int) {
    #expect(CellWidth.of(text) == width)
  }

  @Test(
    "A character by itself",
    arguments: [("a", 1), ("語", 2), ("\r\n", 1), ("👩‍🚀", 2), ("\u{7F}", 1)] as [(Character, Int)])
  func characters(character: Character, width: Int) {
    #expect(CellWidth.of(character) == width)
  }

  @Test("The table is the database's", .enabled(if: UnicodeDatabase.isInstalled))
  func database() throws {
    let widths = try UnicodeDatabase.property("EastAsianWidth.txt")
    let emoji = try UnicodeDatabase.property("emoji/emoji-data.txt", "Emoji_Presentation")
    let jamo = try UnicodeDatabase.property("HangulSyllableType.txt")
    let formats: Set = ["Cc", "Cf", "Cs"]
    var wrong: [Unicode.Scalar] = []
    for (scalar, category) in try UnicodeDatabase.categories() where !formats.contains(category) {
      let value = scalar.value
      let expected =
        if 0x1F1E6...0x1F1FF ~= value {
          1
        } else if ["Mn", "Me"].contains(category) || ["V", "T"].contains(jamo[value]) {
          0
        } else {
          ["W", "F"].contains(widths[value]) || emoji[value] != nil ? 2 : 1
        }
      if CellWidth.of(scalar) != expected { wrong.append(scalar) }
    }
    #expect(wrong == [])
  }

  @Test("Formats are invisible, controls are a picture, the unassigned is replaced")
  func others() {
    for scalar in ["\u{200B}", "\u{202E}", "\u{E0001}", "\u{FEFF}", "\u{85}", "\u{200D}"]
      as [Unicode.Scalar]
    {
      #expect(CellWidth.of(scalar) == 0)
    }
    for scalar in ["\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{378}", "\u{E000}"] as [Unicode.Scalar]
    {
      #expect(CellWidth.of(scalar) == 1)
    }
  }

  @Test("No scalar changes its width by being sanitised", .enabled(if: UnicodeDatabase.isInstalled))
  func agreement() throws {
    var wrong: [Unicode.Scalar] = []
    for (scalar, _) in try UnicodeDatabase.categories() {
      let text = String(scalar)
      let clean = DisplayText.sanitize(text)
      let sum = clean.unicodeScalars.reduce(0) { $0 + CellWidth.of($1) }
      if CellWidth.of(text) != sum || DisplayText.sanitize(clean) != clean { wrong.append(scalar) }
    }
    #expect(wrong == [])
  }
}
