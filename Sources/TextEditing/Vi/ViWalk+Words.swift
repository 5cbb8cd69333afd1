/// Words: each step is one word further; `false` where the text ends before that.
extension ViWalk {
  /// `w`. Behind an operator the last step does not leave the line.
  mutating func wordForward(_ count: Int, isBig: Bool, staysInLine: Bool) -> Bool {
    for left in stride(from: count - 1, through: 0, by: -1) {
      let stops = staysInLine && left == 0
      let kind = wordClass(isBig: isBig)
      let isLastLine = buffer.nextLine(after: place) == nil
      switch forward() {
      case .none: return false
      case .lineEnd, .otherLine:
        if isLastLine { return false }
        if stops { return true }
      case .inLine: break
      }
      if kind != .blank {
        while wordClass(isBig: isBig) == kind {
          let step = forward()
          if step == .none || step != .inLine && stops { return true }
        }
      }
      while wordClass(isBig: isBig) == .blank, !isEmptyLine {
        let step = forward()
        if step == .none || step != .inLine && (isLastLine || stops) { return true }
      }
    }
    return true
  }

  /// `b`. With `stops` a place that begins a word counts as its start.
  mutating func wordBack(_ count: Int, isBig: Bool, stops: Bool = false) -> Bool {
    var stops = stops
    for _ in 0..<count {
      let kind = wordClass(isBig: isBig)
      if back() == .none { return false }
      var isFound = false
      if !stops || kind == .blank || kind == wordClass(isBig: isBig) {
        while wordClass(isBig: isBig) == .blank {
          if isEmptyLine {
            isFound = true
            break
          }
          if back() == .none { return true }
        }
        if !isFound, skip(wordClass(isBig: isBig), isBig: isBig, isForward: false) { return true }
      }
      if !isFound { _ = forward() }
      stops = false
    }
    return true
  }

  /// `e`. With `stops` a place that ends a word counts as its end, with `stopsAtEmpty` an empty line as a word.
  mutating func wordEnd(
    _ count: Int, isBig: Bool, stops: Bool = false, stopsAtEmpty: Bool = false
  ) -> Bool {
    var stops = stops
    for _ in 0..<count {
      let kind = wordClass(isBig: isBig)
      if forward() == .none { return false }
      var isFound = false
      if kind != .blank, wordClass(isBig: isBig) == kind {
        if skip(kind, isBig: isBig, isForward: true) { return false }
      } else if !stops || kind == .blank {
        while wordClass(isBig: isBig) == .blank {
          if stopsAtEmpty, isEmptyLine {
            isFound = true
            break
          }
          if forward() == .none { return false }
        }
        if !isFound, skip(wordClass(isBig: isBig), isBig: isBig, isForward: true) { return false }
      }
      if !isFound { _ = back() }
      stops = false
    }
    return true
  }

  /// `ge`. With `staysInLine` it goes no further than the line's start.
  mutating func wordEndBack(_ count: Int, isBig: Bool, staysInLine: Bool = false) -> Bool {
    for _ in 0..<count {
      let kind = wordClass(isBig: isBig)
      let first = back()
      if first == .none { return false }
      if staysInLine, first == .otherLine { return true }
      if kind != .blank {
        while wordClass(isBig: isBig) == kind {
          let step = back()
          if step == .none || staysInLine && step == .otherLine { return true }
        }
      }
      while wordClass(isBig: isBig) == .blank, !isEmptyLine {
        let step = back()
        if step == .none || staysInLine && step == .otherLine { return true }
      }
    }
    return true
  }

  /// Back to the first place of the line that is of the class here.
  mutating func backInLine(isBig: Bool) {
    let kind = wordClass(isBig: isBig)
    while !isLineStart {
      place -= 1
      if wordClass(isBig: isBig) != kind {
        place += 1
        return
      }
    }
  }

  /// Over everything of a class; `true` if the text ended.
  private mutating func skip(_ kind: ViWordClass, isBig: Bool, isForward: Bool) -> Bool {
    while wordClass(isBig: isBig) == kind {
      if (isForward ? forward() : back()) == .none { return true }
    }
    return false
  }
}
