extension CodeLexer {
  /// Words after which a slash divides, although they are reserved.
  private static let values = WordTable(
    keywords: "this super self true false null nil undefined end", types: "", foldingCase: false)

  /// `/…/flags` where a value may start; elsewhere a slash divides. Quotes inside open no string.
  mutating func regularExpression() -> Bool {
    guard mayStartValue, let end = regularExpressionEnd else { return false }
    let flags = line.skip(end, while: LineBytes.isLetter)
    sink.add(.string, offset, flags)
    offset = flags
    return true
  }

  private var mayStartValue: Bool {
    var place = offset - 1
    while LineBytes.isBlank(line[place]) { place -= 1 }
    if place < 0 { return !LineBytes.isBlank(line[offset + 1]) }
    if LineBytes.isName(line[place]) {
      var start = place
      while LineBytes.isName(line[start - 1]) { start -= 1 }
      let word = line.hash(start, place + 1, foldingCase: false)
      return table.words.kind(of: word) == .keyword && Self.values.kind(of: word) == .plain
    }
    // An angle before a slash is a tag's in JSX, except that of an arrow.
    return "(,=:[!&|?{;+-*%~^".utf8.contains(line[place]) || line.has("=>", at: place - 1)
  }

  /// The place after the closing slash; `nil` if it is not near on this line. A slash in brackets closes nothing.
  private var regularExpressionEnd: Int? {
    var place = offset + 1
    var isClass = false
    let limit = min(line.count, offset + 1024)
    while place < limit {
      let byte = line[place]
      if byte == UInt8(ascii: "/"), !isClass { return place + 1 }
      if byte == UInt8(ascii: "\\") { place += 1 }
      isClass = byte == UInt8(ascii: "[") || (isClass && byte != UInt8(ascii: "]"))
      place += 1
    }
    return nil
  }
}
