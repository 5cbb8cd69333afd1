extension EditBuffer {
  /// Appends units that are cut up rightly among themselves, and cuts anew at the seam.
  ///
  /// The rules of UAX #29 look back no further than the last boundary that stands, so a new cut ends
  /// where it meets an old boundary; only a row of flags can carry it on.
  static func append(_ new: [EditUnit], to units: inout [EditUnit]) {
    var index = 0
    while index < new.count, let last = units.last, joins(last, new[index]) {
      units.removeLast()
      units += self.units(of: text(of: [last, new[index]]))
      index += 1
    }
    units += new[index...]
  }

  /// Whether the boundary between two neighbours falls or moves.
  static func joins(_ left: EditUnit, _ right: EditUnit) -> Bool {
    guard case .cluster(let left) = left, case .cluster(let right) = right else { return false }
    if left.utf8.count == 1, right.utf8.count == 1 { return left == "\r" && right == "\n" }
    let both = String(left) + String(right)
    return both[both.startIndex].utf8.count != left.utf8.count
  }

  /// Units cut up anew, for an order in which they did not stand.
  static func recut(_ units: [EditUnit]) -> [EditUnit] {
    units.reduce(into: []) { append([$1], to: &$0) }
  }
}
