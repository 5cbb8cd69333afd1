/// One replacement in a buffer, enough to make it and to take it back.
struct EditChange: Equatable, Sendable {
  var lower: Int
  var removed: [EditUnit]
  var inserted: [EditUnit]

  /// The change that does this one and a later one that only adds at its end; `nil` where they do not
  /// meet so.
  func followed(by later: EditChange) -> EditChange? {
    guard later.removed.isEmpty, later.lower == lower + inserted.count else { return nil }
    return EditChange(lower: lower, removed: removed, inserted: inserted + later.inserted)
  }

  /// How much memory it holds, in units.
  var weight: Int { removed.count + inserted.count }
}
