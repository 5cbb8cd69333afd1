/// The notation of file mentions: `@path`, `@"path with spaces"`, `@path\ with\ spaces`.
package enum MentionSyntax {
  /// True if an `@` after this character can begin a mention. One in the middle of a word is a part of it, as in
  /// an address for mail; scripts without spaces between words have no such middle.
  package static func mayBegin(after character: Character?) -> Bool {
    guard let character else { return true }
    if character.isLetter || character.isNumber { return isCJKLetter(character) }
    return !"_.+-%@/\\~$&=#".contains(character)
  }

  /// The quote that closes what a character opens; `nil` where it opens nothing.
  package static func closingQuote(for character: Character) -> Character? {
    switch character {
    case "\"", "'": character
    case "“": "”"
    case "‘": "’"
    default: nil
    }
  }

  /// True for a character that a backslash makes part of the path.
  package static func isEscapable(_ character: Character) -> Bool {
    character.isWhitespace || "\\\"'“”‘’".contains(character)
  }

  /// A letter or digit of ASCII, or `_`.
  package static func isWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  /// A letter of Chinese, Japanese or Korean.
  package static func isCJKLetter(_ character: Character) -> Bool {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x318F,
      0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
      0xFF66...0xFF9F, 0x2_0000...0x3_FFFF:
      true
    default: false
    }
  }

  /// True if a text that begins behind an `@` can continue: no quote is closed, no blank ends it.
  package static func isOpen(_ text: some Collection<Character>) -> Bool {
    let quote = text.first.flatMap { closingQuote(for: $0) }
    var isEscaped = false
    for character in text.dropFirst(quote == nil ? 0 : 1) {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if quote == nil ? character.isWhitespace : character == quote {
        return false
      }
    }
    return true
  }

  /// The path that a written mention stands for, as far as it goes, without `@`, quotes and backslashes.
  package static func path(of mention: String) -> String {
    var rest = Substring(mention)
    if rest.first == "@" { rest = rest.dropFirst() }
    if let quote = rest.first.flatMap(closingQuote) {
      rest = rest.dropFirst()
      // After an odd number of backslashes the quote is a part of the path.
      let backslashes = rest.dropLast().reversed().prefix { $0 == "\\" }.count
      if rest.last == quote, backslashes.isMultiple(of: 2) { rest = rest.dropLast() }
    }
    var path = ""
    var isEscaped = false
    for character in rest {
      if !isEscaped, character == "\\" {
        isEscaped = true
        continue
      }
      if isEscaped, !isEscapable(character) { path.append("\\") }
      isEscaped = false
      path.append(character)
    }
    return isEscaped ? path + "\\" : path
  }

  /// The mention of a path, quoted if needed. The quote of a folder is left open.
  ///
  /// - Parameter next: The character after it.
  package static func mention(of path: String, before next: Character? = nil) -> String {
    let isGlued = next.map { isWord($0) } ?? false
    guard isGlued || path.contains(where: isEscapable) else { return "@" + path }
    let inside = path.map { "\\\"".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    return "@\"\(inside)" + (path.hasSuffix("/") ? "" : "\"")
  }
}
