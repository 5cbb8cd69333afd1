/// Counts the cells of a table's rows, to find those that the parser would drop.
struct TableRowGuard: Sendable {
  private var previousCells = 0
  /// The header's columns, once the line below it was seen.
  private var columns: Int?

  /// Whether the last line was that below the header.
  private(set) var isBelowHeader = false

  /// Whether the last line belongs to a table whose header was seen.
  var isInTable: Bool { columns != nil }

  /// Whether the last line is a table's header, by the line below it.
  func isHeader(above line: SourceLine?) -> Bool {
    guard previousCells > 0, columns == nil, let line,
      line.bytes[line.content..<line.end].contains(ASCII.pipe), TableRowGuard.isDelimiterRow(line)
    else { return false }
    return separators(line).count + 1 == previousCells
  }

  /// The pipes of a line that start cells beyond the header's.
  mutating func excessPipes(in line: SourceLine) -> [Int] {
    isBelowHeader = false
    guard line.bytes[line.content..<line.end].contains(ASCII.pipe) else {
      columns = nil
      previousCells = 0
      return []
    }
    let pipes = separators(line)
    let cells = pipes.count + 1
    if let columns { return Array(pipes.dropFirst(columns - 1)) }
    if TableRowGuard.isDelimiterRow(line), cells == previousCells {
      columns = cells
      isBelowHeader = true
    }
    previousCells = cells
    return []
  }

  /// The pipes between cells, without those at either end.
  private func separators(_ line: SourceLine) -> [Int] {
    let range = line.trimmed(line.content..<line.end)
    var pipes: [Int] = []
    var offset = range.lowerBound
    if offset < range.upperBound, line.bytes[offset] == ASCII.pipe { offset += 1 }
    while offset < range.upperBound {
      switch line.bytes[offset] {
      case ASCII.backslash: offset += 2
      case ASCII.backtick: offset = endOfCodeSpan(line.bytes, offset, range.upperBound)
      case ASCII.pipe:
        if offset + 1 < range.upperBound { pipes.append(offset) }
        offset += 1
      default: offset += 1
      }
    }
    return pipes
  }

  private func endOfCodeSpan(_ bytes: SourceBytes, _ start: Int, _ limit: Int) -> Int {
    let end = bytes.endOfRun(of: ASCII.backtick, from: start, to: limit)
    var search = end
    while search < limit {
      guard bytes[search] == ASCII.backtick else {
        search += 1
        continue
      }
      let close = bytes.endOfRun(of: ASCII.backtick, from: search, to: limit)
      if close - search == end - start { return close }
      search = close
    }
    return end
  }

  /// Whether a line is dashes, with colons for the alignment, between pipes.
  private static func isDelimiterRow(_ line: SourceLine) -> Bool {
    var hasDash = false
    for byte in line.bytes[line.content..<line.end] {
      if byte == UInt8(ascii: "-") {
        hasDash = true
      } else if byte != ASCII.pipe && byte != ASCII.colon && !ASCII.isBlank(byte) {
        return false
      }
    }
    return hasDash
  }
}
