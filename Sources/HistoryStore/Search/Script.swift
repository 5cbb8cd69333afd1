/// The kind of letter of a scalar, for cutting text into tokens. Ranges are those of Unicode's blocks.
enum Script {
  /// Scripts written without blanks between words, and Hangul, whose words carry endings.
  static func isPaired(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x0E00: false
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E: true  // Thai
    case 0x0E80...0x0EFF: true  // Lao
    case 0x1000...0x109F: true  // Myanmar
    case 0x1100...0x11FF: true  // Hangul jamo
    case 0x1780...0x17D3: true  // Khmer
    case 0x2E80...0x2FDF: true  // Radicals
    case 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035: true  // 々 〆 〇, numerals, repeat marks
    case 0x3041...0x3096, 0x3099, 0x309A, 0x309D...0x309F: true  // Hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF: true  // Katakana
    case 0x3105...0x312F, 0x3131...0x318E, 0x31A0...0x31BF, 0x31F0...0x31FF: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: true  // Han
    case 0xA000...0xA48C: true  // Yi
    case 0xAC00...0xD7A3: true  // Hangul syllables
    case 0xF900...0xFAFF: true  // Compatibility Han
    case 0xFF66...0xFF9F: true  // Half-width katakana
    case 0x1B000...0x1B16F: true  // Kana supplements
    case 0x20000...0x3FFFF: true  // Han extensions
    default: false
    }
  }

  /// True if a folded scalar is part of a token that is not cut into pairs: letters, marks, numbers
  /// and private use, which are the categories of the index's tokenizer.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x41...0x5A: return true
    case ..<0x80: return false
    default: return isWordBeyondASCII(scalar)
    }
  }

  private static func isWordBeyondASCII(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .privateUse:
      return !isPaired(scalar)
    default: return false
    }
  }
}
