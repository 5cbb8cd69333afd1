/// The role of a unit in word motion.
enum WordClass: Equatable, Sendable {
  case gap
  /// Letters, digits and marks of the scripts that part words by spaces.
  case letters
  /// Scripts that do not: a run of one of them counts as a word.
  case han, hiragana, katakana
  /// A folded paste is a word by itself.
  case paste

  /// The class of a unit by its first scalar.
  init(_ unit: EditUnit) {
    guard let scalar = unit.firstScalar else {
      self = .paste
      return
    }
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: self = .letters
    case 0..<0x80: self = .gap
    case 0x3005, 0x3007: self = .han
    case 0x3041...0x309F: self = .hiragana
    case 0x30A0, 0x30FB: self = .gap
    case 0x30A1...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .katakana
    default: self = Self.general(scalar.properties)
    }
  }

  private static func general(_ properties: Unicode.Scalar.Properties) -> WordClass {
    if properties.isIdeographic { return .han }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark,
      .connectorPunctuation:
      return .letters
    default:
      return .gap
    }
  }
}
