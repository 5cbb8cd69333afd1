/// One replacement in a buffer, enough to make it and to take it back.
struct EditChange: Equatable, Sendable {
  var lower: Int
  var removed: [EditUnit]
  var inserted: [EditUnit]

  /// Absorbs a later change that only adds at the end of this one; `false` if they do not meet there. It costs no
  /// more than the later one: a word without an end is one step of the history.
  mutating func absorb(_ later: EditChange) -> Bool {
    if later.removed.isEmpty, later.lower == lower + inserted.count {
      EditWork.note(later.inserted.count)
      inserted += later.inserted
      return true
    }
    return false
  }

  /// Its size in memory, in units.
  var weight: Int { removed.count + inserted.count }
}
