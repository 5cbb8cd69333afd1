/// Counts tokens the way the gateway bills them: a documented stand-in for a tokenizer, the same every time.
///
/// A CJK character is one token; of other letters and digits every four make one; every sign is one; white
/// space is free.
enum TokenCount {
  static func of(_ text: String) -> Int {
    var tokens = 0
    var letters = 0
    func endWord() {
      tokens += (letters + 3) / 4
      letters = 0
    }
    for scalar in text.unicodeScalars {
      if isIdeographic(scalar) {
        endWord()
        tokens += 1
      } else if scalar.properties.isWhitespace {
        endWord()
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        letters += 1
      } else {
        endWord()
        tokens += 1
      }
    }
    endWord()
    return tokens
  }

  /// Every message costs four tokens beside its text.
  static func of(_ messages: [WireMessage]) -> Int {
    messages.reduce(0) { $0 + of($1.content) + 4 }
  }

  /// Whether a scalar is written without spaces around words.
  static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
