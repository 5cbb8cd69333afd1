/// Counts tokens the way the gateway bills them: a documented stand-in for a tokenizer, the same
/// every time.
///
/// A CJK character is one token; of other letters and digits every four make one; every sign is
/// one; white space is free.
enum TokenCount {
  static func of(_ text: String) -> Int {
    var tokens = 0
    var letters = 0
    for scalar in text.unicodeScalars {
      switch kind(of: scalar) {
      case .letter: letters += 1
      case .space:
        tokens += (letters + 3) / 4
        letters = 0
      case .single:
        tokens += (letters + 3) / 4 + 1
        letters = 0
      }
    }
    return tokens + (letters + 3) / 4
  }

  /// Every message costs four tokens in addition to its text.
  static func of(_ messages: [WireMessage]) -> Int {
    messages.reduce(0) { $0 + of($1.content) + 4 }
  }

  private enum Kind { case letter, space, single }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII {
      switch UInt8(scalar.value) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        return .letter
      case 0x09...0x0D, 0x20: return .space
      default: return .single
      }
    }
    if isIdeographic(scalar) { return .single }
    if scalar.properties.isWhitespace { return .space }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      ? .letter : .single
  }

  /// True if a scalar is written without spaces around words.
  static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
