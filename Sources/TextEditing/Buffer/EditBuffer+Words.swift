/// What a unit is to word motion.
enum WordClass: Equatable, Sendable {
  case gap
  /// Letters, digits and marks of the scripts that part words by spaces.
  case letters
  /// Scripts that do not: a run of one of them counts as a word.
  case han, hiragana, katakana
  /// A folded paste is a word by itself.
  case paste

  /// The class of a character by its first scalar.
  init(_ character: Character) {
    guard let scalar = character.unicodeScalars.first else {
      self = .gap
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

/// Words after UAX #29 as far as fingers know it: runs of letters, digits and marks with `_`, an
/// apostrophe between letters, a point or comma between digits; of CJK, runs of one script.
extension EditBuffer {
  /// The end of the word at or after a place.
  func wordEnd(from start: Int) -> Int {
    var index = start
    while index < count, wordClass(at: index) == .gap { index += 1 }
    guard index < count else { return count }
    let kind = wordClass(at: index)
    repeat { index += 1 } while index < count && kind != .paste && wordClass(at: index) == kind
    return index
  }

  /// The start of the word at or before a place.
  func wordStart(before end: Int) -> Int {
    var index = end
    while index > 0, wordClass(at: index - 1) == .gap { index -= 1 }
    guard index > 0 else { return 0 }
    let kind = wordClass(at: index - 1)
    repeat { index -= 1 } while index > 0 && kind != .paste && wordClass(at: index - 1) == kind
    return index
  }

  /// The start of what a shell's Ctrl+W takes: back over white space, then over all that is none.
  func blankWordStart(before end: Int) -> Int {
    var index = end
    while index > 0, units[index - 1].isSpace { index -= 1 }
    guard index > 0 else { return 0 }
    if case .paste = units[index - 1] { return index - 1 }
    while index > 0, case .cluster(let character) = units[index - 1], !character.isWhitespace {
      index -= 1
    }
    return index
  }

  private func wordClass(at index: Int) -> WordClass {
    guard case .cluster(let character) = units[index] else { return .paste }
    switch character {
    case "'", "\u{2019}": return isBetween(index) { $0.isLetter } ? .letters : .gap
    case ".", ",": return isBetween(index) { $0.isNumber } ? .letters : .gap
    default: return WordClass(character)
    }
  }

  /// Whether both neighbours are alike, and of a script that has such joints.
  private func isBetween(_ index: Int, _ isAlike: (Character) -> Bool) -> Bool {
    guard index > 0, index + 1 < count, case .cluster(let left) = units[index - 1],
      case .cluster(let right) = units[index + 1]
    else { return false }
    return isAlike(left) && isAlike(right) && WordClass(left) == .letters
      && WordClass(right) == .letters
  }
}
