/// Words after UAX #29 as far as fingers know it: runs of letters, digits and marks with `_`, an
/// apostrophe between letters, a point or comma between digits; of CJK, runs of one script.
extension EditBuffer {
  /// The end of the word at or after a place.
  func wordEnd(from start: Int) -> Int {
    var index = start
    while index < count, wordClass(at: index) == .gap { index += 1 }
    guard index < count else { return count }
    let kind = wordClass(at: index)
    repeat { index += 1 } while index < count && kind != .paste && wordClass(at: index) == kind
    return index
  }

  /// The start of the word at or before a place.
  func wordStart(before end: Int) -> Int {
    var index = end
    while index > 0, wordClass(at: index - 1) == .gap { index -= 1 }
    guard index > 0 else { return 0 }
    let kind = wordClass(at: index - 1)
    repeat { index -= 1 } while index > 0 && kind != .paste && wordClass(at: index - 1) == kind
    return index
  }

  /// The start of what a shell's Ctrl+W takes: back over white space, then over everything else.
  func blankWordStart(before end: Int) -> Int {
    var index = end
    while index > 0, units[index - 1].isSpace { index -= 1 }
    guard index > 0 else { return 0 }
    if units[index - 1].paste != nil { return index - 1 }
    while index > 0, units[index - 1].paste == nil, !units[index - 1].isSpace { index -= 1 }
    return index
  }

  private func wordClass(at index: Int) -> WordClass {
    switch units[index] {
    case .scalar("'"), .scalar("\u{2019}"): isBetween(index, \.isAlphabetic) ? .letters : .gap
    case .scalar("."), .scalar(","): isBetween(index) { $0.numericType != nil } ? .letters : .gap
    default: WordClass(units[index])
    }
  }

  /// True if both neighbours are alike, and of a script that has such joints.
  private func isBetween(
    _ index: Int, _ isAlike: (Unicode.Scalar.Properties) -> Bool
  ) -> Bool {
    guard index > 0, index + 1 < count else { return false }
    return [units[index - 1], units[index + 1]].allSatisfy { unit in
      WordClass(unit) == .letters && unit.firstScalar.map { isAlike($0.properties) } ?? false
    }
  }
}
