/// Text objects in quotes.
extension ViSelector {
  func quote(_ sign: Character, _ count: Int, isAround: Bool) -> Found? {
    // A selection of several lines stays as it is.
    let isInLine = anchor.map { buffer.lineStart(of: $0) == buffer.lineStart(of: cursor) } ?? true
    guard isInLine, let (open, close) = quotes(sign) else { return nil }
    if !isAround, count < 2 { return Found(start: open + 1, end: close, isInclusive: false) }
    var (start, end) = (open, close)
    if isAround {
      if buffer.isViBlank(end + 1) {
        while buffer.isViBlank(end + 1) { end += 1 }
      } else {
        while start > buffer.lineStart(of: start), buffer.isViBlank(start - 1) { start -= 1 }
      }
    }
    return Found(start: start, end: end)
  }

  /// The quotes around the cursor or after it, in its line.
  private func quotes(_ sign: Character) -> (open: Int, close: Int)? {
    let start = buffer.lineStart(of: cursor)
    if !buffer.isLineEnd(cursor), buffer.units[cursor].character == sign {
      var open = nextQuote(sign, from: start, obeysEscapes: false)
      while let from = open, from <= cursor, let close = nextQuote(sign, from: from + 1) {
        if cursor <= close { return (from, close) }
        open = nextQuote(sign, from: close + 1, obeysEscapes: false)
      }
      return nil
    }
    guard
      let open = quoteBefore(sign, cursor, notBefore: start)
        ?? nextQuote(sign, from: cursor, obeysEscapes: false),
      let close = nextQuote(sign, from: open + 1)
    else { return nil }
    return (open, close)
  }

  private func nextQuote(_ sign: Character, from place: Int, obeysEscapes: Bool = true) -> Int? {
    var index = place
    while !buffer.isLineEnd(index) {
      if obeysEscapes, buffer.sign(index) == "\\" {
        index += 1
        if buffer.isLineEnd(index) { return nil }
      } else if buffer.units[index].character == sign {
        return index
      }
      index += 1
    }
    return nil
  }

  private func quoteBefore(_ sign: Character, _ place: Int, notBefore start: Int) -> Int? {
    var index = place
    while index > start {
      index -= 1
      var escapes = 0
      while index - escapes > start, buffer.sign(index - escapes - 1) == "\\" { escapes += 1 }
      if escapes % 2 == 1 {
        index -= escapes
      } else if buffer.units[index].character == sign {
        return index
      }
    }
    return nil
  }
}
