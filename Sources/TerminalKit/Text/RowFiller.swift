/// Finds where the rows of one line of sanitised text end.
struct RowFiller {
  /// A row's bytes, and where the next row starts. Between the two lie spaces that hang.
  struct Row {
    var end: Int
    var next: Int
    /// True if it is a glyph that is wider than the whole row.
    var isTooNarrow = false
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// The line, without its end.
  let line: Range<Int>
  let tabs: TabStops
  /// The break opportunities from the line's start; `nil` to ask `ASCIILineBreaks`.
  let breaks: [UInt8]?

  /// The row that starts at `start` and takes at most `budget` columns, at least 1.
  func row(from start: Int, budget: Int) -> Row {
    if let breaks { return row(from: start, budget: budget, breaks: breaks) }
    return plainRow(from: start, budget: budget)
  }

  /// A row of ASCII without tabs: found from its far end, so that most bytes are never looked at.
  private func plainRow(from start: Int, budget: Int) -> Row {
    guard line.upperBound - start > budget else {
      return Row(end: line.upperBound, next: line.upperBound)
    }
    var overflow = start + budget
    while overflow < line.upperBound, bytes[overflow] == 0x20 { overflow += 1 }
    guard overflow < line.upperBound else {
      return Row(end: trimmed(line.upperBound, from: start), next: line.upperBound)
    }
    var text = start
    while text < overflow, bytes[text] == 0x20 { text += 1 }
    guard text < overflow else { return Row(end: start, next: overflow) }
    var next = overflow
    while next > text, !ASCIILineBreaks.isAllowed(before: next, in: bytes, line: line) {
      next -= 1
    }
    if next == text { next = overflow }
    return Row(end: trimmed(next, from: start), next: next)
  }

  private func row(from start: Int, budget: Int, breaks: [UInt8]) -> Row {
    var column = 0
    var offset = start
    var lastBreak: Int?
    var hasText = false
    while offset < line.upperBound {
      let step = TextStep(bytes, at: offset)
      let scalar = step.scalar
      let width = scalar.value == 0x09 ? tabs.width(at: column) : step.width
      // A mark after a space could begin a row by UAX #14, but has nothing to be drawn on there.
      if hasText, width > 0, breaks[offset - line.lowerBound] == 1 { lastBreak = offset }
      if scalar.isHangingSpace {
        column += width
      } else if column + width > budget {
        if let lastBreak { return Row(end: trimmed(lastBreak, from: start), next: lastBreak) }
        return split(from: start, at: offset, hasText: hasText)
      } else {
        column += width
        hasText = true
      }
      offset += step.length
    }
    let end = column > budget ? trimmed(offset, from: start) : offset
    return Row(end: end, next: offset)
  }

  /// A row that can only be ended inside a word, before `overflow`.
  private func split(from start: Int, at overflow: Int, hasText: Bool) -> Row {
    if overflow == start { return tooNarrowRow(from: start) }
    let cut = bytes.clusterBoundary(from: start, upTo: overflow, end: line.upperBound)
    if hasText { return Row(end: trimmed(cut, from: start), next: cut) }
    // Only spaces, of which a mark may need the last.
    let isMarked = cut == overflow && UTF8Scalar(bytes, at: overflow).width == 0
    return isMarked ? tooNarrowRow(from: start) : Row(end: start, next: cut)
  }

  func tooNarrowRow(from start: Int) -> Row {
    var end = start + TextStep(bytes, at: start).length
    while end < line.upperBound {
      let scalar = UTF8Scalar(bytes, at: end)
      if scalar.width > 0 || scalar.value < 0x20 { break }
      end += scalar.length
    }
    return Row(end: end, next: end, isTooNarrow: true)
  }

  /// `end` without the hanging spaces before it.
  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start {
      let last = bytes[end - 1]
      if last == 0x20 || last == 0x09 {
        end -= 1
      } else if last >= 0x80, end - start >= 3, bytes[end - 3] >= 0xE0,
        UTF8Scalar(bytes, at: end - 3).isHangingSpace
      {
        end -= 3
      } else {
        break
      }
    }
    return end
  }
}

extension RowFiller {
  /// Creates a filler for prose.
  init(prose bytes: UnsafeBufferPointer<UInt8>, line: Range<Int>, tabs: TabStops) {
    let part = UnsafeBufferPointer(rebasing: bytes[line])
    let isPlain = part.allSatisfy { $0 < 0x80 && $0 != 0x09 }
    self.init(
      bytes: bytes, line: line, tabs: tabs, breaks: isPlain ? nil : LineBreaks.find(in: part))
  }
}
