/// Scalars after folding: lower case, without accents, full-width forms narrowed, emoji as private
/// use.
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
    case 0x2000...0x206F, 0x3000...0x303F: return scalars.append(" ")  // Punctuation and blanks.
    default:
      for lower in scalar.properties.lowercaseMapping.unicodeScalars
      where !(0x300...0x36F ~= lower.value) {
        scalars.append(AccentTable.standard.base(of: lower))
      }
    }
  }

  private mutating func appendPrivate(_ value: UInt32) {
    // Each symbol is a word of its own, also in a row of them.
    scalars.append(" ")
    if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    scalars.append(" ")
  }
}
