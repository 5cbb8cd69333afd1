import TextEditing

/// The text after an `@`, up to a place where a path must have ended.
struct MentionWord {
  private struct Unit {
    let character: Character
    /// True after a backslash: then it ends nothing.
    let isEscaped: Bool
    /// The number of characters of the text up to its end.
    let end: Int
  }

  /// More characters than this are no path.
  private static let longest = 1024

  private var units: [Unit] = []
  private var quote: Character?
  /// The end of the closing quote.
  private var closed: Int?

  init(_ text: ArraySlice<Character>) {
    quote = text.first.flatMap { MentionSyntax.closingQuote(for: $0) }
    var index = text.startIndex + (quote == nil ? 0 : 1)
    while index < text.endIndex, units.count < Self.longest {
      var character = text[index]
      var isEscaped = false
      if character == "\\", index + 1 < text.endIndex,
        MentionSyntax.isEscapable(text[index + 1])
      {
        index += 1
        character = text[index]
        isEscaped = true
      } else if character == quote {
        closed = index + 1 - text.startIndex
        return
      } else if quote == nil, character.isWhitespace {
        return
      }
      index += 1
      units.append(Unit(character: character, isEscaped: isEscaped, end: index - text.startIndex))
    }
  }

  /// The longest path that is there, and how many characters it is written with.
  func longest(_ isThere: (String) -> Bool) -> (path: String, length: Int)? {
    if let closed {
      let path = path(units.count)
      return Self.isName(path) && isThere(path) ? (path, closed) : nil
    }
    for count in stride(from: units.count, to: 0, by: -1) where mayEnd(at: count) {
      let path = path(count)
      if Self.isName(path), isThere(path) { return (path, units[count - 1].end) }
    }
    return nil
  }

  /// The path that was probably meant, though there is none; `nil` if it is more likely something else.
  func pathLikeName(_ isBegun: (String) -> Bool) -> String? {
    guard quote == nil || closed != nil else { return nil }
    let count = closed == nil ? units.indices.first { $0 > 0 && endsName(at: $0) } : nil
    var name = path(count ?? units.count)
    // A call, such as a decorator.
    if let count, units[count].character == "(" { return nil }
    while let last = name.last, !last.isLetter, !last.isNumber, last != "/" { name.removeLast() }
    guard name.contains(where: { $0.isLetter }), !name.contains("@") else { return nil }
    let isPathLike =
      name.contains("/") || name.dropFirst().contains(".")
      || units.contains { $0.isEscaped && $0.character.isWhitespace }
    return isPathLike || name.count > 1 && isBegun(name) ? name : nil
  }

  private func path(_ count: Int) -> String { String(units[..<count].map(\.character)) }

  /// Signs alone name folders, but hardly anybody means those.
  private static func isName(_ path: String) -> Bool {
    !["", ".", "..", "/", "~", "-"].contains(path)
  }

  // MARK: Ends

  /// True if a path may end before a place, as the text goes on there.
  private func mayEnd(at index: Int) -> Bool {
    guard index < units.count else { return true }
    let next = units[index]
    if next.isEscaped { return false }
    if Self.endsPath(next.character) { return true }
    if MentionSyntax.isCJKLetter(next.character) {
      guard MentionSyntax.isCJKLetter(units[index - 1].character) else { return true }
      // Within a run of such letters, unless it goes on as the name of a file does.
      return !units[index...].prefix { !Self.endsPath($0.character) }.dropLast().contains {
        $0.character == "." || $0.character == "/"
      }
    }
    guard Self.connects(next.character) else {
      return !next.character.isLetter && !next.character.isNumber
    }
    let rest = units[index...].drop { Self.connects($0.character) }
    return rest.first.map { Self.endsPath($0.character) } ?? true
  }

  /// True if the name that was meant ends before a place.
  private func endsName(at index: Int) -> Bool {
    let next = units[index]
    if next.isEscaped { return false }
    return Self.endsPath(next.character)
      || MentionSyntax.isCJKLetter(next.character)
        && !MentionSyntax.isCJKLetter(units[index - 1].character)
  }

  /// True for characters within a name or after one.
  private static func connects(_ character: Character) -> Bool {
    "._-+@~=%#&$/\\*".contains(character)
  }

  /// True for characters that follow a path far more often than they are part of one: punctuation and space.
  private static func endsPath(_ character: Character) -> Bool {
    if character.isASCII {
      return ",;:!?()[]{}<>\"'`|".contains(character) || character.isWhitespace
    }
    return character.isPunctuation || character.isWhitespace || character == "…" || character == "～"
      || character == "｜" || character == "＝" || character == "＋"
  }
}
