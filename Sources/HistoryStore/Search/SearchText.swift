/// Text as the index and the queries see it: case and accents folded, scripts that are written without
/// blanks cut into overlapping pairs.
///
/// A run of such a script `一二三` is indexed as `一二 二三 三`: a word of two or more of its characters is
/// found as a phrase of pairs, a single character as the beginning of a pair. Everything else is left to
/// the tokenizer of FTS5, which splits at what is neither letter, mark, number nor private use; symbols that
/// people search for (emoji) are moved to the private use area so that they are tokens, too.
enum SearchText {
  /// The text to be indexed.
  static func indexed(_ text: String) -> String {
    var folded = FoldedText()
    folded.scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { folded.append(scalar) }
    return paired(folded.scalars)
  }

  private static func paired(_ scalars: [Unicode.Scalar]) -> String {
    var output = String.UnicodeScalarView()
    output.reserveCapacity(scalars.count * 3)
    for (index, scalar) in scalars.enumerated() {
      guard Script.isPaired(scalar) else {
        output.append(scalar)
        continue
      }
      output.append(" ")
      output.append(scalar)
      if index + 1 < scalars.count, Script.isPaired(scalars[index + 1]) {
        output.append(scalars[index + 1])
      } else {
        output.append(" ")
      }
    }
    return String(output)
  }
}

/// Scalars after folding, with the way back to where they came from.
struct FoldedText {
  var scalars: [Unicode.Scalar] = []

  /// Folds one scalar to none, one or more.
  mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A: scalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
    case 0x20..<0x7F: scalars.append(scalar)
    case 0..<0x20, 0x7F: scalars.append(" ")
    default: appendFolded(scalar)
    }
  }

  private mutating func appendFolded(_ scalar: Unicode.Scalar) {
    if Script.isPaired(scalar) { return scalars.append(scalar) }
    switch scalar.value {
    case 0x300...0x36F, 0xFE00...0xFE0F, 0x200D: return  // Accents, variation selectors, joiner.
    case 0xFF01...0xFF5E: return append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    case 0x2600...0x27BF: return appendPrivate(scalar.value - 0x2600 + 0xF300)
    case 0x1F000...0x1FAFF: return appendPrivate(scalar.value - 0x1F000 + 0xE000)
    default: break
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars
    where !(0x300...0x36F ~= lower.value) {
      scalars.append(AccentTable.standard.base(of: lower))
    }
  }

  private mutating func appendPrivate(_ value: UInt32) {
    // Each symbol is a word of its own, also in a row of them.
    scalars.append(" ")
    if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    scalars.append(" ")
  }
}
