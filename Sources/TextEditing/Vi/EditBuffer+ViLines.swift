/// Lines as vi counts them: the text between two line ends, and the place of its end as one more.
extension EditBuffer {
  func isLineStart(_ place: Int) -> Bool { place == 0 || units[place - 1].isNewline }
  func isLineEnd(_ place: Int) -> Bool { place >= count || units[place].isNewline }
  func isEmptyLine(_ place: Int) -> Bool { isLineStart(place) && isLineEnd(place) }

  /// The start of the line after; `nil` in the last.
  func nextLine(after place: Int) -> Int? {
    let end = lineEnd(of: place)
    return end < count ? end + 1 : nil
  }

  /// The start of the line before; `nil` in the first.
  func previousLine(before place: Int) -> Int? {
    let start = lineStart(of: place)
    return start > 0 ? lineStart(of: start - 1) : nil
  }

  /// The start of the line so many down, or of the last on the way there.
  func line(_ steps: Int, from place: Int) -> Int {
    var start = lineStart(of: place)
    for _ in 0..<abs(steps) {
      guard let next = steps > 0 ? nextLine(after: start) : previousLine(before: start) else {
        break
      }
      start = next
    }
    return start
  }

  /// Number of line ends before a place.
  func lineNumber(of place: Int) -> Int {
    units[..<place].reduce(into: 0) { $0 += $1.isNewline ? 1 : 0 }
  }

  /// The first place of a line that is not blank, else its last.
  func firstNonBlank(of place: Int) -> Int {
    var index = lineStart(of: place)
    while index + 1 < count, isViBlank(index), !isLineEnd(index + 1) { index += 1 }
    return index
  }

  /// The last place of a line: on its last unit, with `pastEnd` behind it.
  func lastPlace(of place: Int, pastEnd: Bool = false) -> Int {
    let end = lineEnd(of: place)
    return pastEnd || isLineStart(end) ? end : end - 1
  }

  /// True for a space or a tab.
  func isViBlank(_ place: Int) -> Bool {
    place < count && (units[place] == .scalar(" ") || units[place] == .scalar("\t"))
  }

  /// True if nothing but blanks is in a line.
  func isBlankLine(_ place: Int) -> Bool {
    var index = lineStart(of: place)
    while isViBlank(index) { index += 1 }
    return isLineEnd(index)
  }

  /// True if nothing but blanks is before a place in its line.
  func isInIndent(_ place: Int) -> Bool {
    var index = lineStart(of: place)
    while index < place, isViBlank(index) { index += 1 }
    return index >= place
  }

  /// The ASCII character at a place, and `nil` at line ends.
  func sign(_ place: Int) -> Unicode.Scalar? {
    guard place < count, case .scalar(let scalar) = units[place], scalar != "\n" else { return nil }
    return scalar
  }

  /// The column of a place in its line, wrapped nowhere; that of the last cell of a tab.
  func viColumn(of place: Int) -> Int {
    let start = lineStart(of: place)
    let column = units[start..<place].reduce(0) { $0 + viColumns(of: $1, at: $0) }
    return sign(place) == "\t" ? column + viColumns(of: units[place], at: column) - 1 : column
  }

  /// The place that is shown at a column of a line, or the last.
  func place(atViColumn goal: Int, ofLine start: Int, pastEnd: Bool) -> Int {
    var column = 0
    var index = start
    while !isLineEnd(index) {
      column += viColumns(of: units[index], at: column)
      if column > goal { return index }
      index += 1
    }
    return lastPlace(of: start, pastEnd: pastEnd)
  }

  private func viColumns(of unit: EditUnit, at column: Int) -> Int {
    columns(of: unit, at: column, width: .max / 2)
  }
}
