/// Sentences: they end with `.`, `!` or `?` and what closes after it, then white space or the line's end, and with a
/// Chinese sentence sign wherever it stands. An empty line ends one too.
extension ViWalk {
  /// To the start of the next sentence; `false` at the end of the text, if there is none.
  mutating func sentenceForward() -> Bool {
    while true {
      let before = place
      if !startForward() { return false }
      // A quote that begins a line looks like the end of the sentence before: the search begins behind it.
      if place != before { return true }
      if !forwardOverEnds() { return false }
    }
  }

  private mutating func startForward() -> Bool {
    if isLineEnd {
      repeat {
        if !forwardOverEnds() { break }
      } while isLineEnd
      skipBlanks()
      return true
    }
    backToWords(isForward: true)
    guard findEnd(isForward: true) else { return false }
    skipBlanks()
    return true
  }

  /// To the start of the sentence here, or of the one before; `false` at the start of the text.
  mutating func sentenceBack() -> Bool {
    while true {
      let before = place
      if !startBack() { return false }
      if place != before { return true }
      if !backOverEnds() { return false }
    }
  }

  private mutating func startBack() -> Bool {
    if isLineEnd {
      repeat {
        if !backOverEnds() { break }
      } while isLineEnd
    } else {
      backOverEnds()
    }
    backToWords(isForward: false)
    guard findEnd(isForward: false) else { return false }
    skipBlanks()
    return true
  }

  /// Back over the white space and the signs of an end that the place is in.
  private mutating func backToWords(isForward: Bool) {
    var sawEnd = false
    while let sign, Self.isBlank(sign) || Self.endsOrCloses(sign) {
      var before = self
      if !before.backOverEnds() || before.isEmptyLine && isForward || sawEnd { break }
      if Self.ends(sign) { sawEnd = true }
      if Self.closes(sign), !(before.sign.map(Self.endsOrCloses) ?? false) { break }
      place = before.place
    }
  }

  /// Goes on to behind the nearest end; `false` if the text ends first.
  private mutating func findEnd(isForward: Bool) -> Bool {
    let line = buffer.lineStart(of: place)
    while true {
      if isLineEnd {
        if !isForward, buffer.lineStart(of: place) != line { _ = forward() }
        return true
      }
      if let sign, Self.ends(sign), let behind = behindEnd(isWide: Self.isWideEnd(sign)) {
        place = behind
        if isLineEnd { _ = forward() }
        return true
      }
      if !(isForward ? forwardOverEnds() : backOverEnds()) { return false }
    }
  }

  /// The place behind the end of a sentence and what closes after it; `nil` if the sentence goes on.
  private func behindEnd(isWide: Bool) -> Int? {
    var walk = self
    var step = walk.forward()
    while step != .none, let sign = walk.sign, Self.closes(sign) { step = walk.forward() }
    if step == .none || walk.isLineEnd || isWide { return walk.place }
    return buffer.isViBlank(walk.place) ? walk.place : nil
  }

  private mutating func skipBlanks() {
    while buffer.isViBlank(place) {
      if !forwardOverEnds() { return }
    }
  }

  /// Back to the first of the blanks before a place.
  mutating func backToFirstBlank() {
    while backOverEnds() {
      if !buffer.isViBlank(place) {
        forwardOverEnds()
        return
      }
    }
  }

  private var sign: Unicode.Scalar? { buffer.sign(place) }

  private static func isBlank(_ sign: Unicode.Scalar) -> Bool { sign == " " || sign == "\t" }
  private static func ends(_ sign: Unicode.Scalar) -> Bool { isEnd(sign) || isWideEnd(sign) }
  private static func isEnd(_ sign: Unicode.Scalar) -> Bool {
    sign == "." || sign == "!" || sign == "?"
  }
  private static func isWideEnd(_ sign: Unicode.Scalar) -> Bool {
    sign == "。" || sign == "！" || sign == "？"
  }
  private static func closes(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case ")", "]", "\"", "'", "”", "’", "）", "」", "』", "》": true
    default: false
    }
  }
  private static func endsOrCloses(_ sign: Unicode.Scalar) -> Bool { ends(sign) || closes(sign) }
}
