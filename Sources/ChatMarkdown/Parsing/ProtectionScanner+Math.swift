extension ProtectionScanner {
  /// An escape, math between brackets, or a backslash that is one.
  mutating func backslash(_ protection: inout Protection) {
    let start = offset
    guard let next = source.byte(at: start + 1) else {
      offset += 1
      return
    }
    if start >= word.end {
      let range = LiteralWord.range(source, around: start, from: max(lineStart, word.end))
      word = (
        range.upperBound, LiteralWord.isLiteral(SourceBytes(rebasing: source[range]))
      )
    }
    if next == UInt8(ascii: "(") || next == ASCII.leftBracket, bracketMath(&protection) { return }
    guard word.isLiteral else {
      offset += next == ASCII.lineFeed || next == ASCII.carriageReturn ? 1 : 2
      return
    }
    if ASCII.isPunctuation(next), !(isInTable && next == ASCII.pipe) {
      protect(.literal, start..<(start + 2), &protection)
    } else if next == ASCII.lineFeed || next == ASCII.carriageReturn {
      // The line ends there anyway.
      protect(.literal, start..<(start + 1), &protection)
    } else {
      offset += 1
    }
  }

  /// `\(…\)` and `\[…\]`; says whether it was math.
  private mutating func bracketMath(_ protection: inout Protection) -> Bool {
    let start = offset
    let isDisplay = source[start + 1] == ASCII.leftBracket
    let closer = isDisplay ? ASCII.rightBracket : UInt8(ascii: ")")
    guard !MathSource.isInExpression(source, opening: start),
      start >= refused[closer] ?? 0,
      let close = mathEnd(first: ASCII.backslash, second: closer, from: start + 2)
    else { return false }
    let content = (start + 2)..<close
    guard !MathSource.isExpression(source, content),
      !MathSource.isEscapedText(source, content, isDisplay: isDisplay)
    else {
      refused[closer] = close
      return false
    }
    protect(
      isDisplay ? .displayMath : .inlineMath, start..<(close + 2), content: content, &protection)
    return true
  }

  mutating func dollar(_ protection: inout Protection) {
    let start = offset
    let runEnd = source.endOfRun(of: ASCII.dollar, from: offset, to: source.count)
    offset = runEnd
    switch runEnd - start {
    case 1:
      guard let close = DollarMath.end(source, opening: start, limit: paragraphEnd) else { return }
      protect(.inlineMath, start..<(close + 1), content: (start + 1)..<close, &protection)
    case 2:
      guard let close = mathEnd(first: ASCII.dollar, second: ASCII.dollar, from: runEnd),
        isFence(start) || MathSource.looksLikeMath(source, runEnd..<close)
      else { return }
      protect(.displayMath, start..<(close + 2), content: runEnd..<close, &protection)
    default: return
    }
  }

  /// True if two dollars begin math in lines of its own.
  private func isFence(_ start: Int) -> Bool {
    guard start == lineStart else { return false }
    let end =
      source[start...].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
      ?? source.count
    return MathFence(opening: SourceLine(source, start: start, end: end)) != nil
  }

  /// The next place of two bytes in the paragraph, with something before them.
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
