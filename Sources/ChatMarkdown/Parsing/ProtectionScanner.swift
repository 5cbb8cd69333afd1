/// One pass over a text that finds what `Protection` protects.
struct ProtectionScanner {
  let source: SourceBytes
  var offset = 0
  /// The end of the copied text.
  private(set) var copied = 0
  /// The start of the line's content, after the markers of items and quotes.
  private(set) var lineStart = 0
  /// True if the line is a row of a table.
  private(set) var isInTable = false
  /// The end of the paragraph.
  private(set) var paragraphEnd = 0
  /// The end of the last word with a backslash, and if its backslashes are text.
  var word = (end: 0, isLiteral: false)
  /// For each closing delimiter, by its last byte, the place up to which none was found, so that a flood of
  /// openers stays linear.
  var searched: [UInt8: Int] = [:]
  /// A closing delimiter, by its last byte, before which everything was checked and is not math.
  var refused: [UInt8: Int] = [:]
  /// A fence that is open inside a list item or quote.
  private var fence: Fence?
  private let tables: TableLines
  /// Lengths of backtick runs for which no closing run follows in the paragraph that ends here.
  private var unclosedRuns: [Int: Int] = [:]

  /// Creates a pass over a text.
  init(_ source: SourceBytes) {
    self.source = source
    tables = TableLines(source)
  }

  /// Fills a protection.
  mutating func run(into protection: inout Protection) {
    while offset < source.count {
      let end = source.endOfLine(from: offset)
      // A piece or code span may have reached into this line.
      if offset == 0 || isLineEnd(source[offset - 1]) { startLine(end, &protection) }
      while offset < end { inline(&protection) }
      if offset == end { offset = source.startOfLine(after: end) }
    }
    flush(upTo: source.count, &protection)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }

  private mutating func flush(upTo end: Int, _ protection: inout Protection) {
    protection.copy(source, copied..<max(copied, end))
    copied = end
  }

  mutating func protect(
    _ kind: Protection.Kind, _ range: Range<Int>, content: Range<Int>? = nil,
    _ protection: inout Protection
  ) {
    flush(upTo: range.lowerBound, &protection)
    protection.protect(kind, range, content: content ?? range)
    copied = range.upperBound
    offset = range.upperBound
  }

  /// Puts signs that stand for nothing before an offset.
  mutating func join(
    _ signs: [Protection.Sign], at offset: Int, _ protection: inout Protection
  ) {
    guard !signs.isEmpty else { return }
    flush(upTo: offset, &protection)
    for sign in signs { protection.join(sign) }
  }

  // MARK: - Lines

  /// Looks at how a line begins; skips it when it is code.
  private mutating func startLine(_ end: Int, _ protection: inout Protection) {
    let line = SourceLine(source, start: offset, end: end)
    let behindMarks = ItemTrail.content(of: line)
    if case .end(let indent) = tables[line.start] {
      flush(upTo: offset, &protection)
      protection.copy(source, indent)
      protection.fill(with: ASCII.lineFeed, count: 1)
    }
    if let open = fence {
      if SourceLine(source, start: line.content, end: end).closes(open) { fence = nil }
      offset = end
      return
    }
    if let opened = behindMarks.fence {
      fence = opened
      offset = end
      return
    }
    let start = tables.content(ofLineAt: line.start)
    let content = start.map { SourceLine(source, start: $0, end: end) } ?? behindMarks
    lineStart = content.content
    if end > paragraphEnd { paragraphEnd = endOfParagraph(from: offset) }
    if content.first == ASCII.leftBracket, let label = LinkDefinition.endOfLabel(content) {
      // A definition is shown unchanged; its label leads nowhere.
      protect(.literal, content.content..<(label + 2), &protection)
    }
    startRow(content, of: tables[line.start], &protection)
  }

  /// Prepares a table's line for the parser.
  private mutating func startRow(
    _ line: SourceLine, of role: TableLines.Role?, _ protection: inout Protection
  ) {
    isInTable = role?.isRow == true
    switch role {
    case .header(below: let indent?):
      flush(upTo: offset, &protection)
      protection.endParagraph(source, indent)
      copied = line.content
      offset = line.content
    case .delimiter: widenDashes(line, &protection)
    case .row(let columns):
      for pipe in TableRow.separators(line).dropFirst(columns - 1) {
        // Text between them is not searched for math: it stays text.
        protect(.literal, pipe..<(pipe + 1), &protection)
      }
    case .mismatch:
      if let dash = source[line.content..<line.end].firstIndex(of: UInt8(ascii: "-")) {
        protect(.literal, dash..<(dash + 1), &protection)
      }
    case .header, .end, nil: break
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
      let end = source.endOfLine(from: offset)
      if source.skipBlanks(from: offset, to: end) == end { return offset }
      if offset > start, tables.endsParagraph(at: offset) { return offset }
      offset = source.startOfLine(after: end)
    }
    return source.count
  }

  // MARK: - Code spans

  /// Passes over a code span; in a table its escaped pipes lose their backslashes, which only say that
  /// they separate no cells.
  mutating func passCodeSpan(_ protection: inout Protection) {
    let start = source.endOfRun(of: ASCII.backtick, from: offset, to: source.count)
    let length = start - offset
    offset = start
    if let known = unclosedRuns[length], known >= paragraphEnd { return }
    var search = start
    while search < paragraphEnd {
      guard source[search] == ASCII.backtick else {
        search += 1
        continue
      }
      let close = source.endOfRun(of: ASCII.backtick, from: search, to: source.count)
      if close - search == length {
        if isInTable { protectPipes(start..<search, &protection) }
        offset = close
        return
      }
      search = close
    }
    unclosedRuns[length] = paragraphEnd
  }

  private mutating func protectPipes(_ range: Range<Int>, _ protection: inout Protection) {
    for place in range.dropLast()
    where source[place] == ASCII.backslash && source[place + 1] == ASCII.pipe {
      protect(.pipe, place..<(place + 2), content: (place + 1)..<(place + 2), &protection)
    }
  }
}
