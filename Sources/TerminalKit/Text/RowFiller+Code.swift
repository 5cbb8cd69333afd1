extension RowFiller {
  /// Creates a filler for code.
  init(code bytes: UnsafeBufferPointer<UInt8>, line: Range<Int>, tabs: TabStops) {
    let isPlain = bytes[line].allSatisfy { $0 < 0x80 && $0 != 0x09 }
    self.init(bytes: bytes, line: line, tabs: tabs, breaks: isPlain ? nil : [])
  }

  /// The row that starts at `start` and takes at most `budget` columns, whatever is there.
  func codeRow(from start: Int, budget: Int) -> Row {
    if breaks == nil {
      let end = min(line.upperBound, start + min(budget, bytes.count))
      return Row(end: end, next: end)
    }
    var column = 0
    var offset = start
    while offset < line.upperBound {
      let step = TextStep(bytes, at: offset)
      if step.scalar.value == 0x09 {
        if column >= budget { break }
        column = min(budget, column + tabs.width(at: column))
      } else if column + step.width > budget {
        if offset == start { return tooNarrowRow(from: start) }
        break
      } else {
        column += step.width
      }
      offset += step.length
    }
    if offset < line.upperBound {
      offset = bytes.clusterBoundary(from: start, upTo: offset, end: line.upperBound)
    }
    return Row(end: offset, next: offset)
  }
}
