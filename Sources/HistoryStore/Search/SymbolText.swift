/// Tokens for the signs of a text, which neither words nor letters contain: each sign, and each pair of
/// neighbours.
///
/// The index of words has no place for signs, and a text that is all signs (`=>`, `||`, `。`) would have to be
/// looked for in every turn. With these, only turns are read that hold all of its pairs. Positions do not count:
/// the text itself is checked in the end.
enum SymbolText {
  /// The distinct tokens of texts, with blanks between.
  static func indexed(_ texts: [String]) -> String {
    var singles: Set<UInt32> = []
    var pairs: Set<UInt64> = []
    for text in texts {
      var before: UInt32?
      for scalar in text.unicodeScalars {
        guard isSign(scalar) else {
          before = nil
          continue
        }
        singles.insert(scalar.value)
        if let before { pairs.insert(UInt64(before) << 32 | UInt64(scalar.value)) }
        before = scalar.value
      }
    }
    return
      (singles.map(token) + pairs.map { token(UInt32($0 >> 32)) + token(UInt32($0 & 0xFFFF_FFFF)) })
      .joined(separator: " ")
  }

  /// The FTS5 condition for a turn that contains runs of signs.
  static func expression(for runs: [String]) -> String {
    var tokens: [String] = []
    for run in runs {
      let signs = run.unicodeScalars.map(\.value)
      tokens +=
        signs.count == 1
        ? [token(signs[0])] : zip(signs, signs.dropFirst()).map { token($0) + token($1) }
    }
    return tokens.map { "\"\($0)\"" }.joined(separator: " AND ")
  }

  /// True if a typed scalar must be found as the sign that it is. Some invisible ones only select the shape of
  /// others.
  static func counts(_ scalar: Unicode.Scalar, besideWords: Bool) -> Bool {
    guard isSign(scalar), !scalar.properties.isDefaultIgnorableCodePoint else { return false }
    return !besideWords || isSymbol(scalar)
  }

  /// True if a sign means something at a word, too, rather than where a sentence or a quotation ends.
  private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return "#$%&+<=>@".unicodeScalars.contains(scalar) }
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .otherSymbol: return true
    default: return false
    }
  }

  private static func token(_ value: UInt32) -> String { "x" + String(value, radix: 36) }

  /// True if a scalar is not part of any token of the index of words, and no white space.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x09...0x0D, 0x20: return false
    case ..<0x80: return true
    default: return isSignBeyondASCII(scalar)
    }
  }

  private static func isSignBeyondASCII(_ scalar: Unicode.Scalar) -> Bool {
    if Script.isPaired(scalar) || scalar.properties.isWhitespace { return false }
    var folded = FoldedText()
    folded.append(scalar)
    return !folded.scalars.contains { Script.isWord($0) || Script.isPaired($0) }
  }
}
