/// A key that a protocol names by a code point, and what it types.
struct KeyCode {
  /// The key's own character, on the present layout.
  var code: Int
  /// The character that the key types with Shift, if the terminal reports it.
  var shifted: Int?
  /// The key's character on the standard layout, where the terminal says it.
  var base: Int?
  /// True if a held Shift still has to be applied to `code`.
  var isShiftOpen: Bool

  /// The press: Shift goes into the character, but stays a modifier of letters with Ctrl or Super.
  func press(_ held: Modifiers) -> KeyPress? {
    guard var scalar = Self.typing(code) else { return nil }
    var shifted = shifted
    var held = held
    let isCommand = !held.isDisjoint(with: [.control, .alt, .super])
    if isCommand, !scalar.isASCII, let latin = base.flatMap(Self.typing), latin.isASCII {
      // Ctrl+С on a Cyrillic layout is meant as Ctrl+C.
      scalar = latin
      shifted = nil
    }
    let isLetter = scalar.properties.isAlphabetic
    if isLetter, !held.isDisjoint(with: [.control, .super]) {
      return KeyPress(.character(Self.lowercased(scalar)), held)
    }
    if held.contains(.shift) {
      held.remove(.shift)
      if isShiftOpen {
        let typed = shifted.flatMap(Self.typing) ?? Self.usShift[scalar]
        if isLetter, typed == nil { return KeyPress(.character(Self.uppercased(scalar)), held) }
        scalar = typed ?? scalar
      }
    }
    if scalar == "@", held.contains(.control) {
      // Without a protocol one byte means both.
      scalar = " "
    }
    return KeyPress(.character(Character(scalar)), held)
  }

  /// A code that is a character: no control and none of kitty's functional keys.
  private static func typing(_ code: Int) -> Unicode.Scalar? {
    guard code >= 0x20, !(0x7F..<0xA0).contains(code), !functional.contains(code) else {
      return nil
    }
    return Unicode.Scalar(UInt32(code))
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Character {
    let mapped = scalar.properties.lowercaseMapping
    return mapped.count == 1 ? Character(mapped) : Character(scalar)
  }

  private static func uppercased(_ scalar: Unicode.Scalar) -> Character {
    let mapped = scalar.properties.uppercaseMapping
    return mapped.count == 1 ? Character(mapped) : Character(scalar)
  }

  private static let functional = 57344...63743

  /// The result of Shift for each key of the US layout, for terminals that do not report it.
  private static let usShift: [Unicode.Scalar: Unicode.Scalar] = {
    let plain = "`1234567890-=[]\\;',./".unicodeScalars
    let shifted = "~!@#$%^&*()_+{}|:\"<>?".unicodeScalars
    return Dictionary(uniqueKeysWithValues: zip(plain, shifted))
  }()

  /// A key that types no text, or one of the keypad (kitty's keyboard protocol, "Functional key
  /// definitions").
  static func key(_ code: Int) -> Key? {
    switch code {
    case 8, 127: .backspace
    case 9: .tab
    case 13: .enter
    case 27: .escape
    case 57364...57398: .function(code - 57363)
    case 57399...57416: keypad[code - 57399]
    case 57344...57357: navigation[code - 57344]
    case 57417...57426: keypadNavigation[code - 57417]
    default: nil
    }
  }

  private static let navigation: [Key] = [
    .escape, .enter, .tab, .backspace, .insert, .delete, .left, .right, .up, .down, .pageUp,
    .pageDown, .home, .end,
  ]

  private static let keypad: [Key] =
    "0123456789./*-+".map { .character($0) } + [.enter, .character("="), .character(",")]

  private static let keypadNavigation: [Key] = [
    .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
  ]
}
