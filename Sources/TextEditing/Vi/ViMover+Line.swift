/// Motions in a line.
extension ViMover {
  func right(_ steps: Int) -> ViMove? {
    if isSelecting { return ViMove(min(buffer.lineEnd(of: origin), origin + steps)) }
    let last = buffer.lastPlace(of: origin)
    guard origin + steps > last else { return ViMove(origin + steps) }
    return ViMove(last, isInclusive: !buffer.isLineEnd(last))
  }

  func leftAcross(_ steps: Int) -> ViMove? {
    var move = ViMove(origin)
    for _ in 0..<steps where move.place > 0 {
      guard buffer.isLineStart(move.place) else {
        move.place -= 1
        continue
      }
      move.place = buffer.lastPlace(of: move.place - 1, pastEnd: isSelecting)
      // The line end is taken too: the cursor stands on it for that.
      if operation == .delete || operation == .change, !buffer.isLineEnd(move.place) {
        move.place += 1
        move.keepsEnd = true
      }
    }
    return move
  }

  func rightAcross(_ steps: Int) -> ViMove? {
    var move = ViMove(origin)
    for _ in 0..<steps {
      let last = buffer.lastPlace(of: move.place, pastEnd: isSelecting)
      if move.place < last {
        move.place += 1
      } else if let next = buffer.nextLine(after: move.place) {
        if operation != nil, !move.isInclusive, !buffer.isLineEnd(move.place) {
          move.isInclusive = true
        } else {
          move = ViMove(next)
        }
      } else {
        if operation != nil, !buffer.isLineEnd(move.place) { move.isInclusive = true }
        break
      }
    }
    return move
  }

  func lineEnd(_ steps: Int, skipsBlanks: Bool) -> ViMove? {
    if steps > 1, buffer.nextLine(after: origin) == nil { return nil }
    let line = buffer.line(steps - 1, from: origin)
    var place = buffer.lastPlace(of: line, pastEnd: isSelecting && !skipsBlanks)
    while skipsBlanks, place > line, buffer.isViBlank(place) { place -= 1 }
    return ViMove(place, isInclusive: true)
  }

  func place(atColumn column: Int, of line: Int) -> Int {
    buffer.place(atViColumn: column, ofLine: line, pastEnd: isSelecting)
  }

  func find(_ find: ViFind, _ steps: Int, isAgain: Bool) -> ViMove? {
    let line = buffer.lineStart(of: origin)..<buffer.lineEnd(of: origin)
    let step = find.isForward ? 1 : -1
    // `;` after `t` does not stay before the character that it already stands before.
    var skips = isAgain && find.isTill && steps == 1
    var place = origin
    var left = steps
    while left > 0 {
      place += step
      guard line.contains(place) else { return nil }
      if !skips, find.matches(buffer.units[place]) { left -= 1 }
      skips = false
    }
    return ViMove(find.isTill ? place - step : place, isInclusive: find.isForward)
  }

  func bracket(_ count: Int?) -> ViMove? {
    guard let count else {
      return buffer.matchingBracket(from: origin).map { ViMove($0, isInclusive: true) }
    }
    guard count <= 100 else { return nil }
    let lines = buffer.lineNumber(of: buffer.count) + 1
    return line((count * lines + 99) / 100)
  }
}
