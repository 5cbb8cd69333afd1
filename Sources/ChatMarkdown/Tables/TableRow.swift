/// Parsing of a line as a row of a table.
enum TableRow {
  /// True if a line holds what separates cells.
  static func hasPipe(_ line: SourceLine) -> Bool {
    line.bytes[line.content..<line.end].contains(ASCII.pipe)
  }

  /// True if a line is dashes, with colons for the alignment, between pipes: that below a header.
  static func isDelimiter(_ line: SourceLine) -> Bool {
    var hasDash = false
    var hasPipe = false
    for byte in line.bytes[line.content..<line.end] {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case ASCII.pipe: hasPipe = true
      case ASCII.colon, ASCII.space, ASCII.tab: break
      default: return false
      }
    }
    return hasDash && hasPipe
  }

  /// The pipes between cells, without those at either end.
  static func separators(_ line: SourceLine) -> [Int] {
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

  private static func endOfCodeSpan(_ bytes: SourceBytes, _ start: Int, _ limit: Int) -> Int {
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
}
