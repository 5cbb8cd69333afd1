/// Killed text, to be yanked back.
struct KillRing: Equatable, Sendable {
  private var entries: [[EditUnit]] = []
  /// The entry that the last yank gave, from the newest.
  private var turn = 0

  private static let bound = 60

  /// Adds a kill, or joins it with the one right before: what was killed backward goes in front.
  mutating func add(_ units: [EditUnit], isBackward: Bool, isMerged: Bool) {
    turn = 0
    guard isMerged, let last = entries.popLast() else {
      entries.append(units)
      if entries.count > Self.bound { entries.removeFirst() }
      return
    }
    var whole = isBackward ? units : last
    EditBuffer.append(isBackward ? last : units, to: &whole)
    entries.append(whole)
  }

  /// The newest kill.
  mutating func newest() -> [EditUnit]? {
    turn = 0
    return entries.last
  }

  /// The kill before the one that was given last; after the oldest, the newest.
  mutating func next() -> [EditUnit]? {
    guard !entries.isEmpty else { return nil }
    turn = (turn + 1) % entries.count
    return entries[entries.count - 1 - turn]
  }
}
