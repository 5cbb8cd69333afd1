/// The text under edit as an array of units, always cut up as the whole text would be.
struct EditBuffer: Equatable, Sendable {
  private(set) var units: [EditUnit] = []
  private(set) var pasteCount = 0

  /// A buffer of a text, without NUL, which no prompt can carry.
  init(_ text: String) {
    units = EditUnit.input(text)
  }

  var count: Int { units.count }
  var text: String { EditUnit.text(of: units) }

  /// Number of clusters before a unit.
  func clusters(before index: Int) -> Int {
    pasteCount == 0 ? index : units[..<index].reduce(0) { $0 + $1.clusterCount }
  }

  /// The unit that begins at a cluster of the text or holds it.
  func index(ofCluster cluster: Int) -> Int {
    guard cluster > 0 else { return 0 }
    guard pasteCount > 0 else { return min(cluster, count) }
    var seen = 0
    for (index, unit) in units.enumerated() {
      seen += unit.clusterCount
      if seen > cluster { return index }
    }
    return count
  }

  /// Replaces some units and joins what becomes one cluster at the seams.
  /// - Returns: what changed, and the place after the new units.
  mutating func replace(_ range: Range<Int>, with new: [EditUnit]) -> (EditChange, end: Int) {
    var lower = range.lowerBound
    var upper = range.upperBound
    var work: [EditUnit] = []
    let next = new.first ?? (upper < count ? units[upper] : nil)
    if lower > 0, let next, Self.joins(units[lower - 1], next) {
      lower -= 1
      work = [units[lower]]
    }
    Self.append(new, to: &work)
    let end = lower + work.count
    while upper < count, let last = work.last, Self.joins(last, units[upper]) {
      Self.append([units[upper]], to: &work)
      upper += 1
    }
    let change = EditChange(lower: lower, removed: Array(units[lower..<upper]), inserted: work)
    apply(change)
    return (change, end)
  }

  /// Makes a change.
  mutating func apply(_ change: EditChange) {
    swap(change.lower, change.removed, for: change.inserted)
  }

  /// Takes a change back.
  mutating func revert(_ change: EditChange) {
    swap(change.lower, change.inserted, for: change.removed)
  }

  private mutating func swap(_ lower: Int, _ old: [EditUnit], for new: [EditUnit]) {
    units.replaceSubrange(lower..<(lower + old.count), with: new)
    if pasteCount > 0 { pasteCount -= Self.pastes(in: old) }
    pasteCount += Self.pastes(in: new)
  }

  private static func pastes(in units: [EditUnit]) -> Int {
    units.reduce(into: 0) { $0 += $1.paste == nil ? 0 : 1 }
  }
}
