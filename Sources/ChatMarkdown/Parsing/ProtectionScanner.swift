/// One pass over a segment that finds what `Protection` protects.
struct ProtectionScanner {
  private let source: SourceBytes
  private var offset = 0
  /// What is copied up to here.
  private var copied = 0
  /// A fence that is open inside a list item or quote.
  private var fence: Fence?
  private var table = TableRowGuard()
  /// Lengths of backtick runs for which no closing run follows in the paragraph that ends here.
  private var unclosedRuns: [Int: Int] = [:]
  private var paragraphEnd = 0
  /// How far no closing delimiter was found, by its last byte, so that a flood of openers stays
  /// linear.
  private var searched: [UInt8: Int] = [:]

  /// A pass over a segment.
  init(_ source: SourceBytes) {
    self.source = source
  }

  /// Fills a protection.
  mutating func run(into protection: inout Protection) {
    while offset < source.count {
      let end = lineEnd(from: offset)
      // A piece or code span may have reached into this line.
      if offset == 0 || isLineEnd(source[offset - 1]) { startLine(end, &protection) }
      while offset < end { inline(&protection) }
      if offset == end { offset += 1 }
    }
    flush(upTo: source.count, &protection)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }

  private func lineEnd(from start: Int) -> Int {
    source[start...].firstIndex(where: isLineEnd) ?? source.count
  }

  private mutating func flush(upTo end: Int, _ protection: inout Protection) {
    protection.copy(source, copied..<max(copied, end))
    copied = end
  }

  private mutating func protect(
    _ kind: Protection.Kind, _ range: Range<Int>, content: Range<Int>,
    _ protection: inout Protection
  ) {
    flush(upTo: range.lowerBound, &protection)
    protection.protect(kind, range, content: content)
    copied = range.upperBound
    offset = range.upperBound
  }

  /// Looks at how a line begins; skips it when it is code.
  private mutating func startLine(_ end: Int, _ protection: inout Protection) {
    let line = SourceLine(source, start: offset, end: end)
    let content = ItemTrail.content(of: line)
    if let open = fence {
      if SourceLine(source, start: line.content, end: end).closes(open) { fence = nil }
      offset = end
      return
    }
    if let opened = content.fence {
      fence = opened
      offset = end
      return
    }
    if line.isBlank { table = TableRowGuard() }
    if end > paragraphEnd { paragraphEnd = endOfParagraph(from: offset) }
    if content.first == ASCII.leftBracket, let label = LinkDefinition.endOfLabel(content) {
      let colon = (label + 1)..<(label + 2)
      protect(.literal, colon, content: colon, &protection)
    }
    let excess = table.excessPipes(in: content)
    if table.isBelowHeader { widenDashes(content, &protection) }
    for pipe in excess {
      // What lies between them is not looked at for math: it stays as text.
      protect(.literal, pipe..<(pipe + 1), content: pipe..<(pipe + 1), &protection)
    }
  }

  /// Makes every cell of the line below a table's header three dashes at least: the parser wants so
  /// many.
  private mutating func widenDashes(_ line: SourceLine, _ protection: inout Protection) {
    flush(upTo: line.content, &protection)
    var start = line.content
    while start < line.end {
      let end = source.endOfRun(of: UInt8(ascii: "-"), from: start, to: line.end)
      protection.copy(source, start..<end)
      if end > start { protection.fill(with: UInt8(ascii: "-"), count: 3 - (end - start)) }
      if end < line.end { protection.copy(source, end..<(end + 1)) }
      start = end + 1
    }
    copied = line.end
    offset = line.end
  }

  private func endOfParagraph(from start: Int) -> Int {
    var offset = start
    while offset < source.count {
      let end = lineEnd(from: offset)
      if source.skipBlanks(from: offset, to: end) == end { return offset }
      offset = end + 1
    }
    return source.count
  }

  /// Takes one byte, escape, code span or piece of math.
  private mutating func inline(_ protection: inout Protection) {
    switch source[offset] {
    case ASCII.backslash: backslash(&protection)
    case ASCII.backtick: skipCodeSpan()
    case ASCII.dollar: dollar(&protection)
    case ASCII.rightBracket where offset + 1 < source.count && source[offset + 1] == ASCII.colon:
      // The label of a definition may reach over lines.
      let colon = (offset + 1)..<(offset + 2)
      protect(.literal, colon, content: colon, &protection)
    default: offset += 1
    }
  }

  private mutating func backslash(_ protection: inout Protection) {
    let start = offset
    guard offset + 1 < source.count else {
      offset += 1
      return
    }
    offset += 2
    let closer: UInt8
    switch source[start + 1] {
    case UInt8(ascii: "("): closer = UInt8(ascii: ")")
    case ASCII.leftBracket: closer = ASCII.rightBracket
    default: return
    }
    guard let close = mathEnd(first: ASCII.backslash, second: closer, from: start + 2) else {
      return
    }
    let kind: Protection.Kind = closer == ASCII.rightBracket ? .displayMath : .inlineMath
    protect(kind, start..<(close + 2), content: (start + 2)..<close, &protection)
  }

  private mutating func skipCodeSpan() {
    let end = source.endOfRun(of: ASCII.backtick, from: offset, to: source.count)
    let length = end - offset
    offset = end
    if let known = unclosedRuns[length], known >= paragraphEnd { return }
    var search = end
    while search < paragraphEnd {
      guard source[search] == ASCII.backtick else {
        search += 1
        continue
      }
      let close = source.endOfRun(of: ASCII.backtick, from: search, to: source.count)
      if close - search == length {
        offset = close
        return
      }
      search = close
    }
    unclosedRuns[length] = paragraphEnd
  }

  private mutating func dollar(_ protection: inout Protection) {
    let start = offset
    let runEnd = source.endOfRun(of: ASCII.dollar, from: offset, to: source.count)
    offset = runEnd
    switch runEnd - start {
    case 1:
      guard let close = DollarMath.end(source, opening: start, limit: paragraphEnd) else { return }
      protect(.inlineMath, start..<(close + 1), content: (start + 1)..<close, &protection)
    case 2:
      guard let close = mathEnd(first: ASCII.dollar, second: ASCII.dollar, from: runEnd) else {
        return
      }
      protect(.displayMath, start..<(close + 2), content: runEnd..<close, &protection)
    default: return
    }
  }

  /// Where two bytes next occur in the paragraph, with something before them.
  private mutating func mathEnd(first: UInt8, second: UInt8, from start: Int) -> Int? {
    var search = max(start, searched[second] ?? 0)
    while search + 1 < paragraphEnd {
      if source[search] == first, source[search + 1] == second {
        return search > start ? search : nil
      }
      search += source[search] == ASCII.backslash ? 2 : 1
    }
    searched[second] = paragraphEnd
    return nil
  }
}
