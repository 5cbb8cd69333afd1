extension LineLexers {
  /// Markdown as source: headings, quotes, markers, code, links.
  static func markdown(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    var sink = TokenSink(count: line.count)
    let start = line.skipBlanks(0)
    if case .fence(let mark) = state.mode {
      if closes(line, mark, at: start) { state.mode = .code }
      sink.add(.string, 0, line.count)
      return sink.tokens
    }
    if let mark = fence(line, at: start) {
      state.mode = .fence(mark)
      sink.add(.string, 0, line.count)
      return sink.tokens
    }
    var offset = start
    switch line[start] {
    case UInt8(ascii: "#") where isHeading(line, at: start):
      sink.add(.heading, start, line.count)
      return sink.tokens
    case UInt8(ascii: ">"):
      sink.add(.comment, start, line.count)
      return sink.tokens
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      if LineBytes.isBlank(line[start + 1]) {
        sink.add(.punctuation, start, start + 1)
        offset = start + 2
      }
    default:
      let digits = line.skip(start, while: LineBytes.isDigit)
      if digits > start, line[digits] == UInt8(ascii: ".") || line[digits] == UInt8(ascii: ")"),
        LineBytes.isBlank(line[digits + 1])
      {
        sink.add(.punctuation, start, digits + 1)
        offset = digits + 1
      }
    }
    inline(line, from: offset, &sink)
    return sink.tokens
  }

  /// One to six number signs and a blank.
  private static func isHeading(_ line: LineBytes, at start: Int) -> Bool {
    let end = line.skip(start) { $0 == UInt8(ascii: "#") }
    return end - start <= 6 && line[end] <= 0x20
  }

  /// The marks of a fence that opens; three backticks with another on the line are a code span.
  private static func fence(_ line: LineBytes, at start: Int) -> [UInt8]? {
    let byte = line[start]
    guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
    let end = line.skip(start) { $0 == byte }
    guard end - start >= 3 else { return nil }
    if byte == UInt8(ascii: "`"), line.find(byte, from: end) < line.count { return nil }
    return line.slice(start, end)
  }

  /// True if a line has as many marks as the fence or more, and nothing after them.
  private static func closes(_ line: LineBytes, _ mark: [UInt8], at start: Int) -> Bool {
    guard line.has(mark, at: start) else { return false }
    return line.skip(line.skip(start) { $0 == mark[0] }) { $0 <= 0x20 } == line.count
  }

  private static func inline(_ line: LineBytes, from start: Int, _ sink: inout TokenSink) {
    var offset = start
    while offset < line.count {
      let byte = line[offset]
      switch byte {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"):
        let inner = line.skip(offset) { $0 == byte }
        let end = spanEnd(line, from: inner, marks: inner - offset)
        if let end { sink.add(.string, offset, end) }
        offset = end ?? inner
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        let end = line.skip(offset) { $0 == byte }
        // An underscore inside a word is a character of it.
        let isInWord = LineBytes.isName(line[offset - 1]) && LineBytes.isName(line[end])
        if byte == UInt8(ascii: "*") || !isInWord { sink.add(.keyword, offset, end) }
        offset = end
      case UInt8(ascii: "]") where line[offset + 1] == UInt8(ascii: "("):
        let end = min(line.find(UInt8(ascii: ")"), from: offset) + 1, line.count)
        sink.add(.key, offset + 1, end)
        offset = end
      default: offset += 1
      }
    }
  }

  /// The end of a code span: as many backticks as opened it.
  private static func spanEnd(_ line: LineBytes, from inner: Int, marks: Int) -> Int? {
    var offset = inner
    while offset < line.count {
      let open = line.find(UInt8(ascii: "`"), from: offset)
      let end = line.skip(open) { $0 == UInt8(ascii: "`") }
      if end - open == marks { return end }
      offset = max(end, open + 1)
    }
    return nil
  }
}
