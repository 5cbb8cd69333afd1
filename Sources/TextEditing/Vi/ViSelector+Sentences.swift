/// Sentences as objects.
extension ViSelector {
  func sentences(_ count: Int, isAround: Bool) -> Found? {
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
}
