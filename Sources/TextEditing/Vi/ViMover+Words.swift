/// Motions by words, sentences and paragraphs.
extension ViMover {
  var walk: ViWalk { ViWalk(buffer: buffer, place: origin) }

  func word(_ steps: Int, isBig: Bool) -> ViMove? {
    if operation == .change, !buffer.isLineEnd(origin), !buffer.isViBlank(origin) {
      return wordEnd(steps, isBig: isBig, stops: true)
    }
    var walk = walk
    _ = walk.wordForward(steps, isBig: isBig, staysInLine: operation != nil)
    return offEnd(ViMove(walk.place))
  }

  func wordEnd(_ steps: Int, isBig: Bool, stops: Bool) -> ViMove? {
    var walk = walk
    _ = walk.wordEnd(steps, isBig: isBig, stops: stops)
    return offEnd(ViMove(walk.place, isInclusive: true))
  }

  func wordBack(_ steps: Int, isBig: Bool) -> ViMove? {
    var walk = walk
    let isDone = walk.wordBack(steps, isBig: isBig)
    var move = ViMove(walk.place)
    move.isShort = !isDone
    return move
  }

  func wordEndBack(_ steps: Int, isBig: Bool) -> ViMove? {
    var walk = walk
    let isDone = walk.wordEndBack(steps, isBig: isBig)
    var move = ViMove(walk.place, isInclusive: true)
    move.isShort = !isDone
    return move
  }

  func paragraph(_ steps: Int, isForward: Bool) -> ViMove? {
    buffer.paragraph(steps, from: origin, isForward: isForward).map {
      ViMove($0.place, isInclusive: $0.isInclusive)
    }
  }

  func sentence(_ steps: Int, isForward: Bool) -> ViMove? {
    var walk = walk
    for step in 1...max(1, steps) {
      let before = walk.place
      let isFound = isForward ? walk.sentenceForward() : walk.sentenceBack()
      if step < steps, !isFound || walk.place == before { return nil }
    }
    return offEnd(ViMove(walk.place))
  }

  /// The cursor stands on the last unit of a line, not behind it; then an operator takes that unit too.
  func offEnd(_ move: ViMove) -> ViMove {
    guard !isSelecting, move.place > origin, buffer.isLineEnd(move.place),
      !buffer.isLineStart(move.place)
    else { return move }
    var move = move
    move.place -= 1
    move.isInclusive = true
    return move
  }
}
