/// Paragraphs: they are parted by empty lines.
extension EditBuffer {
  /// `}` and `{`: the empty line after or before so many paragraphs, else the text's end or start; `nil` if the text
  /// has no more of them.
  func paragraph(_ count: Int, from place: Int, isForward: Bool) -> (place: Int, isInclusive: Bool)?
  {
    var line = lineStart(of: place)
    for left in stride(from: count - 1, through: 0, by: -1) {
      var sawText = false
      var isFirst = true
      while true {
        if !isLineEnd(line) { sawText = true }
        if !isFirst, sawText, isLineEnd(line) { break }
        isFirst = false
        guard let next = isForward ? nextLine(after: line) : previousLine(before: line) else {
          if left > 0 { return nil }
          break
        }
        line = next
      }
    }
    guard isForward, nextLine(after: line) == nil else { return (line, false) }
    let last = lastPlace(of: line)
    return (last, !isLineEnd(line))
  }

  /// The lines of `ip` and `ap`, from the start of the first to the start of the last.
  func paragraphLines(_ count: Int, at place: Int, isAround: Bool) -> (first: Int, last: Int)? {
    var first = lineStart(of: place)
    let beginsBlank = isBlankLine(first)
    while let before = previousLine(before: first), isBlankLine(before) == beginsBlank {
      first = before
    }
    // The last line that is taken; none yet.
    var last: Int?
    if beginsBlank { last = endOfRun(from: first) }
    var left = !isAround && beginsBlank ? count - 1 : count
    while left > 0 {
      left -= 1
      guard var next = last.map({ nextLine(after: $0) }) ?? first else { return nil }
      let isBlank = isBlankLine(next)
      if isAround || !isBlank { last = endOfRun(from: next) }
      if left == 0, beginsBlank, isAround { break }
      if isAround {
        if let last, let more = nextLine(after: last), isBlankLine(more) {
          next = more
        } else {
          continue
        }
        last = endOfRun(from: next)
      } else if isBlank {
        last = endOfRun(from: next)
      }
    }
    guard let last else { return nil }
    if isAround, !beginsBlank, !isBlankLine(last) {
      while let before = previousLine(before: first), isBlankLine(before) { first = before }
    }
    return (first, last)
  }

  /// The furthest line after or before so many more paragraphs or rows of blank lines, with `isAround` pairs of them.
  func paragraphEdge(_ count: Int, from place: Int, isAround: Bool, isForward: Bool) -> Int? {
    var line = lineStart(of: place)
    for _ in 0..<count {
      guard let next = neighbour(of: line, isForward: isForward) else { return nil }
      line = endOfRun(from: next, isForward: isForward)
      if isAround, let more = neighbour(of: line, isForward: isForward) {
        line = endOfRun(from: more, isForward: isForward)
      }
    }
    return line
  }

  /// The last of the lines from one on that are blank as it is, or not.
  private func endOfRun(from line: Int, isForward: Bool = true) -> Int {
    let isBlank = isBlankLine(line)
    var last = line
    while let next = neighbour(of: last, isForward: isForward), isBlankLine(next) == isBlank {
      last = next
    }
    return last
  }

  private func neighbour(of line: Int, isForward: Bool) -> Int? {
    isForward ? nextLine(after: line) : previousLine(before: line)
  }
}
