import Testing

@testable import TerminalKit

struct KeyNamesTests {
  static let keys: [Key] =
    [
      .enter, .tab, .backspace, .delete, .insert, .escape, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown,
    ] + (1...35).map { .function($0) }

  @Test("Every key's name reads back in any case")
  func roundTrip() {
    for key in Self.keys {
      #expect(Key(name: Substring(key.name)) == key)
      #expect(Key(name: Substring(key.name.uppercased())) == key)
      #expect(Key(name: Substring(key.name.lowercased())) == key)
    }
  }

  @Test("With all modifiers too")
  func modifiers() {
    for key in Self.keys {
      for bits in UInt8(0)..<16 {
        let press = KeyPress(key, Modifiers(rawValue: bits))
        #expect(KeyPress(name: Substring(press.name)) == press, "\(press.name)")
      }
    }
  }

  @Test(
    "Characters that cannot stand as themselves go by number",
    arguments: [
      ("\u{301}", "U+301"), ("\u{9B}", "U+9B"), ("\u{202E}", "U+202E"), ("\u{A0}", "U+A0"),
      ("\u{E000}", "U+E000"), ("\u{200D}", "U+200D"), ("\u{FFFD}", "\u{FFFD}"), ("é", "é"),
      (" ", "Space"),
      ("\u{1F3FD}", "U+1F3FD"),
    ] as [(Character, String)])
  func numbers(character: Character, name: String) {
    #expect(Key.character(character).name == name)
    #expect(Key(name: Substring(name)) == .character(character))
  }
}
