/// A word, a compound or a Chinese word as the index has it: tokens that follow each other.
struct SearchPhrase: Hashable, Sendable {
  /// Letters and digits only, in small letters; each character of a script without spaces is one.
  let tokens: [String]

  /// The phrase in the language of FTS5's `MATCH`.
  var match: String { "\"" + tokens.joined(separator: " ") + "\"" }

  /// True if this is a single character of a script without spaces: it says little.
  var isSingleIdeograph: Bool { tokens.count == 1 && isIdeographic }

  /// True if it is written in a script without spaces.
  var isIdeographic: Bool {
    tokens.first?.unicodeScalars.first.map(TokenCount.isIdeographic) ?? false
  }

  /// The words of a text as phrases, in their order. "common_prefix" and "Ctrl+K" are phrases of
  /// two tokens, 上下文 is one of three.
  static func of(_ text: String) -> [SearchPhrase] {
    var cutter = Cutter()
    for scalar in text.unicodeScalars { cutter.take(scalar) }
    cutter.endPhrase()
    return cutter.phrases
  }

  /// A text with blanks around each character of a script without spaces, so that FTS5 takes each
  /// for a token.
  static func spaced(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if TokenCount.isIdeographic(scalar) {
        result.append(contentsOf: [" ", scalar, " "])
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private struct Cutter {
    var phrases: [SearchPhrase] = []
    private var tokens: [String] = []
    private var run = ""
    private var isIdeographic = false
    /// True if the last sign was one that joins words.
    private var isJoined = false

    mutating func take(_ scalar: Unicode.Scalar) {
      let ideographic = TokenCount.isIdeographic(scalar)
      if ideographic || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if ideographic != isIdeographic { endPhrase() }
        isIdeographic = ideographic
        isJoined = false
        if ideographic {
          tokens.append(String(scalar))
        } else {
          run += scalar.properties.lowercaseMapping
        }
      } else if !isIdeographic, !run.isEmpty, !isJoined, "_-+".unicodeScalars.contains(scalar) {
        endToken()
        isJoined = true
      } else {
        endPhrase()
      }
    }

    private mutating func endToken() {
      if !run.isEmpty { tokens.append(run) }
      run = ""
    }

    mutating func endPhrase() {
      endToken()
      if !tokens.isEmpty { phrases.append(SearchPhrase(tokens: tokens)) }
      tokens = []
      isJoined = false
    }
  }
}
