/// Distinguishes math from text that only has its delimiters: prices, shell text, regular expressions.
enum MathSource {
  /// True if a text between dollars looks like math.
  ///
  /// A backslash, `^`, `_` or `=` makes it math; other operators do unless it reads like a sentence.
  /// Without any it must be in one piece.
  static func looksLikeMath(_ source: SourceBytes, _ range: Range<Int>) -> Bool {
    let content = trimmed(source, range)
    guard let first = content.first, let last = content.last, mayStart(first), mayEnd(last) else {
      return false
    }
    let signs = Signs(content)
    if signs.hasBackslash { return true }
    if signs.hasQuote || isVariable(content) { return false }
    if signs.isStrong { return true }
    if signs.isCJK || signs.hasSpace && signs.longestWord > 2 { return false }
    if ASCII.isDigit(first), signs.hasSpace, signs.longestWord > 1 { return false }
    if signs.isWeak || signs.hasComma && isList(content, signs) { return true }
    return !signs.hasSpace && !isWord(content)
  }

  /// True for `(3, 4)`, `f(x, y)`, `[0, 1]` and `a, b`.
  private static func isList(_ content: SourceBytes, _ signs: Signs) -> Bool {
    let isClosed = content.last == UInt8(ascii: ")") || content.last == ASCII.rightBracket
    return isClosed || content.first.map(ASCII.isLetter) == true && signs.longestWord <= 2
  }

  /// True if a content is one plain word, which is a name and no formula: `name` in `$name$`. Points and
  /// sets have names in capitals.
  private static func isWord(_ content: SourceBytes) -> Bool {
    content.count > 2 && content.allSatisfy(ASCII.isLetter)
      && content.contains { $0 & 0x20 != 0 }
  }

  private static func trimmed(_ source: SourceBytes, _ range: Range<Int>) -> SourceBytes {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isWhitespace(source[start]) { start += 1 }
    while end > start, ASCII.isWhitespace(source[end - 1]) { end -= 1 }
    return SourceBytes(rebasing: source[start..<end])
  }

  /// The signs found in a content.
  private struct Signs {
    var hasBackslash = false
    var isStrong = false
    var isWeak = false
    var hasSpace = false
    var hasQuote = false
    var hasComma = false
    var isCJK = false
    var longestWord = 0

    init(_ content: SourceBytes) {
      var wordStart = 0
      for (offset, byte) in content.enumerated() {
        if ASCII.isLetter(byte) {
          longestWord = max(longestWord, offset + 1 - wordStart)
          continue
        }
        wordStart = offset + 1
        switch byte {
        case ASCII.backslash: hasBackslash = true
        case UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "="): isStrong = true
        case UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"),
          UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: "-"):
          isWeak = true
        case UInt8(ascii: "\""): hasQuote = true
        case UInt8(ascii: ","): hasComma = true
        // The first byte of scalars from U+2E80 on, which no formula needs.
        case 0xE3...0xEF: isCJK = true
        default: if ASCII.isWhitespace(byte) { hasSpace = true }
        }
      }
    }
  }

  private static func mayStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: ")"), ASCII.rightBracket, UInt8(ascii: "}"), UInt8(ascii: "'"),
      UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "?"),
      UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "&"):
      false
    default: true
    }
  }

  private static func mayEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), ASCII.colon, UInt8(ascii: "/"), UInt8(ascii: "\""),
      UInt8(ascii: "("), UInt8(ascii: "="), ASCII.leftBracket, UInt8(ascii: "{"):
      false
    default: true
    }
  }

  /// True if it begins with a variable of a shell: `HOME/bin`, `PATH:`, `MY_VAR`, `{name}`.
  static func isVariable(_ content: SourceBytes) -> Bool {
    if content.first == UInt8(ascii: "{") { return true }
    // Points, sets and units have names of one or two letters.
    let letters = content.prefix { $0 &- 0x41 < 26 }.count
    guard letters > 2, letters < content.count else { return false }
    switch content[letters] {
    case UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "."),
      UInt8(ascii: ";"):
      return true
    default: return false
    }
  }

  // MARK: - Regular expressions

  /// True if the text before `\(` or `\[` shows that it escapes a bracket of an expression.
  static func isInExpression(_ source: SourceBytes, opening: Int) -> Bool {
    guard let before = source.byte(at: opening - 1) else { return false }
    switch before {
    case UInt8(ascii: "^"), ASCII.rightBracket, UInt8(ascii: "}"), UInt8(ascii: "+"),
      UInt8(ascii: "?"):
      return true
    case UInt8(ascii: ":"):
      // A path of Windows.
      let (drive, outside) = (source.byte(at: opening - 2), source.byte(at: opening - 3))
      return drive.map(ASCII.isLetter) == true && outside.map(ASCII.isAlphanumeric) != true
    default: return ASCII.isAlphanumeric(before)
    }
  }

  /// True if `\[note\]`, `\[1\]` and `\[text\](address)` are brackets that someone escaped.
  static func isEscapedText(_ source: SourceBytes, _ range: Range<Int>, isDisplay: Bool) -> Bool {
    if isDisplay, source.byte(at: range.upperBound + 2) == UInt8(ascii: "(") { return true }
    let content = SourceBytes(rebasing: source[range])
    // A row of escapes: there is nothing to show as math.
    if content.allSatisfy({ $0 == ASCII.backslash }) { return true }
    guard let first = content.first, let last = content.last, !ASCII.isWhitespace(first),
      !ASCII.isWhitespace(last)
    else { return false }
    let signs = Signs(content)
    if signs.hasBackslash || signs.isStrong || signs.isWeak { return false }
    if signs.isCJK { return true }
    if content.allSatisfy(ASCII.isDigit) { return isDisplay }
    return signs.longestWord > 2 && content.contains { ASCII.isLetter($0) && $0 & 0x20 != 0 }
  }

  /// True if the text between `\(` and `\)` is part of a regular expression: it has classes (`\d`,
  /// `a-z`).
  static func isExpression(_ source: SourceBytes, _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset + 1 < range.upperBound {
      let after = offset + 2 < range.upperBound ? source[offset + 2] : ASCII.space
      switch (source[offset], source[offset + 1]) {
      case (ASCII.backslash, let letter):
        if "dwsb".utf8.contains(letter | 0x20), ASCII.isLetter(letter), !ASCII.isLetter(after),
          after != UInt8(ascii: "{")
        {
          return true
        }
        offset += 2
      case (UInt8(ascii: "a"), UInt8(ascii: "-")) where after == UInt8(ascii: "z"),
        (UInt8(ascii: "A"), UInt8(ascii: "-")) where after == UInt8(ascii: "Z"),
        (UInt8(ascii: "0"), UInt8(ascii: "-")) where after == UInt8(ascii: "9"):
        return true
      default: offset += 1
      }
    }
    return false
  }
}
