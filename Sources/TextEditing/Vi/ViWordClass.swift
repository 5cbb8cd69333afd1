/// The classes of vi's words: neighbours of one class are one word.
enum ViWordClass: Sendable, Hashable {
  case blank, punctuation, letters, emoji
  /// Scripts without spaces.
  case han, hiragana, katakana, hangul
  /// A folded paste is a word by itself.
  case paste
  /// Above and below the line.
  case raised, lowered, braille

  init(_ unit: EditUnit) {
    guard let scalar = unit.firstScalar else {
      self = .paste
      return
    }
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: self = .letters
    case 0x20, 0x09, 0x0A, 0xA0: self = .blank
    case 0..<0x80: self = .punctuation
    case 0xAA, 0xB5, 0xBA, 0xC0..<0x100: self = .letters
    case 0x80..<0xC0: self = .punctuation
    case 0x2070...0x207F: self = .raised
    case 0x2080...0x2094: self = .lowered
    case 0x2800...0x28FF: self = .braille
    case 0x3040...0x309F: self = .hiragana
    case 0x30A0...0x30FF: self = .katakana
    case 0x3300...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
    case 0xAC00...0xD7A3: self = .hangul
    default: self = scalar.properties.isEmoji ? .emoji : Self.general(scalar.properties)
    }
  }

  private static func general(_ properties: Unicode.Scalar.Properties) -> ViWordClass {
    if properties.isWhitespace { return .blank }
    return switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .control, .format:
      .punctuation
    default: .letters
    }
  }
}
