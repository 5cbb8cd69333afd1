/// Which lines of a text belong to tables, and as what.
///
/// A table's header may be the last line of a paragraph, as on GitHub: what is above it stays a paragraph. The line
/// below must have as many cells, and stand in the same items and quotes.
struct TableLines {
  /// The role of a line.
  enum Role: Equatable {
    /// If a paragraph is above, with the text before the line below: its blanks and the marks of quotes.
    case header(below: Range<Int>?)
    case delimiter
    /// A row, with the number of the table's columns.
    case row(columns: Int)
    /// Not a table: its cells are not those of the line above, though the parser would not mind.
    case mismatch
    /// Something else that ends a table, which the parser would take for a row; with the text before it.
    case end(indent: Range<Int>)

    /// True if the line has cells.
    var isRow: Bool {
      switch self {
      case .header, .delimiter, .row: true
      case .mismatch, .end: false
      }
    }
  }

  /// By where lines start.
  private let roles: [Int: Role]
  /// Behind the markers of items and quotes, by where lines start.
  private let contents: [Int: Int]

  /// The tables of a text.
  init(_ source: SourceBytes) {
    guard source.contains(ASCII.pipe) else {
      (roles, contents) = ([:], [:])
      return
    }
    var finder = TableFinder()
    var start = 0
    while start < source.count {
      let end = source.endOfLine(from: start)
      finder.take(SourceLine(source, start: start, end: end))
      start = source.startOfLine(after: end)
    }
    (roles, contents) = (finder.roles, finder.contents)
  }

  /// The role of the line that starts at an offset; `nil` outside a table.
  subscript(start: Int) -> Role? { roles[start] }

  /// The start of the cells in the line at an offset; `nil` outside a table. Only a reader of all lines above
  /// knows: in an item, a quote may be indented as far as code elsewhere.
  func content(ofLineAt start: Int) -> Int? { contents[start] }

  /// True if a paragraph ends where a line starts, because it is a table's header.
  func endsParagraph(at start: Int) -> Bool {
    if case .header(below: _?)? = roles[start] { true } else { false }
  }
}

/// Goes through the lines of a text and finds its tables.
private struct TableFinder {
  private(set) var roles: [Int: TableLines.Role] = [:]
  private(set) var contents: [Int: Int] = [:]
  private var trail = BlockTrail()
  private var columns = 0
  /// The paragraph's last line, without the markers around it, and the number of lines.
  private var above: (line: SourceLine, start: Int)?
  private var lineCount = 0

  mutating func take(_ line: SourceLine) {
    let wasInTable = trail.leaf == .table
    let content = trail.take(line)
    if wasInTable, trail.leaf != .table, trail.isBelow, !content.isBlank, !content.isThematicBreak {
      roles[line.start] = .end(indent: line.start..<content.content)
    }
    switch trail.leaf {
    case .paragraph(let isContinued):
      if isContinued, !trail.isLazy, startTable(content, line) { return }
      lineCount = isContinued ? lineCount + 1 : 1
      above = (content, line.start)
    case .table:
      roles[line.start] = .row(columns: columns)
      contents[line.start] = content.content
    default: above = nil
    }
  }

  /// True if the line is that below a table's header.
  private mutating func startTable(_ content: SourceLine, _ line: SourceLine) -> Bool {
    guard let above, content.indent < 4, TableRow.isDelimiter(content) else { return false }
    columns = TableRow.separators(content).count + 1
    guard TableRow.hasPipe(above.line), TableRow.separators(above.line).count + 1 == columns else {
      if lineCount == 1 {
        roles[line.start] = .mismatch
        contents[line.start] = content.content
      }
      return false
    }
    roles[above.start] = .header(
      below: lineCount > 1 ? line.start..<content.content : nil)
    roles[line.start] = .delimiter
    contents[above.start] = above.line.content
    contents[line.start] = content.content
    trail.startTable()
    return true
  }
}
