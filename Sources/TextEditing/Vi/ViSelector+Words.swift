/// Words as objects.
extension ViSelector {
  func words(_ count: Int, isBig: Bool, isAround: Bool) -> Found? {
    var walk = walk(cursor)
    var start = anchor ?? cursor
    var left = count
    var takesSpaceBefore = false
    var isInclusive = true
    if anchor == nil {
      walk.backInLine(isBig: isBig)
      start = walk.place
      if (walk.wordClass(isBig: isBig) == .blank) == isAround {
        guard walk.wordEnd(1, isBig: isBig, stops: true, stopsAtEmpty: true) else { return nil }
      } else {
        _ = walk.wordForward(1, isBig: isBig, staysInLine: true)
        if walk.isLineStart { walk.backOverEnds() } else { walk.place -= 1 }
        takesSpaceBefore = isAround
      }
      left -= 1
    }
    for left in stride(from: left, to: 0, by: -1) {
      isInclusive = true
      if let anchor, walk.place < anchor {
        guard extendBack(&walk, isBig: isBig, isAround: isAround) else { return nil }
        continue
      }
      guard walk.forwardOverEnds() else { return nil }
      if isAround != (walk.wordClass(isBig: isBig) == .blank) {
        if !walk.wordForward(1, isBig: isBig, staysInLine: true), left > 1 { return nil }
        if walk.isLineStart { isInclusive = false } else { walk.place -= 1 }
      } else {
        guard walk.wordEnd(1, isBig: isBig, stops: true, stopsAtEmpty: true) else { return nil }
      }
    }
    if takesSpaceBefore,
      walk.wordClass(isBig: isBig) != .blank || walk.isLineStart && !isInclusive
    {
      start = blanksBefore(start, isBig: isBig)
    }
    return Found(start: start, end: walk.place, isInclusive: isInclusive || isSelecting)
  }

  private func extendBack(_ walk: inout ViWalk, isBig: Bool, isAround: Bool) -> Bool {
    guard walk.backOverEnds() else { return false }
    if isAround != (walk.wordClass(isBig: isBig) != .blank) {
      return walk.wordBack(1, isBig: isBig, stops: true)
    }
    guard walk.wordEndBack(1, isBig: isBig, staysInLine: true) else { return false }
    walk.forwardOverEnds()
    return true
  }

  /// The start of the blanks before a place, but not of an indent.
  private func blanksBefore(_ start: Int, isBig: Bool) -> Int {
    guard !buffer.isLineStart(start) else { return start }
    var walk = walk(start - 1)
    walk.backInLine(isBig: isBig)
    return walk.wordClass(isBig: isBig) == .blank && !walk.isLineStart ? walk.place : start
  }
}
