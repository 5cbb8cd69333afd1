/// Finds where motions lead. It only looks.
struct ViMover {
  let buffer: EditBuffer
  let origin: Int
  /// The column to keep to; `.max` for the end of each line.
  let goal: Int
  let operation: ViOperator?
  /// True while a selection grows: the cursor may stand behind the last unit of a line.
  let isSelecting: Bool
  let lastFind: ViFind?

  /// Where a motion leads; `nil` if it leads nowhere.
  func move(_ motion: ViMotion, _ count: Int?) -> ViMove? {
    let steps = count ?? 1
    return switch motion {
    case .left: ViMove(max(buffer.lineStart(of: origin), origin - steps))
    case .right: right(steps)
    case .leftAcross: leftAcross(steps)
    case .rightAcross: rightAcross(steps)
    case .up, .rowUp: vertical(-steps, isLines: motion == .up)
    case .down, .rowDown: vertical(steps, isLines: motion == .down)
    case .lineStart: ViMove(buffer.lineStart(of: origin))
    case .firstNonBlank: ViMove(buffer.firstNonBlank(of: origin))
    case .lineEnd, .lastNonBlank: lineEnd(steps, skipsBlanks: motion == .lastNonBlank)
    case .column: ViMove(place(atColumn: steps - 1, of: buffer.lineStart(of: origin)))
    case .word(let isBig): word(steps, isBig: isBig)
    case .wordEnd(let isBig): wordEnd(steps, isBig: isBig, stops: false)
    case .wordBack(let isBig): wordBack(steps, isBig: isBig)
    case .wordEndBack(let isBig): wordEndBack(steps, isBig: isBig)
    case .find(let find): self.find(find, steps, isAgain: false)
    case .findAgain(let isReversed):
      lastFind.flatMap { self.find(isReversed ? $0.reversed : $0, steps, isAgain: true) }
    case .bracket: bracket(count)
    case .firstLine: line(count ?? 1)
    case .lastLine: line(count ?? .max)
    case .lineBelow: lineFirst(steps)
    case .lineAbove: lineFirst(-steps)
    case .lineHere: steps == 1 ? lineFirst(0) : lineFirst(steps - 1)
    case .paragraph(let isForward): paragraph(steps, isForward: isForward)
    case .sentence(let isForward): sentence(steps, isForward: isForward)
    }
  }

  // MARK: In the line

  private func right(_ steps: Int) -> ViMove? {
    if isSelecting { return ViMove(min(buffer.lineEnd(of: origin), origin + steps)) }
    let last = buffer.lastPlace(of: origin)
    guard origin + steps > last else { return ViMove(origin + steps) }
    return ViMove(last, isInclusive: !buffer.isLineEnd(last))
  }

  private func leftAcross(_ steps: Int) -> ViMove? {
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

  private func rightAcross(_ steps: Int) -> ViMove? {
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

  private func lineEnd(_ steps: Int, skipsBlanks: Bool) -> ViMove? {
    if steps > 1, buffer.nextLine(after: origin) == nil { return nil }
    let line = buffer.line(steps - 1, from: origin)
    var place = buffer.lastPlace(of: line, pastEnd: isSelecting && !skipsBlanks)
    while skipsBlanks, place > line, buffer.isViBlank(place) { place -= 1 }
    return ViMove(place, isInclusive: true)
  }

  private func place(atColumn column: Int, of line: Int) -> Int {
    buffer.place(atViColumn: column, ofLine: line, pastEnd: isSelecting)
  }

  private func find(_ find: ViFind, _ steps: Int, isAgain: Bool) -> ViMove? {
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

  private func bracket(_ count: Int?) -> ViMove? {
    guard let count else {
      return buffer.matchingBracket(from: origin).map { ViMove($0, isInclusive: true) }
    }
    guard count <= 100 else { return nil }
    let lines = buffer.lineNumber(of: buffer.count) + 1
    return line((count * lines + 99) / 100)
  }

  // MARK: Lines

  private func vertical(_ steps: Int, isLines: Bool) -> ViMove? {
    let line = buffer.line(steps, from: origin)
    guard line != buffer.lineStart(of: origin) else { return nil }
    var move = ViMove(
      goal == .max
        ? buffer.lastPlace(of: line, pastEnd: isSelecting) : place(atColumn: goal, of: line))
    move.isLines = isLines
    return move
  }

  /// The first letter of a line by its number, or of the last.
  private func line(_ number: Int) -> ViMove {
    let line = buffer.line(min(number - 1, buffer.count), from: 0)
    return ViMove(buffer.firstNonBlank(of: line), isLines: true)
  }

  private func lineFirst(_ steps: Int) -> ViMove? {
    let line = buffer.line(steps, from: origin)
    if steps != 0, line == buffer.lineStart(of: origin) { return nil }
    return ViMove(buffer.firstNonBlank(of: line), isLines: true)
  }

  // MARK: Words, sentences, paragraphs

  private var walk: ViWalk { ViWalk(buffer: buffer, place: origin) }

  private func word(_ steps: Int, isBig: Bool) -> ViMove? {
    if operation == .change, !buffer.isLineEnd(origin), !buffer.isViBlank(origin) {
      return wordEnd(steps, isBig: isBig, stops: true)
    }
    var walk = walk
    _ = walk.wordForward(steps, isBig: isBig, staysInLine: operation != nil)
    if operation != nil, !buffer.isLineEnd(origin), walk.isLineStart, walk.place > origin {
      // The blanks before a line end are a word that ends there.
      walk.place -= 1
    }
    return offEnd(ViMove(walk.place))
  }

  private func wordEnd(_ steps: Int, isBig: Bool, stops: Bool) -> ViMove? {
    var walk = walk
    _ = walk.wordEnd(steps, isBig: isBig, stops: stops)
    return offEnd(ViMove(walk.place, isInclusive: true))
  }

  private func wordBack(_ steps: Int, isBig: Bool) -> ViMove? {
    var walk = walk
    let isDone = walk.wordBack(steps, isBig: isBig)
    var move = ViMove(walk.place)
    move.isShort = !isDone
    return move
  }

  private func wordEndBack(_ steps: Int, isBig: Bool) -> ViMove? {
    var walk = walk
    let isDone = walk.wordEndBack(steps, isBig: isBig)
    var move = ViMove(walk.place, isInclusive: true)
    move.isShort = !isDone
    return move
  }

  private func paragraph(_ steps: Int, isForward: Bool) -> ViMove? {
    buffer.paragraph(steps, from: origin, isForward: isForward).map {
      ViMove($0.place, isInclusive: $0.isInclusive)
    }
  }

  private func sentence(_ steps: Int, isForward: Bool) -> ViMove? {
    var walk = walk
    for step in 1...max(1, steps) {
      let before = walk.place
      let isFound = isForward ? walk.sentenceForward() : walk.sentenceBack()
      if step < steps, !isFound || walk.place == before { return nil }
    }
    return offEnd(ViMove(walk.place))
  }

  /// The cursor stands on the last unit of a line, not behind it; then an operator takes that unit too.
  private func offEnd(_ move: ViMove) -> ViMove {
    guard !isSelecting, move.place > origin, buffer.isLineEnd(move.place),
      !buffer.isLineStart(move.place)
    else { return move }
    var move = move
    move.place -= 1
    move.isInclusive = true
    return move
  }
}
