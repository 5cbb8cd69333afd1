/// A search for a character in the line: `f`, `F`, `t`, `T`.
struct ViFind: Sendable, Hashable {
  var character: Character
  var isForward: Bool
  /// True if the cursor stops before it.
  var isTill: Bool

  /// The same search the other way.
  var reversed: ViFind {
    ViFind(character: character, isForward: !isForward, isTill: isTill)
  }

  /// True for a cluster that is the character, or begins with it.
  func matches(_ unit: EditUnit) -> Bool {
    guard let other = unit.character else { return false }
    let scalars = character.unicodeScalars
    return other == character || scalars.count == 1 && unit.firstScalar == scalars.first
  }
}
