/// Words in which a backslash is a backslash: paths of Windows and regular expressions.
///
/// Elsewhere `\*` and `\_` are escapes, as writers of Markdown mean them.
enum LiteralWord {
  /// The word around a backslash: from white space, or punctuation that no path holds, to the same.
  static func range(_ source: SourceBytes, around offset: Int, from lowest: Int) -> Range<Int> {
    var start = offset
    while start > lowest {
      let byte = source[start - 1]
      if byte < 0x80 {
        if ASCII.isWhitespace(byte) || byte == ASCII.backtick { break }
        start -= 1
      } else {
        guard let before = source.scalar(before: start), !EastAsian.endsAddress(before.scalar)
        else { break }
        start = max(lowest, start - before.length)
      }
    }
    var end = offset
    while end < source.count {
      let byte = source[end]
      if byte < 0x80 {
        if ASCII.isWhitespace(byte) || byte == ASCII.backtick { break }
        end += 1
      } else {
        guard let next = source.scalar(at: end), !EastAsian.endsAddress(next.scalar) else { break }
        end += next.length
      }
    }
    return start..<end
  }

  /// True if the backslashes of a word are backslashes.
  static func isLiteral(_ word: SourceBytes) -> Bool {
    var offset = 0
    while offset < word.count {
      guard word[offset] == ASCII.backslash else {
        if isExpression(word, offset) { return true }
        offset += 1
        continue
      }
      guard let next = word.byte(at: offset + 1) else { return offset > 0 && isRooted(word) }
      // `\d`, `\Users`: nothing that can be escaped.
      if ASCII.isAlphanumeric(next) || next >= 0x80 { return true }
      if next == UInt8(ascii: "*"), word.byte(at: offset + 2) == UInt8(ascii: "."),
        let ending = word.byte(at: offset + 3), ASCII.isAlphanumeric(ending)
      {
        return true
      }
      offset += 2
    }
    return isRooted(word)
  }

  /// True if a path begins somewhere in the word: `C:\`, `.\`, `..\`, `~\`, `%TEMP%\`, `\\server\`.
  private static func isRooted(_ word: SourceBytes) -> Bool {
    let isNetwork =
      word.byte(at: 0) == ASCII.backslash && word.byte(at: 1) == ASCII.backslash
      && word.byte(at: 2).map(ASCII.isAlphanumeric) == true
    var offset = isNetwork ? 3 : 1
    while offset < word.count {
      guard word[offset] == ASCII.backslash else {
        offset += 1
        continue
      }
      // Two are one that was escaped.
      guard word.byte(at: offset + 1) != ASCII.backslash else {
        offset += 2
        continue
      }
      if isNetwork { return true }
      let before = word[offset - 1]
      let earlier = word.byte(at: offset - 2) ?? ASCII.space
      switch before {
      case ASCII.colon:
        let first = word.byte(at: offset - 3) ?? ASCII.space
        if ASCII.isLetter(earlier), !ASCII.isAlphanumeric(first) { return true }
      case UInt8(ascii: "."):
        if offset == 1 || offset == 2 && earlier == UInt8(ascii: ".") { return true }
      case UInt8(ascii: "~"):
        if offset == 1 { return true }
      case UInt8(ascii: "%"):
        if word[0] == UInt8(ascii: "%"), offset > 2 { return true }
      // Any other byte before it decides nothing.
      default: break
      }
      offset += 2
    }
    return false
  }

  /// True if an unescaped byte is typical of a regular expression: `^` first, `$` last, a repeated
  /// point, class or group.
  private static func isExpression(_ word: SourceBytes, _ offset: Int) -> Bool {
    let next = word.byte(at: offset + 1)
    switch word[offset] {
    case UInt8(ascii: "^"): return offset == 0 && word.count > 1
    case ASCII.dollar:
      // An escaped one before it says that both are text.
      return offset == word.count - 1 && offset > 0
        && !(0..<offset).contains { word[$0] == ASCII.backslash && word[$0 + 1] == ASCII.dollar }
    case UInt8(ascii: "."):
      guard next == UInt8(ascii: "*") || next == UInt8(ascii: "+"),
        let after = word.byte(at: offset + 2)
      else { return false }
      return ASCII.isAlphanumeric(after) || after == ASCII.backslash || after == UInt8(ascii: "(")
    case ASCII.rightBracket: return next == UInt8(ascii: "+") || next == UInt8(ascii: "{")
    case UInt8(ascii: "("): return next == UInt8(ascii: "?")
    default: return false
    }
  }
}
