/// Finds text objects. It only looks.
struct ViSelector {
  /// An object: both ends, the last as an operator takes it.
  struct Found: Equatable {
    var start: Int
    var end: Int
    var isInclusive = true
    var isLines = false
  }

  let buffer: EditBuffer
  let cursor: Int
  /// The other end of the selection, if it is larger than one unit.
  let anchor: Int?
  let isSelecting: Bool

  /// The object at the cursor, or so many; `nil` if there is none.
  func find(_ object: ViObject, _ count: Int) -> Found? {
    switch object.kind {
    case .word(let isBig): words(count, isBig: isBig, isAround: object.isAround)
    case .sentence: sentences(count, isAround: object.isAround)
    case .paragraph: paragraphs(count, isAround: object.isAround)
    case .quote(let sign): quote(sign, count, isAround: object.isAround)
    case .block(let open, let close): block(open, close, count, isAround: object.isAround)
    }
  }

  private func walk(_ place: Int) -> ViWalk { ViWalk(buffer: buffer, place: place) }

  // MARK: Words

  private func words(_ count: Int, isBig: Bool, isAround: Bool) -> Found? {
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

  // MARK: Sentences

  private func sentences(_ count: Int, isAround: Bool) -> Found? {
    if let anchor { return extendedSentences(count, isAround: isAround, anchor: anchor) }
    var walk = walk(cursor)
    _ = walk.sentenceForward()
    let next = walk.place
    var blanks = self.walk(cursor)
    while buffer.isViBlank(blanks.place) {
      if !blanks.forwardOverEnds() { break }
    }
    var start = self.walk(cursor)
    let beginsBlank = blanks.place == next
    if beginsBlank {
      start.backToFirstBlank()
    } else {
      _ = walk.sentenceBack()
      start = walk
    }
    let steps = isAround ? count * 2 : beginsBlank ? count - 1 : count
    if steps > 0 {
      Self.sentencesForward(&walk, steps, beginsSentence: true)
    } else {
      walk.backOverEnds()
    }
    if isAround {
      if beginsBlank {
        walk.backToFirstBlank()
        if buffer.isViBlank(walk.place) { walk.backOverEnds() }
      } else if !buffer.isViBlank(walk.place) {
        start.backToFirstBlank()
      }
    }
    if isSelecting { return Found(start: start.place, end: walk.place) }
    // A line end after the sentence belongs to it.
    let isWithin = walk.forwardOverEnds()
    return Found(start: start.place, end: walk.place, isInclusive: !isWithin)
  }

  private func extendedSentences(_ count: Int, isAround: Bool, anchor: Int) -> Found? {
    guard cursor >= anchor else { return nil }
    var walk = walk(cursor)
    _ = walk.sentenceForward()
    var place = self.walk(cursor)
    place.forwardOverEnds()
    var beginsSentence = true
    if place.place != walk.place {
      beginsSentence = false
      while place.place < walk.place {
        if !buffer.isViBlank(place.place) {
          beginsSentence = true
          break
        }
        place.forwardOverEnds()
      }
      if beginsSentence { walk.place = cursor } else { _ = walk.sentenceBack() }
    }
    Self.sentencesForward(&walk, isAround ? count * 2 : count, beginsSentence: beginsSentence)
    return Found(start: anchor, end: walk.place)
  }

  /// Sentences and the white space between them, by turns.
  private static func sentencesForward(_ walk: inout ViWalk, _ count: Int, beginsSentence: Bool) {
    var isSentence = beginsSentence
    for left in stride(from: count - 1, through: 0, by: -1) {
      _ = walk.sentenceForward()
      if isSentence { walk.backToFirstBlank() }
      if left == 0 || isSentence { walk.backOverEnds() }
      isSentence.toggle()
    }
  }

  // MARK: Paragraphs

  private func paragraphs(_ count: Int, isAround: Bool) -> Found? {
    if let anchor, buffer.lineStart(of: anchor) != buffer.lineStart(of: cursor) {
      guard cursor > anchor,
        let last = buffer.paragraphEnd(count, from: cursor, isAround: isAround)
      else { return nil }
      return Found(start: anchor, end: last, isLines: true)
    }
    return buffer.paragraphLines(count, at: cursor, isAround: isAround).map {
      Found(start: $0.first, end: $0.last, isLines: true)
    }
  }

  // MARK: Quotes

  private func quote(_ sign: Character, _ count: Int, isAround: Bool) -> Found? {
    guard let (open, close) = quotes(sign) else { return nil }
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

  // MARK: Brackets

  private func block(
    _ open: Character, _ close: Character, _ count: Int, isAround: Bool
  ) -> Found? {
    var place = cursor
    if let anchor {
      place = min(anchor, cursor)
    } else {
      if open == "{" {
        while !buffer.isLineEnd(place), buffer.isInIndent(place + 1) { place += 1 }
      }
      if !buffer.isLineEnd(place), buffer.units[place].character == open { place += 1 }
    }
    var left = count
    // Outside of all, the next ones count.
    let isForward =
      buffer.unmatched(open, against: close, from: place, isForward: false) == nil
    while true {
      guard
        let start = buffer.unmatched(open, against: close, from: place, isForward: isForward)
      else { return nil }
      place = start
      left -= 1
      if left > 0 { continue }
      guard let end = buffer.unmatched(close, against: open, from: start, isForward: true) else {
        return nil
      }
      let found = isAround ? Found(start: start, end: end) : inner(start, end, open)
      guard let anchor, !isAround else { return found }
      // A selection grows.
      let grows = found.start < min(anchor, cursor) || found.end > max(anchor, cursor)
      if grows || found.start == found.end { return found }
    }
  }

  /// What is between two brackets, without the line ends after the first and before the last.
  private func inner(_ open: Int, _ close: Int, _ sign: Character) -> Found {
    var start = walk(open)
    start.forwardOverEnds()
    var end = walk(close)
    var beginsLine = end.isLineStart
    end.backOverEnds()
    if sign == "{" {
      while !buffer.isLineEnd(end.place), buffer.isInIndent(end.place + 1) {
        beginsLine = true
        let wasStart = end.isLineStart
        end.backOverEnds()
        if wasStart { break }
      }
    }
    if beginsLine {
      end.forwardOverEnds()
      return Found(start: start.place, end: end.place, isInclusive: false)
    }
    return start.place <= end.place
      ? Found(start: start.place, end: end.place)
      : Found(start: start.place, end: start.place, isInclusive: false)
  }
}
