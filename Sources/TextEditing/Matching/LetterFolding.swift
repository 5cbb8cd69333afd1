/// Letters that a search treats as equal: small and capital, with and without accents, full and half width.
enum LetterFolding {
  /// The letter that represents all equal ones.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value) + 0x20)
    case 0..<0x80: scalar
    case 0xC0...0x24F: latin[Int(scalar.value) - 0xC0]
    case 0x1E00...0x1EFF: latinAdditional[Int(scalar.value) - 0x1E00]
    case 0xFF01...0xFF5E: fold(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    default: lower(scalar)
    }
  }

  /// The small letter; that of the Ångström sign has an accent to lose.
  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    return small == scalar ? scalar : fold(small)
  }

  private static let latin = (0xC0...0x24F).map(base)
  private static let latinAdditional = (0x1E00...0x1EFF).map(base)

  /// The base of an accented Latin letter, read off its name: LATIN SMALL LETTER E WITH ACUTE.
  private static func base(_ value: Int) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return " " }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    let words = (lower.properties.name ?? "").split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count == 1,
      words[4] == "WITH", let letter = words[3].lowercased().unicodeScalars.first
    else { return lower }
    return letter
  }
}
