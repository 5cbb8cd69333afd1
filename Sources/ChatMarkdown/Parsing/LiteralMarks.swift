/// Stars and underscores that are part of what is written: `2*3*4`, `*.txt,*.md`, `/* a comment */`,
/// `__init__.py`.
///
/// The book would take them for emphasis and leave them out. So they stay only where no writer means
/// emphasis: between terms that are numbers or single letters, in patterns of file names, at the ends of
/// comments, and around names of programming languages.
enum LiteralMarks {
  /// True if a run of stars is text.
  static func isText(_ run: MarkRun, _ source: SourceBytes) -> Bool {
    run.mark == UInt8(ascii: "*") && (isOperator(run, source) || isPattern(run, source))
  }

  /// `2*3`, `a*b`, `2*pi`, `(a+b)*c`, `x**2`.
  private static func isOperator(_ run: MarkRun, _ source: SourceBytes) -> Bool {
    guard run.range.count <= 2 else { return false }
    let left = Term(source, before: run.range.lowerBound)
    let right = Term(source, after: run.range.upperBound)
    switch (left, right) {
    case (.none, _), (_, .none): return false
    case (.number, .number), (.number, .letter), (.letter, .number), (.letter, .letter): return true
    case (.bracket, .number), (.bracket, .letter), (.number, .bracket), (.letter, .bracket):
      return true
    case (.number, .word), (.word, .number): return run.range.count == 1
    default: return false
    }
  }

  /// The possible factors of a product.
  private enum Term {
    case none, number, letter, word, bracket

    init(_ source: SourceBytes, before end: Int) {
      var start = end
      while start > 0, end - start < 32, ASCII.isAlphanumeric(source[start - 1]) { start -= 1 }
      let last = source.byte(at: end - 1)
      if start < end {
        self = Term(word: source[start..<end], isCut: (source.byte(at: start - 1) ?? 0) >= 0x80)
      } else if let last, last >= 0x80 {
        self = Term.isUnit(source, before: end) ? .number : .none
      } else {
        self = last == UInt8(ascii: ")") || last == ASCII.rightBracket ? .bracket : .none
      }
    }

    /// True if a CJK letter behind a digit ends there, as in `3米*4米`.
    private static func isUnit(_ source: SourceBytes, before end: Int) -> Bool {
      guard let last = source.scalar(before: end), EastAsian.isLetter(last.scalar),
        let digit = source.byte(at: end - last.length - 1)
      else { return false }
      return ASCII.isDigit(digit)
    }

    init(_ source: SourceBytes, after start: Int) {
      var end = start
      while end < source.count, end - start < 32, ASCII.isAlphanumeric(source[end]) { end += 1 }
      if start < end {
        self = Term(word: source[start..<end], isCut: (source.byte(at: end) ?? 0) >= 0x80)
      } else if let first = source.byte(at: end), first >= 0x80 {
        self = Term.isName(source, after: end) ? .number : .none
      } else {
        self = source.byte(at: end) == UInt8(ascii: "(") ? .bracket : .none
      }
    }

    /// True if a few CJK letters precede a digit, as in `宽2*高3`.
    private static func isName(_ source: SourceBytes, after start: Int) -> Bool {
      var offset = start
      for _ in 0..<4 {
        guard let next = source.scalar(at: offset), EastAsian.isLetter(next.scalar) else { break }
        offset += next.length
      }
      return offset > start && source.byte(at: offset).map(ASCII.isDigit) == true
    }

    /// A word that continues with non-ASCII letters is not a term.
    private init(word: SourceBytes.SubSequence, isCut: Bool) {
      if word.allSatisfy(ASCII.isDigit) {
        self = isCut ? .word : .number
      } else {
        self = word.count == 1 && !isCut ? .letter : .word
      }
    }
  }

  /// Patterns of file names, and the ends of comments.
  private static func isPattern(_ run: MarkRun, _ source: SourceBytes) -> Bool {
    let slash = UInt8(ascii: "/")
    let end = run.range.upperBound
    if run.before == slash {
      // `src/*.c`, `a/*/b`, `src/**/c`; `/*` before a comment.
      if run.after == UInt8(ascii: ".") || run.after == slash { return true }
      return run.range.count == 1 && (ASCII.isWhitespace(run.after) || closesComment(source, end))
    }
    if run.after == slash {
      // `**/*.c`; `*/` after a comment.
      let next = source.byte(at: end + 1) ?? ASCII.space
      return next == run.mark || run.range.count == 1 && !ASCII.isAlphanumeric(next)
    }
    guard run.range.count == 1, run.after == UInt8(ascii: "."), !ASCII.isAlphanumeric(run.before)
    else { return false }
    return isEnding(source, from: end + 1)
  }

  /// True if letters of a file's ending follow, and not the end of an emphasis.
  private static func isEnding(_ source: SourceBytes, from start: Int) -> Bool {
    var end = start
    while end < source.count, end - start < 12, ASCII.isAlphanumeric(source[end]) { end += 1 }
    if end == start { return source.byte(at: end) == UInt8(ascii: "{") }
    let next = source.byte(at: end)
    return next != UInt8(ascii: "*") && next != ASCII.space
      || next == ASCII.space && source[start..<end].allSatisfy { !isUppercase($0) }
  }

  private static func isUppercase(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  /// True if `*/` follows soon in the line.
  private static func closesComment(_ source: SourceBytes, _ start: Int) -> Bool {
    var offset = start
    while offset + 1 < source.count, offset - start < 200, source[offset] != ASCII.lineFeed {
      if source[offset] == UInt8(ascii: "*"), source[offset + 1] == UInt8(ascii: "/") {
        return true
      }
      offset += 1
    }
    return false
  }
}
